namespace Shortlist.PdfExtraction.Hidden;

/// <summary>What was painted on a page and which texts were shown on it, in the order of drawing.</summary>
internal sealed class PagePaints(Area page)
{
    /// <summary>Points of width and height below which nothing is covered.</summary>
    public const double SmallestCover = 4;

    private const int MostPaints = 2_000;
    private const int MostRuns = 20_000;
    private readonly List<Paint> _paints = [];

    public List<TextRun> Runs { get; } = [];

    /// <summary>Whether text was shown outside the page.</summary>
    public Area? OffPage { get; private set; }

    /// <summary>Whether more was drawn than is kept, so that nothing is certain.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>An area was painted. What was shown under it before may be covered now.</summary>
    public void Add(Paint paint)
    {
        if (paint.Area.Height < SmallestCover || paint.Area.Width < SmallestCover)
            return;
        if (_paints.Count >= MostPaints)
        {
            IsIncomplete = true;
            return;
        }

        _paints.Add(paint);
        foreach (var run in Runs)
        {
            if (run.Suspicion is null && paint.Holds(run.X + (run.Size * 0.2), run.Baseline - (run.Size * 0.2)))
                run.Suspicion = Concealment.Covered;
        }
    }

    /// <summary>Text was shown.</summary>
    /// <param name="run">Where and in what.</param>
    /// <param name="colour">Its colour; null when it cannot be told.</param>
    /// <param name="hasInk">Whether its mode of drawing and its opacity show it.</param>
    /// <param name="clip">Outside of it nothing is drawn.</param>
    public void Add(TextRun run, Colour? colour, bool hasInk, Area clip)
    {
        if (Runs.Count >= MostRuns)
        {
            IsIncomplete = true;
            return;
        }

        var (x, y) = (run.X + (run.Size * 0.2), run.Baseline - (run.Size * 0.2));
        var startsOutside = x < page.Left || x > page.Right || y < page.Top || y > page.Bottom;
        if (startsOutside)
        {
            var place = new Area(x, y, x, y);
            OffPage = OffPage?.Union(place) ?? place;
        }

        // Of one that starts outside, some words may stand on the page.
        run.Suspicion = !hasInk ? Concealment.Invisible
            : startsOutside ? Concealment.SameColour
            : x < clip.Left - 1 || x > clip.Right + 1 || y < clip.Top - 1 || y > clip.Bottom + 1 ? Concealment.Covered
            : colour is not { } known || MayEqualGround(known, x, y) ? Concealment.SameColour
            : null;
        Runs.Add(run);
    }

    /// <summary>Whether something that may lie behind a place has a colour: the last areas painted there, down to one that fills its box.</summary>
    private bool MayEqualGround(Colour colour, double x, double y)
    {
        for (var index = _paints.Count - 1; index >= 0; index--)
        {
            var paint = _paints[index];
            if (!paint.Holds(x, y))
                continue;
            if (paint.Colour is not { } ground || ground.IsLike(colour))
                return true;
            if (paint.IsWhole)
                return false;
        }

        return colour.IsLike(Colour.White);
    }
}
