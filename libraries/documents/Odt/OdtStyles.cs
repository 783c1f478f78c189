using System.Globalization;
using System.Xml;
using Shortlist.Documents.Packages;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Odt;

/// <summary>What a style says of text; null where it leaves it to what is around it.</summary>
internal sealed record OdtStyle(string? Parent)
{
    public double? FontSize { get; set; }

    /// <summary>Size as a share of the parent's.</summary>
    public double? RelativeSize { get; set; }

    public bool? IsBold { get; set; }

    public bool? IsHidden { get; set; }

    /// <summary>Colour of the text.</summary>
    public Tint? Colour { get; set; }

    /// <summary>What is behind the text.</summary>
    public Tint? Ground { get; set; }
}

/// <summary>The styles of an ODT document, those of the package and those of its text.</summary>
internal sealed class OdtStyles
{
    private const int MaxParents = 16;

    private readonly Dictionary<string, OdtStyle> _styles = new(StringComparer.Ordinal);
    private OdtStyle _default = new(Parent: null) { FontSize = 12 };
    private OdtStyle? _open;

    /// <summary>Takes an element of the styles; others it passes over.</summary>
    public void Take(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "default-style" when string.Equals(reader.Attribute("family"), "paragraph", StringComparison.Ordinal):
                _open = _default = new OdtStyle(Parent: null) { FontSize = _default.FontSize };
                break;
            case "style":
                _open = new OdtStyle(reader.Attribute("parent-style-name"));
                if (reader.Attribute("name") is { } name)
                    _styles[name] = _open;
                break;
            case "text-properties" when _open is not null:
                TakeText(reader, _open);
                break;
            case "paragraph-properties" or "table-cell-properties" when _open is not null:
                _open.Ground = Tint.OfHex(reader.Attribute("background-color")) ?? _open.Ground;
                break;
        }
    }

    /// <summary>What a style comes to, with all that it is derived from.</summary>
    /// <param name="name">Its name; null for text without a style of its own.</param>
    /// <param name="around">What holds around it; null for a paragraph, which begins with the defaults.</param>
    public OdtStyle Resolve(string? name, OdtStyle? around)
    {
        around ??= _default;
        var result = new OdtStyle(Parent: null);
        double relative = 1;
        for (var parents = 0; parents < MaxParents && name is not null && _styles.TryGetValue(name, out var style); parents++)
        {
            if (result.FontSize is null)
            {
                result.FontSize = style.FontSize;
                relative *= style.FontSize is null ? style.RelativeSize ?? 1 : 1;
            }

            result.IsBold ??= style.IsBold;
            result.IsHidden ??= style.IsHidden;
            result.Colour ??= style.Colour;
            result.Ground ??= style.Ground;
            name = style.Parent;
        }

        result.FontSize = Math.Round((result.FontSize ?? around.FontSize ?? 0) * relative, 1);
        result.IsBold ??= around.IsBold;
        result.IsHidden ??= around.IsHidden;
        result.Colour ??= around.Colour;
        result.Ground ??= around.Ground;
        return result;
    }

    private static void TakeText(XmlReader reader, OdtStyle style)
    {
        switch (reader.Attribute("font-weight"))
        {
            case null:
                break;
            case "bold":
                style.IsBold = true;
                break;
            case var weight:
                style.IsBold = int.TryParse(weight, CultureInfo.InvariantCulture, out var heaviness) && heaviness >= 600;
                break;
        }

        if (string.Equals(reader.Attribute("display"), "none", StringComparison.Ordinal))
            style.IsHidden = true;
        style.Colour = Tint.OfHex(reader.Attribute("color")) ?? style.Colour;
        style.Ground = Tint.OfHex(reader.Attribute("background-color")) ?? style.Ground;
        var size = reader.Attribute("font-size").AsSpan();
        if (size.EndsWith("pt") && Number(size[..^2]) is { } points)
            style.FontSize = points;
        else if (size.EndsWith("%") && Number(size[..^1]) is { } percent)
            style.RelativeSize = percent / 100;
    }

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 2000 ? number : null;
}
