using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing.Rubric;

/// <summary>Puts an assessment into plain sentences, always the same for the same findings.</summary>
internal static class Narrative
{
    private const int MostLines = 8;

    /// <summary>One or two sentences on the whole.</summary>
    public static string Verdict(int fit, IReadOnlyList<CriterionAssessment> criteria)
    {
        var musts = Of(criteria, Importance.MustHave);
        var wishes = Of(criteria, Importance.NiceToHave);
        var shown = new List<string>();
        if (musts.Count > 0)
            shown.Add($"{Met(musts)} of {musts.Count} must-haves");
        if (wishes.Count > 0)
            shown.Add($"{Met(wishes)} of {wishes.Count} nice-to-haves");
        var rest = new List<string>();
        AddCount(rest, musts, CriterionVerdict.Partly, "shown in part");
        AddCount(rest, musts, CriterionVerdict.Missing, "missing");
        AddCount(rest, musts, CriterionVerdict.Unknown, "left open");
        var second = rest.Count > 0 ? $" Of the must-haves {string.Join(", ", rest)}." : "";
        return $"{Band(fit)}: the CV fully shows {string.Join(" and ", shown)}.{second}";
    }

    /// <summary>What speaks for the application: must-haves first, in the order of the criteria.</summary>
    public static List<string> Strengths(IReadOnlyList<CriterionAssessment> criteria) =>
    [
        .. criteria.Where(one => one.Verdict == CriterionVerdict.Met)
            .OrderBy(one => one.Criterion.Importance).Take(MostLines)
            .Select(one => $"{Bare(one)}: {Lower(one.Reason)}{Quoted(one)}."),
    ];

    /// <summary>What is missing or weak: missing must-haves, must-haves shown in part, then the same of the nice-to-haves.</summary>
    public static List<string> Concerns(IReadOnlyList<CriterionAssessment> criteria) =>
    [
        .. criteria.Where(one => one.Verdict is CriterionVerdict.Missing or CriterionVerdict.Partly)
            .OrderBy(one => one.Criterion.Importance).ThenBy(one => one.Verdict == CriterionVerdict.Missing ? 0 : 1).Take(MostLines)
            .Select(one => $"{Label(one)}: {Bare(one)}. {one.Reason}{Quoted(one)}."),
    ];

    /// <summary>Questions on what the CV leaves open: on must-haves first.</summary>
    public static List<string> Questions(IReadOnlyList<(CriterionAssessment Criterion, string? Question)> criteria) =>
    [
        .. criteria.Where(one => one.Question is not null || one.Criterion is { Verdict: CriterionVerdict.Missing, Criterion.Importance: Importance.MustHave })
            .OrderBy(one => one.Criterion.Criterion.Importance).ThenBy(one => one.Criterion.Verdict switch { CriterionVerdict.Unknown => 0, CriterionVerdict.Partly => 1, _ => 2 }).Take(MostLines)
            .Select(one => $"{Bare(one.Criterion)}: {one.Question ?? "What comes closest to this? The CV does not show it."}"),
    ];

    private static string Band(int fit) => fit switch
    {
        > 80 => "Strong match",
        > 60 => "Good match",
        > 40 => "Possible match",
        _ => "Weak match",
    };

    private static string Label(CriterionAssessment one) => (one.Criterion.Importance, one.Verdict) switch
    {
        (Importance.MustHave, CriterionVerdict.Missing) => "Missing must-have",
        (Importance.MustHave, _) => "Must-have shown in part",
        (_, CriterionVerdict.Missing) => "Missing nice-to-have",
        _ => "Nice-to-have shown in part",
    };

    private static string Bare(CriterionAssessment one) => one.Criterion.Text.Trim().TrimEnd('.', ';', ',');

    private static string Lower(string reason) => reason.StartsWith("The CV", StringComparison.Ordinal) || reason.StartsWith("What the", StringComparison.Ordinal) || reason.StartsWith("Earlier", StringComparison.Ordinal) || reason.StartsWith("No ", StringComparison.Ordinal)
        ? char.ToLowerInvariant(reason[0]) + reason[1..]
        : reason;

    private static string Quoted(CriterionAssessment one) =>
        one.Evidence.Count > 0 ? $" ({one.Evidence[0].Section}: “{one.Evidence[0].Text}”)" : "";

    private static void AddCount(List<string> parts, List<CriterionAssessment> criteria, CriterionVerdict verdict, string what)
    {
        var count = criteria.Count(one => one.Verdict == verdict);
        if (count > 0)
            parts.Add($"{count} {(count == 1 ? "is" : "are")} {what}");
    }

    private static int Met(List<CriterionAssessment> criteria) => criteria.Count(one => one.Verdict == CriterionVerdict.Met);

    private static List<CriterionAssessment> Of(IReadOnlyList<CriterionAssessment> criteria, Importance importance) => [.. criteria.Where(one => one.Criterion.Importance == importance)];
}
