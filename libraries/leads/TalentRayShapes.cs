using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Leads;

/// <summary>
/// A lead as TalentRay shows it. Every field is always there but our two extensions at the end, which are absent where they do not apply.
/// </summary>
public sealed record PotentialCandidate
{
    /// <summary><c>pc_…</c></summary>
    public required string Id { get; init; }

    /// <summary>The name; the file's name until the CV was read.</summary>
    public required string FullName { get; init; }

    /// <summary>Mail read from the CV.</summary>
    public required string? Email { get; init; }

    /// <summary>Mail of the account.</summary>
    public required string? ContactEmail { get; init; }

    /// <summary>Phone.</summary>
    public required string? Phone { get; init; }

    /// <summary>An open string.</summary>
    public required string Status { get; init; }

    /// <summary>Skills.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Summary.</summary>
    public required string? Summary { get; init; }

    /// <summary>Set once the lead was made a candidate.</summary>
    public required string? CandidateId { get; init; }

    /// <summary>The organisations that see it.</summary>
    public required IReadOnlyList<OrganizationLink> Organizations { get; init; }

    /// <summary>The roles that it is considered for.</summary>
    public required IReadOnlyList<RoleLink> Roles { get; init; }

    /// <summary>When it was made, whole seconds.</summary>
    public required string CreatedAt { get; init; }

    /// <summary>When it last changed, whole seconds.</summary>
    public required string UpdatedAt { get; init; }

    /// <summary>Why the CV could not be read. Our extension: absent on all others, so that the documented shape stays as it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeadFailure? Failure { get; init; }

    /// <summary>What screening its CV came to. Our extension: only on the lead's own address, absent where no CV was read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeadScreening? Screening { get; init; }

    /// <summary>How the surface shows a lead.</summary>
    public static PotentialCandidate Of(Lead lead) => new()
    {
        Id = lead.Id,
        FullName = lead.FullName,
        Email = lead.Email,
        ContactEmail = lead.ContactEmail,
        Phone = lead.Phone,
        Status = lead.Status,
        Skills = lead.Skills,
        Summary = lead.Summary,
        CandidateId = lead.CandidateId,
        Organizations = lead.Organizations,
        Roles = lead.Roles,
        CreatedAt = TalentRayTime.Of(lead.CreatedAt),
        UpdatedAt = TalentRayTime.Of(lead.UpdatedAt),
        Failure = lead.Failure,
    };
}

/// <summary>Which part of a list an answer holds (api-surfaces.md §1.1, pagination A).</summary>
/// <param name="Page">From 0.</param>
/// <param name="PageSize">1 to 100.</param>
/// <param name="TotalCount">Rows in all.</param>
/// <param name="TotalPages">Pages in all; 0 when there are no rows.</param>
public sealed record Pagination(int Page, int PageSize, long TotalCount, long TotalPages);

/// <summary>A page of a list.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Data, Pagination Pagination);

/// <summary>A screening batch, as the given page shows it: counts of visible members, and a page of them.</summary>
public sealed record ScreeningBatchPage(
    string BatchId,
    string Status,
    long TotalCandidates,
    long CompletedCandidates,
    long ProcessingCandidates,
    IReadOnlyList<ReadyJson> Data,
    Pagination Pagination);

/// <summary>A screening batch in a list. Our extension.</summary>
public sealed record ScreeningBatchSummary(
    string BatchId,
    string Status,
    long TotalCandidates,
    long CompletedCandidates,
    long ProcessingCandidates,
    string CreatedAt);

/// <summary>A role as TalentRay shows it.</summary>
public sealed record RoleBody(
    string Id,
    string Name,
    string OrganizationId,
    string Status,
    string? Department,
    string? Location,
    string? WorkType,
    int? TargetHireCount,
    string CreatedAt,
    string UpdatedAt)
{
    /// <summary>How the surface shows a role.</summary>
    public static RoleBody Of(Role role) => new(
        role.Id,
        role.Name,
        role.OrganizationId,
        role.Status,
        role.Department,
        role.Location,
        role.WorkType,
        role.TargetHireCount,
        TalentRayTime.Of(role.CreatedAt),
        TalentRayTime.Of(role.UpdatedAt));
}

/// <summary>Who calls.</summary>
public sealed record MeBody(MeUser User, MeAuth Auth);

/// <summary>The user that the key acts as.</summary>
public sealed record MeUser(string Id, string Email, string Role);

/// <summary>The key.</summary>
public sealed record MeAuth(string Type, string KeyId, IReadOnlyList<string> Scopes);

/// <summary>Instants as TalentRay writes them: UTC, whole seconds, <c>Z</c>.</summary>
public static class TalentRayTime
{
    /// <summary>Such as <c>2026-06-01T10:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>How the shapes are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PotentialCandidate))]
[JsonSerializable(typeof(PageOf<ReadyJson>))]
[JsonSerializable(typeof(ScreeningBatchPage))]
[JsonSerializable(typeof(PageOf<ScreeningBatchSummary>))]
[JsonSerializable(typeof(RoleBody))]
[JsonSerializable(typeof(PageOf<RoleBody>))]
[JsonSerializable(typeof(MeBody))]
[JsonSerializable(typeof(CvReading))]
public sealed partial class TalentRayJson : JsonSerializerContext;
