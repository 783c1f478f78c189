using Shortlist.Documents.Text;

namespace Shortlist.Documents.Html;

/// <summary>Colour, ground and size of the text, as the open elements set them.</summary>
internal sealed class HtmlInk(int maxDepth)
{
    private readonly Stack<Layer> _layers = [];

    /// <summary>Why text is not seen here; null when it is.</summary>
    public HiddenReason? WhyUnseen => _layers.TryPeek(out var top) ? Tint.WhyUnseen(isDisplayed: true, top.Size, top.Colour, top.Ground) : null;

    /// <summary>An element begins.</summary>
    public void Begin(string name, HtmlStyle style)
    {
        if (_layers.TryPeek(out var top) && string.Equals(top.Name, name, StringComparison.Ordinal) && style is { HasColour: false, HasGround: false, Size: null })
        {
            top.Open++;
            return;
        }

        if (style is { HasColour: false, HasGround: false, Size: null } || _layers.Count >= maxDepth)
            return;
        _layers.Push(new(name)
        {
            Colour = style.HasColour ? style.Colour : top?.Colour,
            Ground = style.HasGround ? style.Ground : top is null ? Tint.White : top.Ground,
            Size = style.Size ?? top?.Size ?? 0,
        });
    }

    /// <summary>An element ends.</summary>
    public void End(string name)
    {
        if (_layers.TryPeek(out var top) && string.Equals(top.Name, name, StringComparison.Ordinal) && --top.Open == 0)
            _layers.Pop();
    }

    /// <summary>An element that set something, and how many of its name are open since.</summary>
    private sealed class Layer(string name)
    {
        public string Name => name;

        public int Open { get; set; } = 1;

        public Tint? Colour { get; init; }

        public Tint? Ground { get; init; }

        public double Size { get; init; }
    }
}
