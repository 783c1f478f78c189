using System.Buffers;
using AngleSharp.Html.Parser.Tokens;

namespace Shortlist.Documents.Html;

/// <summary>
/// The rules of a page's own style sheets, as far as they name elements, classes and ids by themselves. Rules for other media,
/// and for elements inside others, are passed over: they would hide what is seen.
/// </summary>
internal sealed class HtmlStyleSheet
{
    private const int MostRules = 2_000;
    private const int LongestSheet = 256 * 1024;

    private static readonly SearchValues<char> Combinators = SearchValues.Create(" >+~:[*");

    private readonly Dictionary<string, HtmlStyle> _rules = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the text of a style element.</summary>
    public void Add(ReadOnlySpan<char> sheet)
    {
        sheet = sheet[..Math.Min(sheet.Length, LongestSheet)];
        while (!sheet.IsEmpty && _rules.Count < MostRules)
        {
            var open = sheet.IndexOf('{');
            if (open < 0)
                return;
            var selectors = sheet[..open].Trim();
            var end = EndOfBlock(sheet, open);
            if (!selectors.StartsWith('@'))
                AddRule(selectors, sheet[(open + 1)..end]);
            sheet = sheet[Math.Min(end + 1, sheet.Length)..];
        }
    }

    /// <summary>What holds for an element: its name's rules, its classes', its id's, its own.</summary>
    public HtmlStyle StyleOf(HtmlTagToken tag)
    {
        var style = HtmlStyle.Of(default);
        if (_rules.Count > 0)
        {
            style = Add(style, tag.Name);
            foreach (var name in (tag.GetAttribute("class") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                style = Add(Add(style, $".{name}"), $"{tag.Name}.{name}");
            if (tag.GetAttribute("id") is { Length: > 0 } id)
                style = Add(style, $"#{id}");
        }

        return tag.GetAttribute("style") is { Length: > 0 } own ? style.With(HtmlStyle.Of(own)) : style;
    }

    private HtmlStyle Add(HtmlStyle style, string selector) => _rules.TryGetValue(selector, out var rule) ? style.With(rule) : style;

    private void AddRule(ReadOnlySpan<char> selectors, ReadOnlySpan<char> declarations)
    {
        var style = HtmlStyle.Of(declarations);
        if (style.IsNone)
            return;
        foreach (var range in selectors.Split(','))
        {
            var selector = selectors[range].Trim();
            if (selector.Length is > 0 and < 200 && !selector.ContainsAny(Combinators))
                _rules[selector.ToString()] = _rules.GetValueOrDefault(selector.ToString()) is { } known ? known.With(style) : style;
        }
    }

    /// <summary>Where a block ends, blocks inside it included.</summary>
    private static int EndOfBlock(ReadOnlySpan<char> sheet, int open)
    {
        var depth = 0;
        for (var index = open; index < sheet.Length; index++)
        {
            depth += sheet[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return index;
        }

        return sheet.Length;
    }
}
