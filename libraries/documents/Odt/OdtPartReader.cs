using System.Globalization;
using System.Text;
using System.Xml;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Packages;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Odt;

/// <summary>The regions of an OpenDocument text that hold its words.</summary>
internal enum OdtRegion
{
    Header,
    Body,
    Footer,
}

/// <summary>Reads one region of an ODT into lines.</summary>
internal sealed class OdtPartReader(
    FlowBuilder flow, OdtStyles styles, List<DocumentLink> links, int maxDepth, OdtRegion region)
{
    private const int MaxSpaces = 200;

    /// <summary>Paragraphs and spans that are open, outermost first.</summary>
    private readonly Stack<OdtStyle> _open = [];
    /// <summary>What is behind open cells and text boxes, innermost first; null when it cannot be told.</summary>
    private readonly Stack<Tint?> _grounds = [];
    private readonly StringBuilder _linkText = new();
    private string? _link;
    private int _lists;
    private bool _isItemStart;
    private int _within;

    /// <summary>What it read.</summary>
    public FlowBuilder Flow => flow;

    private string RegionElement => region switch
    {
        OdtRegion.Header => "header",
        OdtRegion.Footer => "footer",
        _ => "body",
    };

    /// <summary>Reads a part of the package to its end; a part that is not there has no text.</summary>
    public void Read(Package package, string part)
    {
        using var reader = package.OpenXml(part);
        if (reader is null)
            return;
        var more = reader.Step(maxDepth);
        while (more)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when IsLeftOut(reader.LocalName):
                    reader.Skip();
                    more = !reader.EOF;
                    continue;
                case XmlNodeType.Element:
                    var (name, isEmpty) = (reader.LocalName, reader.IsEmptyElement);
                    Begin(reader, name);
                    if (isEmpty)
                        End(name);
                    break;
                case XmlNodeType.EndElement:
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA:
                    // Tabs are elements here; written as characters they are spaces.
                    Append(reader.Value.Replace('\t', ' '));
                    break;
            }

            more = reader.Step(maxDepth);
        }
    }

    /// <summary>Deleted text, comments, notes and what describes pictures.</summary>
    private static bool IsLeftOut(string name) => name is
        "tracked-changes" or "annotation" or "note" or "forms" or "sequence-decls" or "title" or "desc" or "binary-data" or "script";

    private void Begin(XmlReader reader, string name)
    {
        if (string.Equals(name, RegionElement, StringComparison.Ordinal))
            _within++;
        if (_within == 0)
        {
            styles.Take(reader);
            return;
        }

        switch (name)
        {
            case "p" or "h":
                BeginParagraph(reader, name);
                break;
            case "span":
                _open.Push(styles.Resolve(reader.Attribute("style-name"), _open.TryPeek(out var around) ? around : null));
                break;
            case "list":
                _lists++;
                break;
            case "list-item":
                _isItemStart = true;
                break;
            case "tab":
                Append("\t");
                break;
            case "s":
                var count = int.TryParse(reader.Attribute("c"), CultureInfo.InvariantCulture, out var spaces) ? Math.Clamp(spaces, 1, MaxSpaces) : 1;
                Append(new string(' ', count));
                break;
            case "line-break":
                flow.BreakLine();
                break;
            case "text-box":
                flow.BeginFrame();
                _grounds.Push(item: null);
                break;
            case "table-row":
                flow.BeginRow();
                break;
            case "table-cell":
                flow.BeginCell();
                _grounds.Push(styles.Resolve(reader.Attribute("style-name"), around: null).Ground ?? (_grounds.TryPeek(out var outer) ? outer : Tint.White));
                break;
            case "a":
                _link = reader.Attribute("href");
                _linkText.Clear();
                break;
        }
    }

    private void BeginParagraph(XmlReader reader, string name)
    {
        _open.Push(styles.Resolve(reader.Attribute("style-name"), around: null));
        if (name is "h")
        {
            var level = int.TryParse(reader.Attribute("outline-level"), CultureInfo.InvariantCulture, out var outline) ? Math.Clamp(outline, 1, 9) : 1;
            flow.MarkHeading(level);
        }
        else if (_isItemStart)
        {
            flow.MarkListItem(Math.Clamp(_lists - 1, 0, 8));
            _isItemStart = false;
        }
    }

    private void End(string name)
    {
        if (_within == 0)
            return;
        switch (name)
        {
            case "p" or "h":
                _open.TryPop(out _);
                flow.EndParagraph();
                break;
            case "span":
                _open.TryPop(out _);
                break;
            case "list":
                _lists--;
                break;
            case "text-box":
                flow.EndFrame();
                _grounds.TryPop(out _);
                break;
            case "table-cell":
                _grounds.TryPop(out _);
                break;
            case "table-row":
                flow.EndRow();
                break;
            case "a" when _link is { Length: > 1 } target:
                if (target[0] != '#')
                    links.Add(new DocumentLink(target, TextRepair.Repair(_linkText.ToString()), 1));
                _link = null;
                break;
        }

        if (string.Equals(name, RegionElement, StringComparison.Ordinal))
            _within--;
    }

    private void Append(string text)
    {
        if (!_open.TryPeek(out var style))
            return;
        var ground = style.Ground ?? (_grounds.TryPeek(out var around) ? around : Tint.White);
        if (Tint.WhyUnseen(style.IsHidden is not true, style.FontSize ?? 0, style.Colour, ground) is { } reason)
        {
            flow.Hide(text, reason);
            return;
        }

        flow.FontSize = style.FontSize ?? 0;
        flow.Weight = style.IsBold is true ? FontWeight.Bold : FontWeight.Regular;
        flow.Append(text);
        if (_link is not null)
            _linkText.Append(text);
    }
}
