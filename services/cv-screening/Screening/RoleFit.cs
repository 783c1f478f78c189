using Shortlist.Assessing;
using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Rubric;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;
using Shortlist.Leads;

namespace Shortlist.CvScreening;

/// <summary>
/// How well a CV fits the roles that its lead is linked to: 0 to 100 by the rules that score applications, -1 for a role without
/// criteria and for a CV that a person has to read (api-surfaces.md T7).
/// </summary>
internal sealed class RoleFit(RoleCollection roles, Assessor assessor, SkillTaxonomy taxonomy)
{
    private const string MustHave = "MUST_HAVE";

    /// <summary>The importance as APIs write it.</summary>
    public static string ToWire(Importance importance) => importance == Importance.MustHave ? MustHave : "NICE_TO_HAVE";

    /// <summary>The fit for each role that has criteria, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, int>> JudgeAsync(
        Lead lead, Document document, ParsedCv cv, DateOnly asOf, CancellationToken cancellationToken)
    {
        var fits = new Dictionary<string, int>(StringComparer.Ordinal);
        ScorableCv? scorable = null;
        foreach (var link in lead.Roles)
        {
            if (await roles.FindAsync(link.RoleId, cancellationToken) is not { Value: { Criteria.Count: > 0 } role } || role.TenantId != lead.TenantId)
                continue;
            scorable ??= ScorableCv.Read(document, cv, asOf, taxonomy);
            fits[role.Id] = assessor.Assess(CriteriaOf(role), scorable).Fit;
        }

        return fits;
    }

    /// <summary>The links of a lead, with the fits that are known.</summary>
    public static IReadOnlyList<RoleLink> Noted(IReadOnlyList<RoleLink> links, IReadOnlyDictionary<string, int> fits) => fits.Count == 0
        ? links
        : [.. links.Select(link => link with { ResumeFitScore = fits.GetValueOrDefault(link.RoleId, FitScore.NotScored) })];

    private static List<Criterion> CriteriaOf(Role role) =>
    [
        .. role.Criteria.Select((criterion, index) => new Criterion(
            index.ToString("D", null),
            criterion.Text,
            criterion.Importance == MustHave ? Importance.MustHave : Importance.NiceToHave)),
    ];
}
