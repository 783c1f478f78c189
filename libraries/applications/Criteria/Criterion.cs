namespace Shortlist.Applications;

/// <summary>How much a criterion weighs, as Nova writes it.</summary>
public static class Importances
{
    /// <summary>Required: a candidate without it cannot score high.</summary>
    public const string MustHave = "MUST_HAVE";

    /// <summary>Welcome.</summary>
    public const string NiceToHave = "NICE_TO_HAVE";

    /// <summary>The importance that a client's word stands for; <c>PREFERRED</c> is an older word for the second. Null for any other.</summary>
    public static string? Parse(string? text) => text switch
    {
        MustHave => MustHave,
        NiceToHave or "PREFERRED" => NiceToHave,
        _ => null,
    };
}

/// <summary>One thing that applications are judged by.</summary>
/// <param name="Id"><c>crit_…</c>, the same in every version that has it.</param>
/// <param name="Text">What is asked for, in words.</param>
/// <param name="Importance">One of <see cref="Importances"/>.</param>
/// <param name="Order">Its place, from 0.</param>
public sealed record Criterion(string Id, string Text, string Importance, int Order);

/// <summary>A version of a job's criteria, which never changes. Whether it is in force is told by its <see cref="CriteriaBook"/>.</summary>
public sealed record CriteriaVersion
{
    /// <summary>The id that the surface shows.</summary>
    public required string Id { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The job, as the client calls it.</summary>
    public required string JobId { get; init; }

    /// <summary>The criteria, in order.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }
}

/// <summary>A version as its job lists it.</summary>
/// <param name="Id">The id that the surface shows.</param>
/// <param name="Version">1 for the first one of the job, and so on.</param>
/// <param name="CreatedAt">When it came into force.</param>
/// <param name="ArchivedAt">When it was put out of force; null for the one that is in force.</param>
public sealed record CriteriaEdition(string Id, int Version, DateTimeOffset CreatedAt, DateTimeOffset? ArchivedAt);

/// <summary>The versions of a job's criteria. At most the last one is in force.</summary>
public sealed record CriteriaBook
{
    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The job, as the client calls it.</summary>
    public required string JobId { get; init; }

    /// <summary>Every version, oldest first.</summary>
    public required IReadOnlyList<CriteriaEdition> Editions { get; init; }

    /// <summary>The version in force; null when there is none.</summary>
    public CriteriaEdition? Active() => Editions is [.., { ArchivedAt: null } last] ? last : null;

    /// <summary>A version of this job; null when it has no such version.</summary>
    public CriteriaEdition? Find(string versionId) => Editions.FirstOrDefault(edition => edition.Id == versionId);

    /// <summary>Puts the version in force out of it.</summary>
    public CriteriaBook Archive(DateTimeOffset now) => Active() is { } active
        ? this with { Editions = [.. Editions.SkipLast(1), active with { ArchivedAt = now }] }
        : this;

    /// <summary>Puts a new version in force.</summary>
    public CriteriaBook Add(string versionId, DateTimeOffset now) => Archive(now) is var archived
        ? archived with { Editions = [.. archived.Editions, new(versionId, Editions.Count + 1, now, null)] }
        : this;
}

/// <summary>A criterion that a tenant keeps for use in any job.</summary>
public sealed record LibraryCriterion
{
    /// <summary>The id that the surface shows.</summary>
    public required string Id { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>What is asked for, in words.</summary>
    public required string Text { get; init; }

    /// <summary>One of <see cref="Importances"/>.</summary>
    public required string Importance { get; init; }

    /// <summary>What it is filed under.</summary>
    public string? Category { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
