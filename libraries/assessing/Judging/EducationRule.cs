using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Degrees and training by level and field. Neither the school nor the year counts.</summary>
internal static class EducationRule
{
    private const int MonthsThatCompare = 36;

    private readonly record struct Degree(int Level, string Text, int Passage, bool IsOpen);

    public static Finding Judge(EducationNeed need, CvView view, JobContext job)
    {
        var best = Finding.Missing("The CV shows no such degree or training");
        foreach (var degree in DegreesOf(view))
        {
            if (Judge(need, degree, view) is var finding && (finding.Credit > best.Credit || best.Verdict == CriterionVerdict.Missing))
                best = finding;
        }

        if (best.Verdict == CriterionVerdict.Met)
            return best;
        if (need.OrExperience)
        {
            var months = view.Months(entry => ExperienceRule.IsRelevant(entry, view, job));
            if (months >= MonthsThatCompare)
                return Finding.Met($"{Rubric.Spans.Of(months)} of work that is close to this job, which will do in place of the degree", [.. view.Cv.Work.Where(entry => ExperienceRule.IsRelevant(entry, view, job)).Select(view.HeadOf).OfType<Evidence>().Take(2)]);
        }

        // Whoever has worked in a trade for years has learnt it.
        if (need.Level <= 4 && need.Words.Count > 0 && best.Credit is < Credits.Claimed)
        {
            var trade = new ExperienceNeed("", MonthsThatCompare, WorkScope.Occupation, [.. Occupations.FindAll(string.Join(' ', need.Words)).Select(match => match.Value)], need.Words);
            if (view.Months(entry => ExperienceRule.IsIn(trade, entry)) >= MonthsThatCompare)
            {
                return Finding.Partly(Credits.Claimed, "The CV shows years of work in the trade, not the training for it",
                    [.. view.Cv.Work.Where(entry => ExperienceRule.IsIn(trade, entry)).Select(view.HeadOf).OfType<Evidence>().Take(1)], "How was the trade learnt, and is there a certificate of it?");
            }
        }

        return best;
    }

    private static Finding Judge(EducationNeed need, Degree degree, CvView view)
    {
        List<Evidence> evidence = degree.Passage >= 0 ? [view.Whole(degree.Passage)] : [];
        var fits = Fits(need, degree.Text);
        var reachesLevel = degree.Level >= need.Level;
        if (degree.IsOpen)
            return Finding.Partly(fits > 0 && reachesLevel ? Credits.Claimed : Credits.OtherDegree, "The degree is not finished", evidence, "When will the degree be finished, or why was it not?");
        if (reachesLevel && (fits >= 1 || (fits > 0 && need.OrRelated)))
            return Finding.Met("The CV shows the degree or training", evidence);
        if (reachesLevel && fits > 0)
            return Finding.Partly(Credits.RelatedDegree, "The degree is in a related field", evidence, "What of the degree covers the field that is asked for?");
        if (reachesLevel)
            return Finding.Partly(Credits.OtherDegree, "The degree is in another field", evidence, "Where does the knowledge of the field come from, if not from the degree?");
        return fits > 0
            ? Finding.Partly(Credits.Claimed, "The training is in the field, at a lower level", evidence, "What makes up for the higher degree that is asked for?")
            : Finding.Missing("The training is in another field and at a lower level", Credits.RelatedClaim / 2, evidence);
    }

    /// <summary>1 for the field itself, 0.5 for a related one.</summary>
    private static double Fits(EducationNeed need, string text)
    {
        if (need.Fields.Count == 0 && need.Words.Count == 0)
            return 1;
        var tokens = Tokens.Split(text);
        if (need.Words.Count > 0 && need.Words.All(word => tokens.Exists(token => Stems.Match(text.AsSpan(token.Start, token.Length), word))))
            return 1;
        var fields = StudyFields.FindAll(text);
        if (fields.Exists(field => need.Fields.Contains(field.Value, StringComparer.Ordinal)))
            return 1;
        return fields.Exists(field => need.Fields.Any(asked => StudyFields.AreRelated(asked, field.Value))) ? 0.5 : 0;
    }

    /// <summary>What the parser read as education, and whatever names a degree in a section of education.</summary>
    private static IEnumerable<Degree> DegreesOf(CvView view)
    {
        foreach (var fact in view.Cv.Education)
        {
            if (fact.IsPlaced || fact.Passage < 0 || !view.IsCopy(fact.Passage))
                yield return new Degree(fact.Level, fact.Field, fact.Passage, fact.IsOpen);
        }

        for (var i = 0; i < view.Cv.Passages.Count; i++)
        {
            var passage = view.Cv.Passages[i];
            if (passage.Section is not (SectionKind.Education or SectionKind.Certifications) || view.IsCopy(i))
                continue;
            var level = 0;
            foreach (var match in Words.Degrees.FindAll(passage.Neutral))
            {
                if (match.End - match.Start > 3 || Abbreviations.IsDegree(passage.Text.AsSpan(match.Start, match.End - match.Start)))
                    level = Math.Max(level, (int)match.Value);
            }

            if (level > 0)
                yield return new Degree(level, passage.Neutral, i, Signals.Has(Signal.Unfinished, passage.Neutral));
        }
    }
}
