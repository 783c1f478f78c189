namespace Shortlist.CvParsing.Work;

/// <summary>Years of experience: the union of the months that dated jobs cover, so that parallel jobs count once.</summary>
internal static class Experience
{
    /// <summary>
    /// Years with one decimal, or null without dated work. A job that goes on counts up to the last whole month before
    /// <paramref name="asOf"/>; a year without month counts from July to June, the middle of what it may mean, or whole when
    /// the job lies within it.
    /// </summary>
    public static double? Years(IEnumerable<WorkEntry> work, DateOnly asOf)
    {
        var lastWhole = asOf.Year * 12 + asOf.Month - 2;
        var spans = new List<(int First, int Last)>();
        foreach (var job in work)
        {
            if (job.Start is not { } start || (job.End is null && !job.IsCurrent))
                continue;

            var withinOneYear = job.End is { Month: null } sameYear && start.Month is null && sameYear.Year == start.Year;
            var first = Month(start, whenYearOnly: withinOneYear ? 1 : 7);
            var last = job.End is { } end ? Month(end, whenYearOnly: withinOneYear ? 12 : 6) : lastWhole;
            if (last >= first)
                spans.Add((first, Math.Min(last, lastWhole)));
        }

        if (spans.Count == 0)
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

        return Math.Round(months / 12.0, 1, MidpointRounding.AwayFromZero);
    }

    private static int Month(CvDate date, int whenYearOnly) => date.Year * 12 + (date.Month ?? whenYearOnly) - 1;
}
