namespace Shortlist.Assessing.Criteria;

/// <summary>How much a criterion counts.</summary>
public enum Importance
{
    /// <summary>Asked for: counts three times, and when it is missing the score is capped.</summary>
    MustHave,

    /// <summary>Welcome: counts once.</summary>
    NiceToHave,
}

/// <summary>One thing that a job asks of those who apply, in the words of the hiring team.</summary>
/// <param name="Id">Identifies it within its criteria; comes back in the assessment.</param>
/// <param name="Text">What is asked, such as <c>3+ years with React and TypeScript</c>.</param>
/// <param name="Importance">How much it counts.</param>
public sealed record Criterion(string Id, string Text, Importance Importance);

/// <summary>A criterion made out of a job advertisement; it has no id until somebody keeps it.</summary>
/// <param name="Text">What is asked, in the words of the advertisement.</param>
/// <param name="Importance">How much it counts, as the advertisement words or heads it.</param>
public sealed record GeneratedCriterion(string Text, Importance Importance);
