namespace Shortlist.CvParsing.Work;

/// <summary>How long someone has worked: the union of the months that dated jobs cover, so that parallel jobs count once.</summary>
internal static class Experience
{
    private enum YearsOnly
    {
        Least,
        Middle,
        Most,
    }

    /// <summary>
    /// Years with one decimal, or null without dated work. A job that goes on counts up to the last whole month before
    /// <paramref name="asOf"/>; a year without month counts from July to June, the middle of what it may mean, or whole when
    /// the job lies within it.
    /// </summary>
    public static double? Years(IEnumerable<WorkEntry> work, DateOnly asOf) => Months(work, asOf) is { } months ? InYears(months) : null;

    /// <summary>Months that the jobs cover, each once; null when none is dated.</summary>
    public static int? Months(IEnumerable<WorkEntry> work, DateOnly asOf)
    {
        var spans = work.Select(job => SpanOf(job, asOf)).OfType<(int First, int Last)>().ToList();
        return spans.Count == 0 ? null : Union(spans);
    }

    /// <summary>The least and the most that years without months may mean; both the same where the CV gives all months.</summary>
    public static YearsRange? Range(IReadOnlyCollection<WorkEntry> work, DateOnly asOf) => Months(work, asOf) is null
        ? null
        : new YearsRange(InYears(Union(Spans(work, asOf, YearsOnly.Least))), InYears(Union(Spans(work, asOf, YearsOnly.Most))));

    /// <summary>The months that a job covers, first and last counted from year 0; null when it is not dated.</summary>
    public static (int First, int Last)? SpanOf(WorkEntry job, DateOnly asOf) => SpanOf(job, asOf, YearsOnly.Middle);

    /// <summary>The months that several stretches cover together.</summary>
    public static int Union(IEnumerable<(int First, int Last)> spans)
    {
        var (months, covered) = (0, int.MinValue);
        foreach (var (first, last) in spans.Order())
        {
            var from = Math.Max(first, covered + 1);
            if (last < from)
                continue;
            months += last - from + 1;
            covered = last;
        }

        return months;
    }

    private static IEnumerable<(int First, int Last)> Spans(IEnumerable<WorkEntry> work, DateOnly asOf, YearsOnly reading) =>
        work.Select(job => SpanOf(job, asOf, reading)).OfType<(int First, int Last)>();

    private static (int First, int Last)? SpanOf(WorkEntry job, DateOnly asOf, YearsOnly reading)
    {
        if (job.Start is not { } start || (job.End is null && !job.IsCurrent))
            return null;

        var lastWhole = asOf.Year * 12 + asOf.Month - 2;
        var withinOneYear = job.End is { Month: null } sameYear && start.Month is null && sameYear.Year == start.Year;
        var (firstMonth, lastMonth) = reading switch
        {
            YearsOnly.Least => withinOneYear ? (6, 6) : (12, 1),
            YearsOnly.Middle => withinOneYear ? (1, 12) : (7, 6),
            _ => (1, 12),
        };
        var first = Month(start, firstMonth);
        var last = job.End is { } end ? Month(end, lastMonth) : lastWhole;
        return last >= first ? (first, Math.Min(last, lastWhole)) : null;
    }

    private static double InYears(int months) => Math.Round(months / 12.0, 1, MidpointRounding.AwayFromZero);

    private static int Month(CvDate date, int whenYearOnly) => date.Year * 12 + (date.Month ?? whenYearOnly) - 1;
}
