using System.Text;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Layout;

/// <summary>
/// Arranges the words of pages into lines, and the lines into the order in which a person reads them. It keeps the
/// extractor's blocks and their order, which is that of columns; within a line it decides what is one word, what is a
/// space and what parts two columns.
/// </summary>
internal sealed class ReadingOrder
{
    /// <summary>A gap narrower than this share of the line's height is no space: the same word in another font.</summary>
    private const double SameWordGap = 0.08;

    /// <summary>A gap wider than this many line heights parts columns of one row.</summary>
    private const double ColumnGap = 1.5;

    private static readonly string[] SymbolFonts = ["Wingdings", "Dingbat", "Symbol", "MarVoSym", "CMSY", "LMMathSymbols", "MSAM", "Awesome", "OpenSymbol"];

    private readonly StringBuilder _text = new();
    private readonly List<double> _sizes = [];
    private int _block = -1;

    /// <summary>The lines of a page, added to those of the pages before it. Blocks count on over pages.</summary>
    public void Arrange(LayoutPage page, List<DocumentLine> lines)
    {
        var blockOfPage = -1;
        (double Top, double Bottom)? bullet = null;
        foreach (var (block, rawWords) in page.Lines)
        {
            if (rawWords.Count == 0)
                continue;
            if (block != blockOfPage)
            {
                blockOfPage = block;
                _block++;
            }

            if (rawWords.Count == 1 && ListMarker.IsAlone(rawWords[0].Text))
            {
                // A bullet set apart from its text belongs to the line beside it.
                bullet = (rawWords[0].Box.Top, rawWords[0].Box.Bottom);
                continue;
            }

            var line = Build(page, rawWords);
            if (bullet is { } mark && line.Box.Top < mark.Bottom && line.Box.Bottom > mark.Top)
                line = line with { IsListItem = true };
            bullet = null;
            lines.Add(line);
        }
    }

    private DocumentLine Build(LayoutPage page, List<LayoutWord> rawWords)
    {
        var isListItem = rawWords.Count > 1 && (ListMarker.IsAlone(rawWords[0].Text) || IsBulletOfSymbolFont(rawWords[0], rawWords[1]));
        var words = new List<DocumentWord>(rawWords.Count);
        _text.Clear();
        _sizes.Clear();
        Box box = default;
        var (bold, regular) = (0, 0);
        for (var index = isListItem ? 1 : 0; index < rawWords.Count; index++)
        {
            var word = rawWords[index];
            _sizes.Add(word.Style?.Size ?? word.Box.Height * page.SizePerHeight);
            var letters = word.Text.Length;
            (bold, regular) = word.Style?.Weight switch
            {
                FontWeight.Bold => (bold + letters, regular),
                FontWeight.Regular => (bold, regular + letters),
                _ => (bold, regular),
            };
            if (words.Count == 0)
            {
                box = word.Box;
                words.Add(new(word.Text, word.Box));
                _text.Append(word.Text);
                continue;
            }

            var gap = GapBetween(rawWords[index - 1].Box, word.Box);
            if (gap == '\0')
                words[^1] = new(words[^1].Text + word.Text, words[^1].Box.Union(word.Box));
            else
                words.Add(new(word.Text, word.Box));
            if (gap != '\0')
                _text.Append(gap);
            _text.Append(word.Text);
            box = box.Union(word.Box);
        }

        _sizes.Sort();
        return new DocumentLine
        {
            Page = page.Number,
            Text = _text.ToString(),
            Box = box,
            FontSize = Math.Round(_sizes[_sizes.Count / 2], 1),
            Weight = bold > regular ? FontWeight.Bold : regular > 0 ? FontWeight.Regular : FontWeight.Unknown,
            IsListItem = isListItem,
            Block = _block,
            Words = words,
        };
    }

    /// <summary>A lone sign of a font of symbols, whose bullets come out as whatever character they take the place of.</summary>
    private static bool IsBulletOfSymbolFont(LayoutWord first, LayoutWord second) =>
        first is { Text.Length: 1, Style: { Font: var font } style } && second.Style is { } next && style.Font != next.Font
        && Array.Exists(SymbolFonts, name => font.Contains(name, StringComparison.OrdinalIgnoreCase) && !next.Font.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What stands between two words: nothing, a space, or a tab.</summary>
    private static char GapBetween(Box left, Box right)
    {
        var shared = Math.Min(left.Bottom, right.Bottom) - Math.Max(left.Top, right.Top);
        var height = Math.Min(left.Height, right.Height);
        // Turned and right-to-left lines do not go on to the right; their words are whole already.
        if (shared < height / 2 || right.Left < left.Left)
            return ' ';
        var gap = right.Left - left.Right;
        if (gap < height * SameWordGap && gap > -height)
            return '\0';
        return gap > height * ColumnGap ? '\t' : ' ';
    }
}
