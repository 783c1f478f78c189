using Shortlist.PdfExtraction.Structure;

namespace Shortlist.PdfExtraction.Hidden;

/// <summary>What a look at a page's drawing tells of its words: which of them may be hidden.</summary>
internal sealed class PageLook
{
    private const int FarOff = 100_000;

    private readonly Dictionary<int, List<TextRun>> _runs = [];

    public PageLook(PageGeometry geometry, int number, PdfDictionary page, PagePaints paints, bool isComplete)
    {
        (Geometry, ObjectNumber, Page, OffPage) = (geometry, number, page, paints.OffPage);
        IsComplete = isComplete && !paints.IsIncomplete;
        IsSuspicious = !IsComplete;
        foreach (var run in paints.Runs)
        {
            IsSuspicious |= run.Suspicion is not null;
            if (!_runs.TryGetValue(Row(run.Baseline), out var row))
                _runs[Row(run.Baseline)] = row = [];
            row.Add(run);
        }
    }

    public PageGeometry Geometry { get; }

    /// <summary>The number of the page's object; 0 when it has none.</summary>
    public int ObjectNumber { get; }

    public PdfDictionary Page { get; }

    /// <summary>Around the beginnings of text outside the page, in points from its top left; null without.</summary>
    public Area? OffPage { get; }

    /// <summary>Whether all of the drawing was understood.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether a word of it may not be seen, so that it has to be looked at as a picture.</summary>
    public bool IsSuspicious { get; }

    /// <summary>The showing of text that a word is of: the last one that begins at or before it on its baseline.</summary>
    public TextRun? RunOf(Area word)
    {
        TextRun? best = null;
        for (var row = Row(word.Top + (word.Height * 0.45)); row <= Row(word.Bottom + (word.Height * 0.05)); row++)
        {
            if (!_runs.TryGetValue(row, out var runs))
                continue;
            foreach (var run in runs)
            {
                if (run.X <= word.Left + (word.Height * 0.3) && IsCloser(run, best))
                    best = run;
            }
        }

        return best;
    }

    /// <summary>Text may go on where other text began, in another colour: then the one that may be hidden speaks for both.</summary>
    private static bool IsCloser(TextRun run, TextRun? than) =>
        than is null || run.X > than.X || (run.X == than.X && than.Suspicion is null);

    private static int Row(double baseline) => (int)Math.Clamp(Math.Round(baseline), -FarOff, FarOff);
}
