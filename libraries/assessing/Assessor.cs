using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing;

/// <summary>
/// Assesses CVs by rules alone: offline, without clock or chance. The rules are told in <c>docs/scoring.md</c>. Safe for any number
/// of threads.
/// </summary>
public sealed class Assessor(SkillTaxonomy taxonomy) : IAssessor
{
    /// <summary>Judges a CV against the criteria of a job.</summary>
    /// <exception cref="ArgumentException">There is no criterion, or two have the same id.</exception>
    public Assessment Assess(IReadOnlyList<Criterion> criteria, ScorableCv cv) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask<Assessment> AssessAsync(IReadOnlyList<Criterion> criteria, ScorableCv cv, CancellationToken cancellationToken) => ValueTask.FromResult(Assess(criteria, cv));
}
