using System.Text;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Layout;

/// <summary>A line under way.</summary>
internal sealed class FlowLine
{
    private StringBuilder? _raw;
    private int _sizeLead;
    private int _bold;
    private int _regular;

    /// <summary>The text, once it is finished.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The size of most of it; 0 when unknown.</summary>
    public double FontSize { get; private set; }

    public FontWeight Weight => (_bold, _regular) switch
    {
        (0, 0) => FontWeight.Unknown,
        var (bold, regular) => bold > regular ? FontWeight.Bold : FontWeight.Regular,
    };

    public int HeadingLevel { get; set; }

    public bool IsListItem { get; set; }

    /// <summary>Steps that it is indented by.</summary>
    public int Level { get; set; }

    public int Block { get; set; }

    /// <summary>The row of a table that it begins.</summary>
    public DocumentRow? Row { get; set; }

    public void Append(ReadOnlySpan<char> text, double fontSize, FontWeight weight)
    {
        (_raw ??= new()).Append(text);
        var letters = text.Length - text.Count(' ');
        switch (weight)
        {
            case FontWeight.Bold:
                _bold += letters;
                break;
            case FontWeight.Regular:
                _regular += letters;
                break;
        }

        // A majority vote in constant space: a line seldom has more than two sizes.
        if (fontSize.Equals(FontSize))
            _sizeLead += letters;
        else if ((_sizeLead -= letters) < 0)
            (FontSize, _sizeLead) = (fontSize, -_sizeLead);
    }

    /// <summary>Tidies the text and takes a bullet off it. False when nothing is left, and the line is none.</summary>
    public bool Finish()
    {
        if (_raw is null)
            return false;
        var text = RepairAll(_raw);
        _raw = null;
        if (ListMarker.IsAlone(text))
            return false;
        if (ListMarker.Length(text) is var marker and > 0)
        {
            text = text[marker..];
            IsListItem = true;
        }

        Text = text;
        return text.Length > 0;
    }

    /// <summary>Goes on with another line as the next cell of a row.</summary>
    public void Join(FlowLine next)
    {
        Text = $"{Text}\t{next.Text}";
        _bold += next._bold;
        _regular += next._regular;
        IsListItem = false;
    }

    private static string RepairAll(StringBuilder raw)
    {
        var chunks = raw.GetChunks();
        var first = chunks.GetEnumerator();
        return first.MoveNext() && first.Current.Length == raw.Length
            ? TextRepair.Repair(first.Current.Span)
            : TextRepair.Repair(raw.ToString());
    }
}
