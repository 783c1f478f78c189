using System.Globalization;
using System.Xml;
using Shortlist.Documents.Packages;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Docx;

/// <summary>What a style says of text; null where it leaves it to the style that it is based on.</summary>
internal sealed record DocxStyle
{
    public string? BasedOn { get; set; }

    public int? HeadingLevel { get; set; }

    public double? FontSize { get; set; }

    public bool? IsBold { get; set; }

    public bool? IsList { get; set; }

    public bool? IsHidden { get; set; }

    /// <summary>Colour of the text.</summary>
    public Tint? Colour { get; set; }

    /// <summary>Whether it sets something behind the text.</summary>
    public bool? IsShaded { get; set; }
}

/// <summary>The styles of a DOCX document.</summary>
internal sealed class DocxStyles
{
    private const int MaxBases = 16;
    private const double UsualSize = 10;

    private readonly Dictionary<string, DocxStyle> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocxStyle> _resolved = new(StringComparer.Ordinal);
    private readonly DocxStyle _defaults = new() { FontSize = UsualSize, IsBold = false, HeadingLevel = 0, IsList = false, IsHidden = false, IsShaded = false };
    private string? _defaultParagraph;

    /// <summary>Reads the part of styles; a document without has defaults only.</summary>
    public static DocxStyles Read(Package package, int maxDepth)
    {
        var styles = new DocxStyles();
        using var reader = package.OpenXml("word/styles.xml");
        if (reader is null)
            return styles;
        DocxStyle? open = null;
        while (reader.Step(maxDepth))
        {
            if (reader.NodeType == XmlNodeType.Element)
                open = styles.Take(reader, open);
        }

        return styles;
    }

    /// <summary>What holds for a paragraph of a style, or of the default style, in full.</summary>
    public DocxStyle Paragraph(string? id) => Resolve(id ?? _defaultParagraph) ?? _defaults;

    /// <summary>Whether a table of a style has something behind its cells.</summary>
    public bool IsShaded(string? id) => Resolve(id)?.IsShaded is true;

    /// <summary>What a style of runs adds; null when there is no such style.</summary>
    public DocxStyle? Run(string id) => _styles.GetValueOrDefault(id);

    private DocxStyle? Take(XmlReader reader, DocxStyle? open)
    {
        switch (reader.LocalName)
        {
            case "rPrDefault":
                return _defaults;
            case "style":
                return Begin(reader);
            case "name" when open is not null && !ReferenceEquals(open, _defaults):
                open.HeadingLevel ??= HeadingOfName(reader.Attribute("val"));
                break;
            case "basedOn" when open is not null:
                open.BasedOn = reader.Attribute("val");
                break;
            case "outlineLvl" when open is not null:
                open.HeadingLevel ??= DocxValue.HeadingOfOutline(reader.Attribute("val"));
                break;
            case "numPr" when open is not null:
                open.IsList = true;
                break;
            case "sz" when open is not null:
                open.FontSize = DocxValue.Size(reader.Attribute("val")) ?? open.FontSize;
                break;
            case "vanish" when open is not null:
                open.IsHidden = DocxValue.IsOn(reader.Attribute("val"));
                break;
            case "color" when open is not null:
                open.Colour = Tint.OfHex(reader.Attribute("val"));
                break;
            case "shd" when open is not null && !string.Equals(reader.Attribute("fill"), "auto", StringComparison.Ordinal):
                open.IsShaded = true;
                break;
            case "b" when open is not null:
                open.IsBold = DocxValue.IsOn(reader.Attribute("val"));
                break;
        }

        return open;
    }

    private DocxStyle Begin(XmlReader reader)
    {
        var style = new DocxStyle();
        if (reader.Attribute("styleId") is { } id)
        {
            _styles[id] = style;
            if (reader.Attribute("default") is { } isDefault && DocxValue.IsOn(isDefault)
                && string.Equals(reader.Attribute("type"), "paragraph", StringComparison.Ordinal))
            {
                _defaultParagraph = id;
            }
        }

        return style;
    }

    private DocxStyle? Resolve(string? id)
    {
        if (id is null)
            return null;
        if (_resolved.TryGetValue(id, out var known))
            return known;
        var style = new DocxStyle();
        var next = id;
        for (var bases = 0; bases < MaxBases && next is not null && _styles.TryGetValue(next, out var link); bases++)
        {
            Inherit(style, link);
            next = link.BasedOn;
        }

        Inherit(style, _defaults);
        return _resolved[id] = style;
    }

    private static void Inherit(DocxStyle style, DocxStyle from)
    {
        style.HeadingLevel ??= from.HeadingLevel;
        style.FontSize ??= from.FontSize;
        style.IsBold ??= from.IsBold;
        style.IsList ??= from.IsList;
        style.IsHidden ??= from.IsHidden;
        style.Colour ??= from.Colour;
        style.IsShaded ??= from.IsShaded;
    }

    /// <summary>Built-in styles keep their English names in every language; only their ids are translated.</summary>
    private static int? HeadingOfName(string? name)
    {
        const string Heading = "heading ";
        if (string.Equals(name, "title", StringComparison.OrdinalIgnoreCase))
            return 1;
        return name is not null && name.StartsWith(Heading, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name.AsSpan(Heading.Length), CultureInfo.InvariantCulture, out var level) && level is > 0 and <= 9
            ? level
            : null;
    }
}
