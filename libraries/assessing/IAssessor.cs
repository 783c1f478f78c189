using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;

namespace Shortlist.Assessing;

/// <summary>Assesses CVs: by rules (<see cref="Assessor"/>), or by a model that the same rules hold to the CV.</summary>
public interface IAssessor
{
    /// <summary>Judges a CV against the criteria of a job.</summary>
    /// <exception cref="ArgumentException">There is no criterion, or two have the same id.</exception>
    /// <exception cref="JudgeException">A judge that is asked over the network gave no judgement.</exception>
    ValueTask<Assessment> AssessAsync(IReadOnlyList<Criterion> criteria, ScorableCv cv, CancellationToken cancellationToken);
}
