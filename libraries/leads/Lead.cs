namespace Shortlist.Leads;

/// <summary>The statuses that Shortlist itself gives to leads. The field is open: people may write others.</summary>
public static class LeadStatuses
{
    /// <summary>Made; for a CV: stored and waiting.</summary>
    public const string Uploaded = "uploaded";

    /// <summary>Its CV is being read.</summary>
    public const string Processing = "processing";

    /// <summary>Its CV was read.</summary>
    public const string Parsed = "parsed";

    /// <summary>Its CV could not be read.</summary>
    public const string Failed = "failed";
}

/// <summary>A lead's place in an organisation.</summary>
/// <param name="OrganizationId">The organisation.</param>
/// <param name="Status">Such as <c>Pool</c>.</param>
public sealed record OrganizationLink(string OrganizationId, string Status);

/// <summary>A lead's place in a role. Scores are 0 to 100, and -1 until there is one (api-surfaces.md T7).</summary>
public sealed record RoleLink(
    string RoleId, string RoleName, string OrganizationId, string Status, int ResumeFitScore, int OverallFitScore);

/// <summary>The file a lead came from.</summary>
/// <param name="FileName">As uploaded, without folders.</param>
/// <param name="BlobKey">Where its bytes are; null when they were refused.</param>
/// <param name="Sha256">Of its bytes; empty when they were refused.</param>
/// <param name="Length">Bytes.</param>
public sealed record LeadSource(string FileName, string? BlobKey, string Sha256, long Length);

/// <summary>Why a CV could not be read.</summary>
/// <param name="Code">A stable code, such as <c>encrypted</c>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record LeadFailure(string Code, string Message);

/// <summary>
/// What a screened CV becomes, or a person that was sourced otherwise: somebody who is known before they have an account.
/// </summary>
public sealed record Lead
{
    /// <summary><c>pc_…</c></summary>
    public required string Id { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The batch it came with, as messages name it; null when it was made by hand.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>The batch it came with, as the API names it.</summary>
    public string? BatchPublicId { get; init; }

    /// <summary>Whether its CV is still to be read. Batches count by this and not by <see cref="Status"/>, which people may change (T1).</summary>
    public bool IsBeingScreened { get; init; }

    /// <summary>The name; the file's until the CV was read.</summary>
    public required string FullName { get; init; }

    /// <summary>Mail read from the CV.</summary>
    public string? Email { get; init; }

    /// <summary>Mail of the account, for invitations.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Phone.</summary>
    public string? Phone { get; init; }

    /// <summary>Summary.</summary>
    public string? Summary { get; init; }

    /// <summary>An open string; see <see cref="LeadStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Skills.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Set once the lead was made a candidate.</summary>
    public string? CandidateId { get; init; }

    /// <summary>The organisations that see it.</summary>
    public required IReadOnlyList<OrganizationLink> Organizations { get; init; }

    /// <summary>The roles that it is considered for.</summary>
    public IReadOnlyList<RoleLink> Roles { get; init; } = [];

    /// <summary>The file it came from.</summary>
    public LeadSource? Source { get; init; }

    /// <summary>Why its CV could not be read.</summary>
    public LeadFailure? Failure { get; init; }

    /// <summary>Fields that people changed, which reading the CV leaves alone.</summary>
    public IReadOnlyList<string> Edited { get; init; } = [];

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>One thing that a role asks of those who apply.</summary>
/// <param name="Text">What is asked for, in words.</param>
/// <param name="Importance"><c>MUST_HAVE</c> or <c>NICE_TO_HAVE</c>.</param>
public sealed record RoleCriterion(string Text, string Importance);

/// <summary>What an organisation hires for.</summary>
public sealed record Role
{
    /// <summary><c>role_…</c></summary>
    public required string Id { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The title.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation that hires.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>An open string; <c>Open</c> when made.</summary>
    public required string Status { get; init; }

    /// <summary>Department.</summary>
    public string? Department { get; init; }

    /// <summary>Place of work.</summary>
    public string? Location { get; init; }

    /// <summary>Such as <c>Remote</c>.</summary>
    public string? WorkType { get; init; }

    /// <summary>How many people are sought.</summary>
    public int? TargetHireCount { get; init; }

    /// <summary>What CVs of its leads are judged by; empty when nothing is known of what the role asks for.</summary>
    public IReadOnlyList<RoleCriterion> Criteria { get => field ?? []; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
