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
        var spans = work.Select(job => SpanOf(job, asOf)).OfType<(int First, int Last)>().ToList();
        return spans.Count == 0 ? null : Math.Round(Union(spans) / 12.0, 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>The months that a job covers, first and last counted from year 0; null when it is not dated.</summary>
    public static (int First, int Last)? SpanOf(WorkEntry job, DateOnly asOf)
    {
        if (job.Start is not { } start || (job.End is null && !job.IsCurrent))
            return null;

        var lastWhole = asOf.Year * 12 + asOf.Month - 2;
        var withinOneYear = job.End is { Month: null } sameYear && start.Month is null && sameYear.Year == start.Year;
        var first = Month(start, whenYearOnly: withinOneYear ? 1 : 7);
        var last = job.End is { } end ? Month(end, whenYearOnly: withinOneYear ? 12 : 6) : lastWhole;
        return last >= first ? (first, Math.Min(last, lastWhole)) : null;
    }

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

    private static int Month(CvDate date, int whenYearOnly) => date.Year * 12 + (date.Month ?? whenYearOnly) - 1;
}
