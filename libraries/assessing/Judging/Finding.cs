namespace Shortlist.Assessing.Judging;

/// <summary>A stretch of a passage that shows something.</summary>
internal readonly record struct Evidence(int Passage, int Start, int End);

/// <summary>What a CV shows for a requirement.</summary>
/// <param name="Verdict">How far.</param>
/// <param name="Credit">0 to 1, or null when it is left out of the sum.</param>
/// <param name="Reason">A sentence without its full stop.</param>
/// <param name="Evidence">Where, best first.</param>
/// <param name="Question">What to ask in the interview; null when nothing is open.</param>
internal sealed record Finding(CriterionVerdict Verdict, double? Credit, string Reason, IReadOnlyList<Evidence> Evidence, string? Question = null)
{
    public static Finding Met(string reason, IReadOnlyList<Evidence> evidence) => new(CriterionVerdict.Met, 1, reason, evidence);

    public static Finding Partly(double credit, string reason, IReadOnlyList<Evidence> evidence, string question) => new(CriterionVerdict.Partly, credit, reason, evidence, question);

    public static Finding Missing(string reason, double credit = 0, IReadOnlyList<Evidence>? evidence = null) => new(CriterionVerdict.Missing, credit, reason, evidence ?? []);

    public static Finding Unknown(string reason, string question, IReadOnlyList<Evidence>? evidence = null) => new(CriterionVerdict.Unknown, null, reason, evidence ?? [], question);
}
