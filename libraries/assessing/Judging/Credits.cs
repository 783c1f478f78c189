namespace Shortlist.Assessing.Judging;

/// <summary>What less than full evidence earns, told in <c>docs/scoring.md</c>.</summary>
internal static class Credits
{
    /// <summary>A skill that is named and not shown in use.</summary>
    public const double Claimed = 0.5;

    /// <summary>Years with a skill that is only named.</summary>
    public const double ClaimedYears = 0.4;

    /// <summary>A related skill that is shown in use.</summary>
    public const double Related = 0.35;

    /// <summary>A related skill that is only named.</summary>
    public const double RelatedClaim = 0.2;

    /// <summary>Work in a related occupation, for as long as asked.</summary>
    public const double RelatedWork = 0.3;

    /// <summary>A degree in a related field.</summary>
    public const double RelatedDegree = 0.75;

    /// <summary>A degree in another field.</summary>
    public const double OtherDegree = 0.3;

    /// <summary>How many months may lack before years count as too few.</summary>
    public const int MonthsOfGrace = 1;
}
