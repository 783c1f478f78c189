using Shortlist.PdfExtraction.Poppler;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>Writes words that are not seen, those that follow each other on a line for one reason together.</summary>
internal static class HiddenRuns
{
    /// <summary>Bytes of one text; nobody reads more to judge it.</summary>
    private const int Longest = 4_000;

    /// <summary>Writes the words of a page that have a reason.</summary>
    /// <param name="answer">Where to.</param>
    /// <param name="page">From 1.</param>
    /// <param name="text">The page's words.</param>
    /// <param name="reasons">Why each of them is not seen; null for one that is.</param>
    /// <param name="moved">Points to move them by, right and down.</param>
    public static void Write(ExtractionWriter answer, int page, PageText text, Concealment?[] reasons, double moved = 0)
    {
        var run = new List<byte>();
        for (var index = 0; index < reasons.Length; index++)
        {
            if (reasons[index] is not { } reason)
                continue;
            var word = text.Words[index];
            var area = word.Area;
            run.Clear();
            run.AddRange(text.TextOf(word));
            while (index + 1 < reasons.Length && reasons[index + 1] == reason && text.Words[index + 1].Line == word.Line && run.Count < Longest)
            {
                var next = text.Words[++index];
                area = area.Union(next.Area);
                run.Add((byte)' ');
                run.AddRange(text.TextOf(next));
            }

            answer.Hidden(page, (int)reason, area.Moved(moved, moved), run.ToArray());
        }
    }
}
