using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Html;

/// <summary>
/// Goes through a page tag by tag. It builds no tree: fifty thousand elements inside each other keep a tree builder busy
/// for minutes, and formatting left open multiplies elements without end, while the text needs neither.
/// </summary>
internal sealed class HtmlWalk(DocumentOptions options)
{
    private const int DeepestList = 8;

    private readonly FlowBuilder _flow = new(new TextBudget(options.MaxCharacters));
    private readonly List<DocumentLink> _links = [];
    private readonly StringBuilder _linkText = new();

    /// <summary>For each open table, whether a row of it is open.</summary>
    private readonly Stack<bool> _tables = [];

    private readonly HtmlStyleSheet _sheet = new();
    private readonly HtmlInk _ink = new(options.MaxDepth);
    private readonly StringBuilder _sheetText = new();

    /// <summary>The element of which nothing is shown; with a reason where it holds text that others would show.</summary>
    private (string Name, int Depth, HiddenReason? Reason)? _hidden;
    private string? _link;
    private int _bold;
    private bool _isHeadCell;
    private int _heading;
    private int _lists;
    private bool _isItemStart;
    private int _preformatted;
    private int _inline;
    private bool _hasLooseText;
    private bool _isAfterInline;

    /// <summary>The links met.</summary>
    public IReadOnlyList<DocumentLink> Links => _links;

    /// <summary>The texts met that nobody sees.</summary>
    public IReadOnlyList<HiddenText> Hidden => _flow.Hidden;

    /// <summary>The lines met.</summary>
    public List<DocumentLine> Build() => _flow.Build();

