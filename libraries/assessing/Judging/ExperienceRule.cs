using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.Assessing.Rubric;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Years of work, out of dated entries alone: parallel jobs count once, more years than asked for earn no more.</summary>
internal static class ExperienceRule
{
    private const int MostHeads = 3;

    public static Finding Judge(ExperienceNeed need, CvView view, JobContext job)
    {
        bool Counts(WorkFact entry) => need.Scope switch
        {
            WorkScope.Any => true,
            WorkScope.Relevant => IsRelevant(entry, view, job),
            _ => IsIn(need, entry),
        };

        var months = view.Months(Counts);
        var heads = view.Cv.Work.Where(Counts).Select(view.HeadOf).OfType<Evidence>().Take(MostHeads).ToList();
        var what = need.Scope switch { WorkScope.Any => "dated work", WorkScope.Relevant => "dated work that is close to this job", _ => $"dated work as {need.Name}" };
        if (months >= need.Months - Credits.MonthsOfGrace && months > 0)
            return Finding.Met($"{Spans.Of(months)} of {what}", heads);
        if (months > 0)
        {
            var reason = $"{Spans.Of(months)} of {what}, {Spans.Of(need.Months)} are asked for";
            var share = (double)months / need.Months;
            return share >= 0.5
                ? Finding.Partly(share, reason, heads, $"The CV shows {Spans.Of(months)} of {what}: is there more, and what weighs it up?")
                : Finding.Missing(reason, share / 2, heads);
        }

        return WithoutMonths(need, view, job, heads, what);
    }

    /// <summary>Whether an entry is work in the occupation asked for.</summary>
    public static bool IsIn(ExperienceNeed need, WorkFact entry)
    {
        if (entry.Title.Length == 0)
            return false;
        if (need.Occupations.Count > 0 && Occupations.FindAll(entry.Title).Exists(title => need.Occupations.Contains(title.Value)))
            return true;
        var tokens = Tokens.Split(entry.Title);
        return need.Words.Count > 0 && need.Words.All(word => tokens.Exists(token => Stems.Match(entry.Title.AsSpan(token.Start, token.Length), word)));
    }

    /// <summary>Whether an entry is work in an occupation of the job, or shows skills that the job asks for.</summary>
    public static bool IsRelevant(WorkFact entry, CvView view, JobContext job)
    {
        if (job.Titles.Any(title => IsIn(title, entry)))
            return true;
        var shown = job.Skills.Count(skill => view.Cv.Skills.TryGetValue(skill, out var mentions)
            && mentions.Exists(mention => entry.Passages.Contains(mention.Passage) && view.Shows(mention.Passage)));
        return shown >= Math.Min(2, Math.Max(1, job.Skills.Count / 2));
    }

    private static Finding WithoutMonths(ExperienceNeed need, CvView view, JobContext job, List<Evidence> heads, string what)
    {
        if (heads.Count > 0)
            return Finding.Partly(Credits.ClaimedYears, $"The CV names {what.Replace("dated work", "work", StringComparison.Ordinal)}, but without dates", heads, $"From when to when did the {what.Replace("dated work", "work", StringComparison.Ordinal)} last?");

        var related = need.Scope == WorkScope.Occupation ? view.Cv.Work.Where(entry => IsNear(need, entry)).ToList() : [];
        var relatedMonths = view.Months(related.Contains);
        if (relatedMonths > 0)
        {
            var share = Math.Min(1, (double)relatedMonths / need.Months);
            return Finding.Missing($"No {what}; {Spans.Of(relatedMonths)} in a related occupation", share * Credits.RelatedWork, [.. related.Select(view.HeadOf).OfType<Evidence>().Take(1)]);
        }

        // A CV that dates nothing, such as a page of prose, can only claim.
        var claims = view.Cv.Work.Any(entry => entry.Months is not null) || job.Titles.Count == 0 ? [] : Claims(need, view);
        return claims.Count > 0
            ? Finding.Partly(Credits.ClaimedYears, $"The CV names {what.Replace("dated work", "work", StringComparison.Ordinal)}, but without dates", claims, $"From when to when did the {what.Replace("dated work", "work", StringComparison.Ordinal)} last?")
            : Finding.Missing($"No {what}");
    }

    private static bool IsNear(ExperienceNeed need, WorkFact entry) =>
        Occupations.FindAll(entry.Title).Exists(title => need.Occupations.Any(asked => Occupations.AreRelated(asked, title.Value)));

    private static List<Evidence> Claims(ExperienceNeed need, CvView view)
    {
        var claims = new List<Evidence>();
        for (var i = 0; i < view.Cv.Passages.Count; i++)
        {
            if (Occupations.FindAll(view.Cv.Passages[i].Neutral).Exists(title => need.Occupations.Contains(title.Value)) && !view.IsCopy(i))
                claims.Add(view.Whole(i));
        }

        return claims;
    }
}
