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
internal sealed record LayoutLine(int Block, List<DocumentWord> Words);
