using System.Text.Json;
using Shortlist.Assessing.Cvs;

namespace Shortlist.Assessing.Model;

/// <summary>
/// Believes of a model's answer what can be checked: every criterion once, every quote word for word in the CV. Against what the rules
/// found, a verdict rises by one step at most, so that no sentence in a CV can talk the model into more.
/// </summary>
internal static class AnswerCheck
{
    private const int MostQuotes = 3;
    private const int LongestAnswer = 200_000;
    private const int LongestReason = 300;
    private const double PartlyCredit = 0.5;

    /// <summary>The answer as an assessment.</summary>
    /// <exception cref="JudgeException">It is malformed, incomplete or untrue.</exception>
    public static Assessment Assess(string answer, Assessment byRules, ScorableCv cv)
    {
        var verdicts = Parse(answer, byRules.Criteria.Count);
        var judged = new List<(CriterionAssessment Criterion, string? Question)>(byRules.Criteria.Count);
        foreach (var ruled in byRules.Criteria)
        {
            if (!verdicts.Remove(ruled.Criterion.Id, out var verdict))
                throw Untrue("a criterion is missing");
            judged.Add(Judged(ruled, verdict, cv.Index));
        }

        return verdicts.Count == 0 ? Assessor.Assembled(judged) : throw Untrue("there is a criterion that was not asked for");
    }

    private static Dictionary<string, ModelVerdict> Parse(string answer, int expected)
    {
        if (answer.Length > LongestAnswer)
            throw Untrue("it is too long");
        try
        {
            var parsed = JsonSerializer.Deserialize(answer, ModelJson.Default.ModelAnswer) ?? throw Untrue("it is null");
            var verdicts = new Dictionary<string, ModelVerdict>(StringComparer.Ordinal);
            foreach (var verdict in parsed.Criteria)
            {
                if (!Enum.IsDefined(verdict.Verdict))
                    throw Untrue("a verdict is none of the four");
                if (!verdicts.TryAdd(verdict.Id, verdict) || verdicts.Count > expected)
                    throw Untrue("a criterion is judged twice");
            }

            return verdicts;
        }
        catch (JsonException exception)
        {
            throw new JudgeException(JudgeFailure.Failed, "The model's answer is not the JSON that was asked for.", exception);
        }
    }

    private static (CriterionAssessment Criterion, string? Question) Judged(CriterionAssessment ruled, ModelVerdict said, CvIndex cv)
    {
        if (said.Quotes.Any(quote => quote is null))
            throw Untrue("a quote is null");
        var quotes = said.Quotes.Take(MostQuotes + 1).Select(quote => Find(quote, cv) ?? throw Untrue("a quote is not in the CV")).Distinct().Take(MostQuotes).ToList();
        if (quotes.Count == 0 && said.Verdict is CriterionVerdict.Met or CriterionVerdict.Partly)
            throw Untrue("a verdict has no quote");

        var verdict = Held(said.Verdict, ruled.Verdict);
        var isHeld = verdict != said.Verdict;
        var credit = verdict switch
        {
            CriterionVerdict.Met => 1,
            CriterionVerdict.Partly => PartlyCredit,
            CriterionVerdict.Missing => 0,
            _ => (double?)null,
        };
        var reason = isHeld ? ruled.Reason : Tidy(said.Reason) is { Length: > 0 } told ? told : ruled.Reason;
        var assessed = ruled with { Verdict = verdict, Credit = credit, Evidence = verdict is CriterionVerdict.Missing ? [] : quotes, Reason = reason };
        return (assessed, verdict is CriterionVerdict.Unknown or CriterionVerdict.Partly ? "What shows this? The CV leaves it open." : null);
    }

    /// <summary>At most one step above what the rules found.</summary>
    private static CriterionVerdict Held(CriterionVerdict said, CriterionVerdict ruled) =>
        (said, ruled) is (CriterionVerdict.Met, CriterionVerdict.Missing) ? CriterionVerdict.Partly : said;

    /// <summary>Where the CV holds a quote, but for its blanks; what was stripped is nobody's evidence.</summary>
    private static Quote? Find(string quote, CvIndex cv)
    {
        var sought = Folded(quote);
        if (sought.Length < 2)
            return null;
        foreach (var passage in cv.Passages)
        {
            if (!Folded(passage.Redacted()).Contains(sought, StringComparison.Ordinal))
                continue;
            var at = passage.Text.IndexOf(quote.Trim(), StringComparison.Ordinal);
            return at >= 0 ? passage.QuoteAround(at, at + quote.Trim().Length) : passage.QuoteAround(0, passage.Text.Length);
        }

        return null;
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Tidy(string reason)
    {
        var text = Folded(new string([.. reason.Where(c => !char.IsControl(c))])).TrimEnd('.');
        return text.Length <= LongestReason ? text : text[..LongestReason];
    }

    private static JudgeException Untrue(string why) => new(JudgeFailure.Failed, $"The model's answer cannot be used: {why}.");
}
