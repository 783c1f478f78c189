using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.Assessing.Rubric;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Skills: shown in use, claimed in a list, or implied by a related one; and years of work with them.</summary>
internal static class SkillRule
{
    private const int ShortestToInflect = 8;

    public static Finding Judge(SkillNeed need, CvView view, JobContext job, SkillRelations relations)
    {
        var direct = Direct(need, view);
        var implied = need.Words.Count > 0 && need.SkillIds.Count > 0 ? [] : need.SkillIds.SelectMany(relations.ShownBy).SelectMany(view.MentionsOf).ToList();
        var shown = direct.Concat(implied).Where(evidence => view.Shows(evidence.Passage)).ToList();
        if (need.Months > 0)
            return WithYears(need, view, job, direct.Count > 0 ? direct : implied, shown, relations);
        if (shown.Count > 0)
            return Finding.Met($"{need.Name} is shown in use", shown);

        var claimed = direct.Count > 0 ? direct : implied;
        if (claimed.Count > 0)
            return Finding.Partly(Credits.Claimed, $"{need.Name} is named, but nothing in dated work, projects or education shows it in use", claimed, $"Where and how was {need.Name} used? The CV only names it.");
        return Weaker(need, view, relations) ?? Finding.Missing($"The CV does not name {need.Name}");
    }

    private static List<Evidence> Direct(SkillNeed need, CvView view)
    {
        if (need.SkillIds.Count == 0)
            return view.MentionsOf(need.Words);

        var mentions = need.SkillIds.SelectMany(view.MentionsOf).ToList();
        if (mentions.Count == 0)
            return Inflected(need, view);
        return need.Words.Count == 0 ? mentions : [.. mentions.Where(mention => view.Holds(mention.Passage, need.Words))];
    }

    /// <summary>The list of skills knows "mentoring", and a CV says "mentored". Short names are too easily something else.</summary>
    private static List<Evidence> Inflected(SkillNeed need, CvView view)
    {
        var words = WordsOf(need.Name);
        return words.Exists(word => word.Length >= ShortestToInflect) ? view.MentionsOf(words) : [];
    }

    private static Finding WithYears(SkillNeed need, CvView view, JobContext job, List<Evidence> mentions, List<Evidence> shown, SkillRelations relations)
    {
        // A list within a job claims; only what tells of the work makes its time count.
        var entries = shown.Select(evidence => view.Cv.Passages[evidence.Passage].Entry).Where(entry => entry >= 0).ToHashSet();
        var words = need.Words.Count > 0 ? need.Words : WordsOf(need.Name);
        var months = view.Months(entry => entries.Contains(Index(view.Cv, entry)) || IsInTitle(entry, words));
        var close = months == 0 ? CloseWork(need, view, job) : null;
        if (months == 0 && mentions.Count == 0)
            return Weaker(need, view, relations) ?? close ?? Finding.Missing($"The CV does not name {need.Name}");

        var heads = view.Cv.Work.Where(entry => IsInTitle(entry, words)).Select(view.HeadOf).OfType<Evidence>();
        List<Evidence> evidence = [.. shown, .. heads, .. mentions.Except(shown)];
        var done = Spans.Of(months);
        if (months >= need.Months - Credits.MonthsOfGrace)
            return Finding.Met($"{done} of dated work with {need.Name}", evidence);
        var question = $"How many years of work with {need.Name} are there, and in which jobs?";
        if (months == 0)
            return shown.Count == 0 && close is not null ? close : Finding.Partly(shown.Count > 0 ? Credits.Claimed : Credits.ClaimedYears, $"{need.Name} is named, but no dated work shows it", evidence, question);
        return Finding.Partly(Math.Max(Credits.Claimed, (double)months / need.Months), $"{done} of dated work with {need.Name}, {Spans.Of(need.Months)} are asked for", evidence, question);
    }

    /// <summary>A field of work that is in no list goes by many names: long work that shows what else the job asks for may be in it.</summary>
    private static Finding? CloseWork(SkillNeed need, CvView view, JobContext job)
    {
        bool IsClose(WorkFact entry) => ExperienceRule.IsRelevant(entry, view, job);
        var months = need.SkillIds.Count > 0 ? 0 : view.Months(IsClose);
        return months < need.Months - Credits.MonthsOfGrace || months == 0
            ? null
            : Finding.Partly(Credits.Claimed, $"The CV does not name {need.Name}, but shows {Spans.Of(months)} of dated work that is close to this job",
                [.. view.Cv.Work.Where(IsClose).Select(view.HeadOf).OfType<Evidence>().Take(2)], $"How much of the work was in {need.Name}?");
    }

    private static int Index(CvIndex cv, WorkFact fact)
    {
        for (var i = 0; i < cv.Work.Count; i++)
        {
            if (ReferenceEquals(cv.Work[i], fact))
                return i;
        }

        return -1;
    }

    /// <summary>A field of work may be the title itself: sales, accounting, nursing.</summary>
    private static bool IsInTitle(WorkFact entry, IReadOnlyList<string> words)
    {
        if (words.Count == 0 || entry.Title.Length == 0)
            return false;
        var tokens = Tokens.Split(entry.Title);
        return words.All(word => tokens.Exists(token => Stems.Match(entry.Title.AsSpan(token.Start, token.Length), word)));
    }

    private static List<string> WordsOf(string name)
    {
        var folded = Folding.Fold(name);
        return Tokens.Split(folded).ConvertAll(token => folded.Substring(token.Start, token.Length));
    }

    /// <summary>Only the skill without what narrows it, or a neighbour of it.</summary>
    private static Finding? Weaker(SkillNeed need, CvView view, SkillRelations relations)
    {
        if (need.SkillIds.Count == 0)
            return null;
        if (need.Words.Count > 0 && need.SkillIds.SelectMany(view.MentionsOf).ToList() is { Count: > 0 } broader)
        {
            var isShown = view.Shows(broader[0].Passage);
            return Finding.Partly(isShown ? Credits.Claimed : Credits.Related, "The CV shows the field, but not the special part that is asked for", broader, $"How much of it was {need.Name}?");
        }

        var related = need.SkillIds.SelectMany(relations.NearTo).SelectMany(view.MentionsOf).ToList();
        if (related.Count == 0)
            return null;
        var best = related.Find(evidence => view.Shows(evidence.Passage)) is { End: > 0 } shown ? shown : related[0];
        return Finding.Partly(view.Shows(best.Passage) ? Credits.Related : Credits.RelatedClaim, $"The CV does not name {need.Name}, but something close to it", [best], $"How close is the experience to {need.Name}?");
    }
}
