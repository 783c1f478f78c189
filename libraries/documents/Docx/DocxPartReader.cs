using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Packages;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Docx;

/// <summary>Reads one part of a DOCX (body, header or footer) into lines.</summary>
internal sealed partial class DocxPartReader(
    XmlReader reader, FlowBuilder flow, DocxStyles styles, Dictionary<string, string> targets, List<DocumentLink> links, int maxDepth)
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private readonly Stack<Paragraph> _outer = [];

    /// <summary>What is behind the text of open cells and text boxes, innermost first; null when it cannot be told.</summary>
    private readonly Stack<Tint?> _grounds = [];
    private readonly StringBuilder _linkText = new();
    private Paragraph _paragraph = new(styles.Paragraph(null));
    private string? _link;
    private bool _isText;
    private bool _isInCellProperties;

    /// <summary>Reads the part to its end.</summary>
    public void Read()
    {
        var more = reader.Step(maxDepth);
        while (more)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when IsLeftOut():
                    // Skip stands on the node that follows already.
                    reader.Skip();
                    more = !reader.EOF;
                    continue;
                case XmlNodeType.Element when IsWord():
                    var (name, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
                    Begin(name);
                    if (isEmpty)
                        End(name);
                    break;
                case XmlNodeType.EndElement when IsWord():
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when _isText:
                    Append(reader.Value);
                    break;
            }

            more = reader.Step(maxDepth);
        }

        flow.EndParagraph();
    }

    private bool IsWord() => reader.NamespaceURI is Transitional or Strict;

    /// <summary>A text box's second form for old programs, text deleted or moved away under change tracking, and settings.</summary>
    private bool IsLeftOut() => reader.LocalName switch
    {
        "Fallback" => string.Equals(reader.NamespaceURI, Compatibility, StringComparison.Ordinal),
        "delText" or "moveFrom" or "sdtPr" or "sectPr" or "trPr" or "pPrChange" or "rPrChange" => IsWord(),
        _ => false,
    };

    private void Begin(string name)
    {
        switch (name)
        {
            case "p":
                _outer.Push(_paragraph);
                _paragraph = new(styles.Paragraph(null));
                break;
            case "pPr":
                _paragraph.IsInProperties = true;
                break;
            case "r":
                _paragraph.BeginRun();
                break;
            case "t":
                _isText = true;
                break;
            case "txbxContent":
                flow.BeginFrame();
                // Shapes are filled in many ways.
                _grounds.Push(item: null);
                break;
            case "tbl":
                _grounds.Push(Ground);
                break;
            case "tblStyle" when styles.IsShaded(reader.Attribute("val")):
                TakeGround(null);
                break;
            case "tcPr":
                _isInCellProperties = true;
                break;
            case "shd" when _isInCellProperties:
                TakeGround(Shading());
                break;
            case "tr":
                flow.BeginRow();
                break;
            case "tc":
                flow.BeginCell();
                _grounds.Push(Ground);
                break;
            case "hyperlink":
                _link = reader.Attribute("id") is { } id ? targets.GetValueOrDefault(id) : null;
                _linkText.Clear();
                break;
            case "fldSimple":
                TakeFieldLink(reader.Attribute("instr"));
                break;
            case "instrText":
                TakeFieldLink(reader.IsEmptyElement ? null : TextOfElement());
                break;
            default:
                if (_paragraph.IsInProperties)
                    TakeParagraphProperty(name);
                else
                    TakeRun(name);
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p":
                flow.EndParagraph();
                _outer.TryPop(out var outer);
                _paragraph = outer ?? new(styles.Paragraph(null));
                break;
            case "pPr":
                _paragraph.IsInProperties = false;
                if (_paragraph.Style.HeadingLevel is > 0 and var level)
                    flow.MarkHeading(level);
                if (_paragraph.ListLevel is { } depth)
                    flow.MarkListItem(depth);
                break;
            case "t":
                _isText = false;
                break;
            case "txbxContent":
                flow.EndFrame();
                _grounds.TryPop(out _);
                break;
            case "tcPr":
                _isInCellProperties = false;
                break;
            case "tc" or "tbl":
                _grounds.TryPop(out _);
                break;
            case "tr":
                flow.EndRow();
                break;
            case "hyperlink" when _link is { } target:
                links.Add(new DocumentLink(target, TextRepair.Repair(_linkText.ToString()), 1));
                _link = null;
                break;
        }
    }

    private void TakeParagraphProperty(string name)
    {
        switch (name)
        {
            case "pStyle":
                _paragraph.Use(styles.Paragraph(reader.Attribute("val")));
                break;
            case "shd":
                _paragraph.Shading = Shading();
                _paragraph.IsShaded = true;
                break;
            case "outlineLvl":
                _paragraph.Use(_paragraph.Style with { HeadingLevel = DocxValue.HeadingOfOutline(reader.Attribute("val")) });
                break;
            case "ilvl":
                _paragraph.ListLevel = int.TryParse(reader.Attribute("val"), CultureInfo.InvariantCulture, out var level)
                    ? Math.Clamp(level, 0, 8)
                    : 0;
                break;
            case "numId":
                // Number 0 takes a paragraph out of the list that its style is of.
                _paragraph.ListLevel = string.Equals(reader.Attribute("val"), "0", StringComparison.Ordinal) ? null : _paragraph.ListLevel ?? 0;
                break;
        }
    }

    private void TakeRun(string name)
    {
        switch (name)
        {
            case "rStyle" when reader.Attribute("val") is { } id && styles.Run(id) is { } style:
                _paragraph.FontSize = style.FontSize ?? _paragraph.FontSize;
                _paragraph.IsBold = style.IsBold ?? _paragraph.IsBold;
                _paragraph.IsHidden = style.IsHidden ?? _paragraph.IsHidden;
                _paragraph.Colour = style.Colour ?? _paragraph.Colour;
                break;
            case "color":
                _paragraph.Colour = Tint.OfHex(reader.Attribute("val"));
                break;
            case "shd" or "highlight":
                (_paragraph.RunShading, _paragraph.IsRunShaded) = (Shading(), true);
                break;
            case "b":
                _paragraph.IsBold = DocxValue.IsOn(reader.Attribute("val"));
                break;
            case "sz":
                _paragraph.FontSize = DocxValue.Size(reader.Attribute("val")) ?? _paragraph.FontSize;
                break;
            case "vanish":
                _paragraph.IsHidden = DocxValue.IsOn(reader.Attribute("val"));
                break;
            case "tab" or "ptab":
                Append("\t");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "br" or "cr":
                flow.BreakLine();
                break;
            case "sym" when int.TryParse(reader.Attribute("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
                && code is > 0 and <= char.MaxValue:
                Append(((char)code).ToString());
                break;
        }
    }

    private void Append(string text)
    {
        var ground = _paragraph.IsRunShaded ? _paragraph.RunShading : _paragraph.IsShaded ? _paragraph.Shading : Ground;
        if (Tint.WhyUnseen(!_paragraph.IsHidden, _paragraph.FontSize, _paragraph.Colour, ground) is { } reason)
        {
            flow.Hide(text, reason);
            return;
        }

        flow.FontSize = _paragraph.FontSize;
        flow.Weight = _paragraph.IsBold ? FontWeight.Bold : FontWeight.Regular;
        flow.Append(text);
        if (_link is not null)
            _linkText.Append(text);
    }

    private Tint? Ground => _grounds.TryPeek(out var ground) ? ground : Tint.White;

    /// <summary>The colour that an element of shading fills with; null for patterns, themes and names.</summary>
    private Tint? Shading() => reader.Attribute("fill") is "auto" ? Tint.White : Tint.OfHex(reader.Attribute("fill"));

    private void TakeGround(Tint? ground)
    {
        if (_grounds.TryPop(out _))
            _grounds.Push(ground);
    }

    private string TextOfElement()
    {
        var text = new StringBuilder();
        while (reader.Step(maxDepth) && reader.NodeType is not (XmlNodeType.EndElement or XmlNodeType.Element))
            text.Append(reader.Value);
        return text.ToString();
    }

    private void TakeFieldLink(string? instruction)
    {
        if (instruction is not null && HyperlinkField().Match(instruction) is { Success: true } match)
            links.Add(new DocumentLink(match.Groups["target"].Value, "", 1));
    }

    [GeneratedRegex("""^\s*HYPERLINK\s+"(?<target>[^"]+)"?""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HyperlinkField();

    /// <summary>The paragraph being read, and its present run.</summary>
    private sealed class Paragraph(DocxStyle style)
    {
        public DocxStyle Style { get; private set; } = style;

        public bool IsInProperties { get; set; }

        public int? ListLevel { get; set; }

        public double FontSize { get; set; } = style.FontSize ?? 0;

        public bool IsBold { get; set; } = style.IsBold ?? false;

        public bool IsHidden { get; set; } = style.IsHidden ?? false;

        public Tint? Colour { get; set; } = style.Colour;

        /// <summary>What is behind the paragraph, when <see cref="IsShaded"/>; null when it cannot be told.</summary>
        public Tint? Shading { get; set; }

        public bool IsShaded { get; set; } = style.IsShaded ?? false;

        /// <summary>What is behind the run, when <see cref="IsRunShaded"/>; null when it cannot be told.</summary>
        public Tint? RunShading { get; set; }

        public bool IsRunShaded { get; set; }

        public void Use(DocxStyle other)
        {
            Style = other;
            IsShaded |= other.IsShaded ?? false;
            if (other.IsList is true)
                ListLevel ??= 0;
            BeginRun();
        }

        public void BeginRun()
        {
            FontSize = Style.FontSize ?? 0;
            IsBold = Style.IsBold ?? false;
            IsHidden = Style.IsHidden ?? false;
            Colour = Style.Colour;
            IsRunShaded = false;
        }
    }
}
