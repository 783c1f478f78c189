namespace Shortlist.CvParsing.Work;

/// <summary>How long someone has worked: the union of the months that dated jobs cover, so that parallel jobs count once.</summary>
internal static class Experience
{
    /// <summary>
    /// Years with one decimal, or null without dated work. A job that goes on counts up to the last whole month before
    /// <paramref name="asOf"/>; a year without month counts from July to June, the middle of what it may mean, or whole when
    /// the job lies within it.
    /// </summary>
    public static double? Years(IEnumerable<WorkEntry> work, DateOnly asOf) => InYears(CountMonths(work, asOf, YearsOnly.Middle));

    /// <summary>The least and the most that years without months may mean; both the same where the CV gives all months.</summary>
    public static YearsRange? Range(IReadOnlyCollection<WorkEntry> work, DateOnly asOf) =>
        InYears(CountMonths(work, asOf, YearsOnly.Least)) is { } least && InYears(CountMonths(work, asOf, YearsOnly.Most)) is { } most ? new YearsRange(least, most) : null;

    /// <summary>Months that the jobs cover, each once; null when none is dated.</summary>
    public static int? Months(IEnumerable<WorkEntry> work, DateOnly asOf) => CountMonths(work, asOf, YearsOnly.Middle);

    private enum YearsOnly
    {
        Least,
        Middle,
        Most,
    }

    private static double? InYears(int? months) => months is { } count ? Math.Round(count / 12.0, 1, MidpointRounding.AwayFromZero) : null;

    private static int? CountMonths(IEnumerable<WorkEntry> work, DateOnly asOf, YearsOnly reading)
    {
        var lastWhole = asOf.Year * 12 + asOf.Month - 2;
        var (isDated, spans) = (false, new List<(int First, int Last)>());
        foreach (var job in work)
        {
            if (job.Start is not { } start || (job.End is null && !job.IsCurrent))
                continue;

            isDated = true;
            var withinOneYear = job.End is { Month: null } sameYear && start.Month is null && sameYear.Year == start.Year;
            var (firstMonth, lastMonth) = reading switch
            {
                YearsOnly.Least => withinOneYear ? (6, 6) : (12, 1),
                YearsOnly.Middle => withinOneYear ? (1, 12) : (7, 6),
                _ => (1, 12),
            };
            var first = Month(start, firstMonth);
            var last = job.End is { } end ? Month(end, lastMonth) : lastWhole;
            if (last >= first)
                spans.Add((first, Math.Min(last, lastWhole)));
        }

        if (!isDated || (spans.Count == 0 && reading == YearsOnly.Middle))
            return null;

        spans.Sort();
        var (months, covered) = (0, int.MinValue);
        foreach (var (first, last) in spans)
        {
            var from = Math.Max(first, covered + 1);
            if (last < from)
                continue;
            months += last - from + 1;
            covered = last;
        }

        return months;
    }

    private static int Month(CvDate date, int whenYearOnly) => date.Year * 12 + (date.Month ?? whenYearOnly) - 1;
}
