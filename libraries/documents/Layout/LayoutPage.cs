namespace Shortlist.Documents.Layout;

/// <summary>A page as an extractor saw it: words on lines, in the extractor's order.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
/// <param name="SizePerHeight">Size of the type of a word whose box is 1 point high: extractors measure height differently.</param>
/// <param name="Lines">In the extractor's order.</param>
internal sealed record LayoutPage(int Number, double Width, double Height, double SizePerHeight, List<LayoutLine> Lines)
{
    /// <summary>Letters and digits on it, counted no further than <paramref name="enough"/>.</summary>
    public int CountLetters(int enough)
    {
        var count = 0;
        foreach (var line in Lines)
        {
            foreach (var word in line.Words)
                count += word.Text.Count(char.IsLetterOrDigit);
            if (count >= enough)
                break;
        }

        return count;
    }
}

/// <summary>Words that the extractor put on one line.</summary>
/// <param name="Block">The extractor's block, counted over the page.</param>
/// <param name="Words">From first to last in reading direction.</param>
internal sealed record LayoutLine(int Block, List<LayoutWord> Words)
{
    /// <summary>The smallest box around its words.</summary>
    public Box Box => Words.Skip(1).Aggregate(Words[0].Box, (box, word) => box.Union(word.Box));

    /// <summary>The size of its first word.</summary>
    public double Size => Words[0].Style?.Size ?? Words[0].Box.Height;
}

/// <summary>A word of a page.</summary>
/// <param name="Text">The word.</param>
/// <param name="Box">Where it stands.</param>
/// <param name="Style">How it is set, where the extractor tells.</param>
internal readonly record struct LayoutWord(string Text, Box Box, TypeStyle? Style = null);

/// <summary>How type is set.</summary>
/// <param name="Font">The font's name.</param>
/// <param name="Size">Points.</param>
/// <param name="Color">Red, green and blue of eight bits each.</param>
internal sealed record TypeStyle(string Font, double Size, int Color)
{
    private static readonly string[] HeavyNames = ["Bold", "Black", "Heavy", "Semibold", "Demi", "CMBX"];

    /// <summary>How heavy it is, as far as the font's name tells.</summary>
    public FontWeight Weight { get; } = Font.Length == 0 ? FontWeight.Unknown
        : Array.Exists(HeavyNames, name => Font.Contains(name, StringComparison.OrdinalIgnoreCase)) ? FontWeight.Bold
        : FontWeight.Regular;
}
