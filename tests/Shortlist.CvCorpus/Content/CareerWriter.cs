namespace Shortlist.CvCorpus.Content;

/// <summary>Makes up careers: several titles at one employer, gaps, two jobs at a time, jobs that go on or have ended.</summary>
internal sealed class CareerWriter(Wording wording, Occupation occupation, DateWriter dates, Chance chance)
{
    /// <summary>Of 100 employers, those that are called after somebody or some town.</summary>
    private const int ShareOfFirms = 35;

    private static readonly DateOnly Now = new(2025, 12, 1);

    private sealed record Term(DateOnly Start, DateOnly? End, string Company, string? Place);

    public (List<CvJob> Jobs, int Months, DateOnly First) Write()
    {
        var terms = Terms();
        var tasks = new Queue<string>(chance.Some(occupation.Tasks, occupation.Tasks.Count));
        var jobs = new List<CvJob>(terms.Count);
        foreach (var term in terms)
        {
            var rank = occupation.Titles.Count - 1 - (jobs.Count * occupation.Titles.Count / terms.Count);
            var mine = new List<string>();
            for (var i = chance.Between(0, 3); i >= 0; i--)
            {
                mine.Add(tasks.Peek());
                tasks.Enqueue(tasks.Dequeue());
            }

            jobs.Add(new CvJob(
                occupation.Titles[rank], term.Company, term.Place, dates.Truth(term.Start), term.End is { } end ? dates.Truth(end) : null,
                dates.Write(term.Start, term.End), [.. mine.Distinct(StringComparer.Ordinal)]));
        }

        return (jobs, CountMonths(terms), terms[^1].Start);
    }

    private List<Term> Terms()
    {
        var terms = new List<Term>();
        var count = chance.Between(2, occupation.Titles.Count);
        var hasPlaces = chance.Percent(55);
        var stays = chance.Percent(30) ? chance.Between(1, count - 1) : -1;
        var employers = new Queue<string>(chance.Some(occupation.Employers, count));
        var next = chance.Percent(70) ? (DateOnly?)null : Now.AddMonths(-chance.Between(1, 20));
        for (var i = 0; i < count; i++)
        {
            var start = (next ?? Now).AddMonths(-chance.Between(9, 58));
            var isPromotion = i == stays;
            var company = isPromotion || employers.Count == 0 ? terms[^1].Company : Filled(employers.Dequeue());
            terms.Add(new Term(start, next, company, isPromotion ? terms[^1].Place : hasPlaces ? chance.Pick(wording["worktowns"]) : null));
            next = i + 1 == stays ? start.AddMonths(-1) : start.AddMonths(chance.Percent(8) ? 4 : -chance.Between(1, chance.Percent(20) ? 14 : 2));
        }

        return terms;
    }

    private string Filled(string employer)
    {
        var town = chance.Pick(wording["worktowns"]);
        var families = chance.Some(wording["family"], 3);
        var firm = chance.Percent(ShareOfFirms) ? chance.Pick(wording["firms"]) : employer;
        return firm.Replace("{city}", town.Split(',', '(')[0].Trim(), StringComparison.Ordinal)
            .Replace("{family}", families[0], StringComparison.Ordinal)
            .Replace("{family2}", families[1], StringComparison.Ordinal)
            .Replace("{family3}", families[2], StringComparison.Ordinal);
    }

    private static int CountMonths(List<Term> terms)
    {
        var months = new HashSet<int>();
        foreach (var term in terms)
        {
            for (var month = term.Start; month <= (term.End ?? Now); month = month.AddMonths(1))
                months.Add((month.Year * 12) + month.Month);
        }

        return months.Count;
    }
}
