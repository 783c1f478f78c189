using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Html;

/// <summary>Goes through a page's tree in document order, with a stack of its own: pages may be nested without end.</summary>
internal sealed partial class HtmlWalk(DocumentOptions options)
{
    private readonly FlowBuilder _flow = new(new TextBudget(options.MaxCharacters));
    private readonly List<DocumentLink> _links = [];
    private readonly StringBuilder _linkText = new();
    private int _bold;
    private int _preformatted;
    private int _lists;
    private bool _isInLink;

    /// <summary>The links met.</summary>
    public IReadOnlyList<DocumentLink> Links => _links;

    /// <summary>The lines met.</summary>
    public List<DocumentLine> Build() => _flow.Build();

    /// <summary>Reads an element and all in it.</summary>
    public void Walk(IElement root)
    {
        var path = new Stack<(INode Node, int Next)>();
        Enter(root);
        path.Push((root, 0));
        while (path.TryPop(out var place))
        {
            if (place.Next == place.Node.ChildNodes.Length)
            {
                Leave((IElement)place.Node);
                continue;
            }

            path.Push((place.Node, place.Next + 1));
            switch (place.Node.ChildNodes[place.Next])
            {
                case IText text:
                    Append(text.Data);
                    break;
                case IElement element when !IsLeftOut(element):
                    if (path.Count > options.MaxDepth)
                        throw TooDeep();
                    if (IsColumn(element, place.Node.ChildNodes, place.Next))
                        _flow.Append("\t");
                    Enter(element);
                    path.Push((element, 0));
                    break;
            }
        }
    }

    private static UnreadableDocumentException TooDeep() =>
        new(UnreadableReason.Corrupted, "The page nests its elements deeper than any real one does.");

    private static bool IsLeftOut(IElement element) => element.LocalName switch
    {
        "script" or "style" or "template" or "noscript" or "svg" or "math" or "iframe" or "object" or "canvas" or "video" or "audio"
            or "select" or "datalist" or "head" or "title" => true,
        _ => element.HasAttribute("hidden")
            || (element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style)),
    };

    private static bool IsBlock(string name) => name is
        "p" or "div" or "section" or "article" or "header" or "footer" or "main" or "nav" or "aside" or "address" or "blockquote"
        or "pre" or "ul" or "ol" or "dl" or "dt" or "dd" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "hr" or "form"
        or "fieldset" or "legend" or "figure" or "figcaption" or "details" or "summary" or "table" or "caption" or "center" or "body";

    /// <summary>
    /// Elements set side by side with nothing between them, and no text of their parent around them, are the columns of a
    /// row laid out by a style sheet: employer left, dates right.
    /// </summary>
    private static bool IsColumn(IElement element, INodeList siblings, int index) =>
        IsInline(element) && index > 0 && siblings[index - 1] is IElement before && IsInline(before)
        && (index < 2 || siblings[index - 2] is not IText) && (index + 1 == siblings.Length || siblings[index + 1] is not IText);

    private static bool IsInline(IElement element) =>
        !IsBlock(element.LocalName) && element.LocalName is not ("br" or "wbr" or "img" or "td" or "th" or "tr" or "tbody" or "thead" or "tfoot");

    private static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;

    private void Enter(IElement element)
    {
        var name = element.LocalName;
        if (IsBlock(name))
            _flow.EndParagraph();
        if (HeadingLevel(name) is > 0 and var level)
        {
            _flow.MarkHeading(level);
            _bold++;
        }

        switch (name)
        {
            case "b" or "strong" or "th":
                _bold++;
                break;
            case "pre":
                _preformatted++;
                break;
            case "ul" or "ol":
                _lists++;
                break;
            case "li":
                _flow.MarkListItem(Math.Clamp(_lists - 1, 0, 8));
                break;
            case "br":
                _flow.BreakLine();
                break;
            case "tr":
                _flow.BeginRow();
                break;
            case "a":
                _isInLink = true;
                _linkText.Clear();
                break;
        }

        if (name is "td" or "th")
            _flow.BeginCell();
    }

    private void Leave(IElement element)
    {
        var name = element.LocalName;
        if (IsBlock(name))
            _flow.EndParagraph();
        if (HeadingLevel(name) > 0)
            _bold--;
        switch (name)
        {
            case "b" or "strong" or "th":
                _bold--;
                break;
            case "pre":
                _preformatted--;
                break;
            case "ul" or "ol":
                _lists--;
                break;
            case "tr":
                _flow.EndRow();
                break;
            case "a":
                _isInLink = false;
                if (element.GetAttribute("href") is { Length: > 1 } target && target[0] != '#'
                    && !target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
                {
                    _links.Add(new DocumentLink(target.Trim(), TextRepair.Repair(_linkText.ToString()), 1));
                }

                break;
        }
    }

    private void Append(string text)
    {
        _flow.Weight = _bold > 0 ? FontWeight.Bold : FontWeight.Regular;
        if (_isInLink)
            _linkText.Append(text);
        if (_preformatted == 0)
        {
            // In a page a tab is a space like any other; only table cells are parted by tabs.
            _flow.Append(text.Replace('\t', ' '));
            return;
        }

        var isFirst = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!isFirst)
                _flow.BreakLine();
            isFirst = false;
            _flow.Append(line);
        }
    }

    [GeneratedRegex("""(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HiddenStyle();
}
