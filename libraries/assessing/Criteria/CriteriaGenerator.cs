using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing.Criteria;

/// <summary>Makes criteria out of a job advertisement. The same advertisement always gives the same criteria. Safe for any number of threads.</summary>
public sealed class CriteriaGenerator(SkillTaxonomy taxonomy)
{
    /// <summary>The most criteria that an advertisement gives; must-haves are kept before nice-to-haves.</summary>
    public const int MostCriteria = 20;

    /// <summary>Makes criteria out of a job advertisement; none when it asks for nothing.</summary>
    /// <param name="jobTitle">The title of the job, when it is known apart from the text.</param>
    /// <param name="jobDescription">The advertisement, in English, German, French, Spanish, Italian, Dutch, Polish or Portuguese.</param>
    public IReadOnlyList<GeneratedCriterion> Generate(string? jobTitle, string jobDescription) => throw new NotImplementedException();
}
