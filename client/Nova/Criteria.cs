namespace Shortlist.Client.Nova;

/// <summary>What criteria are made out of.</summary>
public sealed record JobContext
{
    /// <summary>The job advertisement; 1 to 50,000 characters.</summary>
    public required string JobDescription { get; init; }

    /// <summary>The title of the job.</summary>
    public string? JobTitle { get; init; }
}

/// <summary>A version of criteria with what it holds.</summary>
public sealed record JobCriteria(CriteriaVersion Version, IReadOnlyList<Criterion> Criteria);

/// <summary>A version of criteria.</summary>
/// <param name="Id">The version.</param>
/// <param name="Version">1 for a job's first one.</param>
/// <param name="Status"><c>ACTIVE</c> or <c>ARCHIVED</c>.</param>
/// <param name="CreatedAt">When it came into force.</param>
/// <param name="ArchivedAt">When it was put out of force.</param>
public sealed record CriteriaVersion(string Id, int Version, string Status, DateTimeOffset CreatedAt, DateTimeOffset? ArchivedAt);

/// <summary>The versions of a job, newest first.</summary>
public sealed record CriteriaVersions(IReadOnlyList<CriteriaVersion> Versions);

/// <summary>One thing that applications are judged by.</summary>
/// <param name="Id"><c>crit_…</c></param>
/// <param name="Text">What is asked for.</param>
/// <param name="Importance"><c>MUST_HAVE</c> or <c>NICE_TO_HAVE</c>.</param>
/// <param name="Order">Its place, from 0.</param>
public sealed record Criterion(string Id, string Text, string Importance, int Order);

/// <summary>A changed criterion, and the version that has it.</summary>
public sealed record CriterionChange(Criterion Criterion, CriteriaVersion Version, IReadOnlyList<Criterion> Criteria);

/// <summary>The fields of a criterion; null leaves one as it is.</summary>
public sealed record CriterionFields
{
    /// <summary>What is asked for.</summary>
    public string? Text { get; init; }

    /// <summary><c>MUST_HAVE</c> or <c>NICE_TO_HAVE</c>.</summary>
    public string? Importance { get; init; }

    /// <summary>Its place among a job's criteria, from 0.</summary>
    public int? Order { get; init; }

    /// <summary>What it is filed under in the library.</summary>
    public string? Category { get; init; }
}

/// <summary>A criterion of the library.</summary>
public sealed record LibraryCriterion(
    string Id, string Text, string Importance, string? Category, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A criterion of the library by itself.</summary>
public sealed record LibraryCriterionAnswer(LibraryCriterion Criterion);

/// <summary>The library, newest first.</summary>
public sealed record CriteriaLibrary(IReadOnlyList<LibraryCriterion> Criteria);
