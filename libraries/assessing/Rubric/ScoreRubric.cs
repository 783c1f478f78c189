using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing.Rubric;

/// <summary>
/// From verdicts to the fit: the weighted mean of the credits, under the cap that missing must-haves set. More evidence never lowers
/// it. Told in <c>docs/scoring.md</c>.
/// </summary>
internal static class ScoreRubric
{
    /// <summary>Nobody who lacks a must-have gets above it: a score of 5.</summary>
    public const int HighestWithMissing = 50;

    /// <summary>The cap of who lacks all must-haves: a score of 2.</summary>
    public const int HighestWithAllMissing = 20;

    /// <summary>Decimals of a percentage that do not depend on the order in which credits are summed.</summary>
    private const int Noise = 6;

    /// <summary>The fit when no criterion can be judged.</summary>
    private const int Undecided = 50;

    /// <summary>What one criterion counts.</summary>
    public static int WeightOf(Importance importance) => importance == Importance.MustHave ? 3 : 1;

    /// <summary>The fit, 0 to 100.</summary>
    public static int Fit(IReadOnlyList<CriterionAssessment> criteria)
    {
        var (earned, possible) = (0.0, 0);
        var (musts, missing, provable, shown) = (0, 0, 0, 0);
        foreach (var one in criteria)
        {
            if (one.Credit is { } credit)
            {
                var weight = WeightOf(one.Criterion.Importance);
                (earned, possible) = (earned + (weight * credit), possible + weight);
            }

            if (one.Criterion.Importance != Importance.MustHave)
                continue;
            musts++;
            missing += one.Verdict == CriterionVerdict.Missing ? 1 : 0;
            provable += IsProvable(one.Kind) ? 1 : 0;
            shown += IsProvable(one.Kind) && one.Verdict == CriterionVerdict.Met ? 1 : 0;
        }

        var mean = possible == 0 ? Undecided : (int)Math.Round(Math.Round(100 * earned / possible, Noise), MidpointRounding.AwayFromZero);
        return Math.Min(mean, Cap(musts, missing, isShown: provable == 0 || shown > 0));
    }

    /// <summary>Whether work, training or a certificate can show it: who speaks the language has not yet done the work.</summary>
    private static bool IsProvable(CriterionKind kind) => kind is not (CriterionKind.Language or CriterionKind.SoftSkill or CriterionKind.Availability or CriterionKind.Other);

    private static int Cap(int musts, int missing, bool isShown)
    {
        if (musts == 0)
            return 100;
        if (missing > 0)
            return HighestWithMissing - ((HighestWithMissing - HighestWithAllMissing) * (missing - 1) / Math.Max(1, musts - 1));
        return isShown ? 100 : HighestWithMissing;
    }
}
