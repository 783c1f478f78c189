namespace Shortlist.Assessing.Rubric;

/// <summary>
/// The two numbers of an assessment and how they hang together: the fit, 0 to 100 (<c>resumeFitScore</c> of TalentRay), and the
/// score, 1 to 10 (Nova). A score of n stands for the fits above 10·(n − 1) up to 10·n; a fit of 0 is a score of 1.
/// <c>api-surfaces.md T7, N12</c>.
/// </summary>
public static class FitScore
{
    /// <summary>The fit of what was not scored.</summary>
    public const int NotScored = -1;

    /// <summary>Changes whenever the same input may give another number.</summary>
    public const string RubricVersion = "1";

    /// <summary>The score of a fit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fit is not within 0 and 100.</exception>
    public static int ToScore(int fit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fit, 100);
        return Math.Max(1, (fit + 9) / 10);
    }
}