    /// <summary>Reads a page to its end.</summary>
    public void Walk(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            SkipComments = true,
            ShouldEmitAttribute = static (ref _, name) => name.Span is "href" or "style" or "hidden" or "class" or "id",
        };
        while (tokenizer.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.StartTag:
                    if (HtmlElements.ModeInside(token.Name) is { } mode)
                        tokenizer.State = mode;
                    Begin(token.AsTag());
                    break;
                case HtmlTokenType.EndTag:
                    End(token.Name);
                    break;
                case HtmlTokenType.Character:
                    TakeText(token.Data);
                    break;
            }
        }
    }

    private static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.Ordinal);

    private void Begin(HtmlTagToken tag)
    {
        var name = tag.Name;
        if (_hidden is { } hidden)
        {
            var isEnd = HtmlElements.MayStayOpen(hidden.Name) && (hidden.Name is "p" ? HtmlElements.IsBlock(name) : IsSame(name, hidden.Name));
            if (!isEnd)
            {
                if (IsSame(name, hidden.Name) && !tag.IsSelfClosing)
                    _hidden = hidden with { Depth = hidden.Depth + 1 };
                return;
            }

            _hidden = null;
        }

        var style = _sheet.StyleOf(tag);
        var reason = HtmlElements.HasHiddenAttribute(tag) ? HiddenReason.NotDisplayed : style.Hides;
        if ((HtmlElements.IsNoText(name) || reason is not null) && !HtmlElements.IsVoid(name))
        {
            // A drawing may close itself; for other elements the stroke means nothing.
            if (!(tag.IsSelfClosing && name is "svg" or "math"))
                _hidden = (name, 1, HtmlElements.IsNoText(name) ? null : reason);
            return;
        }

        _ink.Begin(name, style);

        if (HtmlElements.IsBlock(name))
            EndBlock();
        else if (HtmlElements.IsInline(name))
            BeginInline();
        BeginMeaning(tag);
    }

    private void BeginMeaning(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "b" or "strong":
                _bold++;
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                _heading = HtmlElements.HeadingLevel(tag.Name);
                break;
            case "pre":
                _preformatted++;
                break;
            case "ul" or "ol":
                _lists++;
                break;
            case "li":
                _isItemStart = true;
                break;
            case "br":
                _flow.BreakLine();
                break;
            case "table":
                BeginTable();
                break;
            case "tr":
                EndRow();
                BeginRow();
                break;
            case "td" or "th":
                BeginRow();
                EndBlock();
                _flow.BeginCell();
                _isHeadCell = tag.Name is "th";
                break;
            case "a":
                _link = tag.GetAttribute("href");
                _linkText.Clear();
                break;
        }
    }

    private void End(string name)
    {
        if (_hidden is { } hidden)
        {
            if (!IsSame(name, hidden.Name))
                return;
            _hidden = hidden.Depth == 1 ? null : hidden with { Depth = hidden.Depth - 1 };
            if (IsSame(name, "style"))
                TakeSheet();
            return;
        }

        _ink.End(name);
        if (HtmlElements.IsBlock(name))
        {
            EndBlock();
        }
        else if (HtmlElements.IsInline(name))
        {
            _inline = Math.Max(0, _inline - 1);
            _isAfterInline = true;
        }

        switch (name)
        {
            case "b" or "strong":
                _bold = Math.Max(0, _bold - 1);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                _heading = 0;
                break;
            case "pre":
                _preformatted = Math.Max(0, _preformatted - 1);
                break;
            case "ul" or "ol":
                _lists = Math.Max(0, _lists - 1);
                break;
            case "tr":
                EndRow();
                break;
            case "table":
                EndRow();
                _tables.TryPop(out _);
                break;
            case "a":
                EndLink();
                break;
        }
    }

    private void BeginTable()
    {
        EndBlock();
        if (_tables.Count >= options.MaxDepth)
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The page nests its tables deeper than any real one does.");
        _tables.Push(item: false);
    }

    private void BeginRow()
    {
        if (!_tables.TryPop(out var isInRow))
            return;
        if (!isInRow)
        {
            EndBlock();
            _flow.BeginRow();
        }

        _tables.Push(item: true);
    }

    private void EndRow()
    {
        if (!_tables.TryPop(out var isInRow))
            return;
        if (isInRow)
        {
            _flow.EndRow();
            _isHeadCell = false;
        }

        _tables.Push(item: false);
    }

    private void EndBlock()
    {
        _flow.EndParagraph();
        (_inline, _hasLooseText, _isAfterInline) = (0, false, false);
    }

    /// <summary>
    /// Elements set side by side with nothing between them, and no text of their parent before them, are the columns of a
    /// row laid out by a style sheet: employer left, dates right.
    /// </summary>
    private void BeginInline()
    {
        if (_isAfterInline && _inline == 0 && !_hasLooseText)
            _flow.Append("\t");
        _isAfterInline = false;
        _inline++;
    }

    private void EndLink()
    {
        if (_link is { Length: > 1 } target && target[0] != '#' && !target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            _links.Add(new DocumentLink(target.Trim(), TextRepair.Repair(_linkText.ToString()), 1));
        _link = null;
    }

    private void TakeText(string text)
    {
        if (_hidden is not { } hidden)
        {
            if (_ink.WhyUnseen is { } why && !string.IsNullOrWhiteSpace(text))
                _flow.Hide(text, why);
            else
                Append(text);
        }
        else if (hidden.Reason is { } reason)
        {
            _flow.Hide(text, reason);
        }
        else if (IsSame(hidden.Name, "style"))
        {
            _sheetText.Append(text);
        }
    }

    private void TakeSheet()
    {
        _sheet.Add(_sheetText.ToString());
        _sheetText.Clear();
    }

    private void Append(string text)
    {
        var isBlank = string.IsNullOrWhiteSpace(text);
        _isAfterInline = false;
        _hasLooseText |= _inline == 0 && !isBlank;
        if (_heading > 0)
            _flow.MarkHeading(_heading);
        if (_isItemStart && !isBlank)
        {
            _flow.MarkListItem(Math.Clamp(_lists - 1, 0, DeepestList));
            _isItemStart = false;
        }

        _flow.Weight = _bold > 0 || _heading > 0 || _isHeadCell ? FontWeight.Bold : FontWeight.Regular;
        if (_link is not null)
            _linkText.Append(text);
        if (_preformatted == 0)
        {
            // In a page a tab is a space like any other; only cells are parted by tabs.
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
}
