using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Judging;
using Shortlist.Assessing.Requirements;
using Shortlist.Assessing.Rubric;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing;

/// <summary>
/// Assesses CVs by rules alone: offline, without clock or chance. The rules are told in <c>docs/scoring.md</c>. Safe for any number
/// of threads.
/// </summary>
/// <param name="taxonomy">The skills that are known by name: the one that CVs are parsed with.</param>
public sealed class Assessor(SkillTaxonomy taxonomy) : IAssessor
{
    private const int MostQuotes = 3;

    private readonly RequirementReader _reader = new(taxonomy);
    private readonly SkillRelations _relations = new(taxonomy);

    /// <summary>Judges a CV against the criteria of a job.</summary>
    /// <exception cref="ArgumentException">There is no criterion, or two have the same id.</exception>
    public Assessment Assess(IReadOnlyList<Criterion> criteria, ScorableCv cv)
    {
        ArgumentNullException.ThrowIfNull(cv);
        Check(criteria);
        if (cv.Unreadable is { } reason)
            return NeedsManualReview(reason);

        var requirements = criteria.Select(criterion => _reader.Read(criterion.Text)).ToList();
        var job = new JobContext(requirements);
        var view = new CvView(cv.Index, new Copies(cv.Index, criteria));
        var judged = new List<(CriterionAssessment Criterion, string? Question)>(criteria.Count);
        for (var i = 0; i < criteria.Count; i++)
        {
            var finding = RulesJudge.Judge(requirements[i], view, job, _relations);
            judged.Add((new CriterionAssessment(criteria[i], requirements[i].Kind, finding.Verdict, finding.Credit, Quotes(finding, cv.Index), finding.Reason), finding.Question));
        }

        return Assembled(judged);
    }

    /// <inheritdoc/>
    public ValueTask<Assessment> AssessAsync(IReadOnlyList<Criterion> criteria, ScorableCv cv, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Assess(criteria, cv));
    }

    internal static void Check(IReadOnlyList<Criterion> criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        if (criteria.Count == 0)
            throw new ArgumentException("There is no criterion to judge by.", nameof(criteria));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var criterion in criteria)
        {
            if (!ids.Add(criterion.Id))
                throw new ArgumentException($"Two criteria have the id {criterion.Id}.", nameof(criteria));
        }
    }

    internal static Assessment Assembled(IReadOnlyList<(CriterionAssessment Criterion, string? Question)> judged)
    {
        var assessed = judged.Select(one => one.Criterion).ToList();
        var fit = ScoreRubric.Fit(assessed);
        return new Assessment
        {
            Outcome = AssessmentOutcome.Scored,
            Fit = fit,
            Score = FitScore.ToScore(fit),
            Verdict = Narrative.Verdict(fit, assessed),
            Strengths = Narrative.Strengths(assessed),
            Concerns = Narrative.Concerns(assessed),
            InterviewFocus = Narrative.Questions(judged),
            Criteria = assessed,
        };
    }

    internal static Assessment NeedsManualReview(string reason) => new()
    {
        Outcome = AssessmentOutcome.NeedsManualReview,
        Verdict = $"Needs manual review: {reason}.",
    };

    private static List<Quote> Quotes(Finding finding, CvIndex cv)
    {
        var quotes = new List<Quote>();
        foreach (var evidence in finding.Evidence)
        {
            if (quotes.Count == MostQuotes)
                break;
            if (cv.Passages[evidence.Passage].QuoteAround(evidence.Start, evidence.End) is { } quote && !quotes.Contains(quote))
                quotes.Add(quote);
        }

        return quotes;
    }
}
