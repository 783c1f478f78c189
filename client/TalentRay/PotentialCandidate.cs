using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Client.TalentRay;

/// <summary>The values that Shortlist itself gives <see cref="PotentialCandidate.Status"/>; people may set others.</summary>
public static class LeadStatus
{
    /// <summary>The CV waits to be read, or the lead was made by hand.</summary>
    public const string Uploaded = "uploaded";

    /// <summary>The CV is being read.</summary>
    public const string Processing = "processing";

    /// <summary>The CV was read.</summary>
    public const string Parsed = "parsed";

    /// <summary>The CV could not be read; <see cref="PotentialCandidate.Failure"/> says why.</summary>
    public const string Failed = "failed";
}

/// <summary>A lead: a person known from a CV or entered by hand, who has no account yet.</summary>
public sealed record PotentialCandidate
{
    /// <summary>The lead, such as <c>pc_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name; the file's until the CV was read.</summary>
    public required string FullName { get; init; }

    /// <summary>The mail that the CV gives.</summary>
    public string? Email { get; init; }

    /// <summary>The mail of the account that invitations go to.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Free text; see <see cref="LeadStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Skills.</summary>
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>A summary of the person.</summary>
    public string? Summary { get; init; }

    /// <summary>The candidate that the lead became; null before that.</summary>
    public string? CandidateId { get; init; }

    /// <summary>The organisations it belongs to.</summary>
    public required IReadOnlyList<OrganizationLink> Organizations { get; init; }

    /// <summary>The roles it is considered for.</summary>
    public required IReadOnlyList<RoleLink> Roles { get; init; }

    /// <summary>When it was made, UTC, to the second.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC, to the second.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why the CV could not be read; null unless it failed.</summary>
    public Failure? Failure { get; init; }

    /// <summary>
    /// What screening the CV came to (extension). Only <see cref="ITalentRayApi.GetLeadAsync"/> gives it, for leads that a CV was read
    /// for; null otherwise.
    /// </summary>
    public LeadScreening? Screening { get; init; }
}

/// <summary>Why a CV could not be read.</summary>
/// <param name="Code">A stable code such as <c>encrypted</c>, <c>corrupt</c> or <c>cancelled</c>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record Failure(string Code, string Message);

/// <summary>That a lead belongs to an organisation.</summary>
/// <param name="OrganizationId">The organisation.</param>
/// <param name="Status">Such as <c>Pool</c>.</param>
public sealed record OrganizationLink(string OrganizationId, string Status);

/// <summary>That a lead is considered for a role.</summary>
/// <param name="RoleId">The role.</param>
/// <param name="RoleName">Its name.</param>
/// <param name="OrganizationId">Its organisation.</param>
/// <param name="Status">Such as <c>Assigned</c>.</param>
/// <param name="ResumeFitScore">0 to 100; -1 until scored.</param>
/// <param name="OverallFitScore">0 to 100; -1 until scored.</param>
public sealed record RoleLink(
    string RoleId, string RoleName, string OrganizationId, string Status, int ResumeFitScore, int OverallFitScore);

/// <summary>A lead to make by hand.</summary>
public sealed record NewLead
{
    /// <summary>The name. Required.</summary>
    public required string FullName { get; init; }

    /// <summary>The organisation it shall belong to. Required.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>A mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The mail address for invitations.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>A phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>A summary of the person.</summary>
    public string? Summary { get; init; }

    /// <summary>Skills.</summary>
    public IReadOnlyList<string>? Skills { get; init; }

    /// <summary>Free text; <c>uploaded</c> when null.</summary>
    public string? Status { get; init; }

    /// <summary>A role of the organisation to consider it for (extension).</summary>
    public string? RoleId { get; init; }
}

/// <summary>What to change of a lead. What stays null is left as it is.</summary>
public sealed record LeadUpdate
{
    /// <summary>A new name.</summary>
    public string? FullName { get; init; }

    /// <summary>A new status.</summary>
    public string? Status { get; init; }

    /// <summary>A new mail address, or <see cref="Change.Clear"/>.</summary>
    public Change? Email { get; init; }

    /// <summary>A new mail address for invitations, or <see cref="Change.Clear"/>.</summary>
    public Change? ContactEmail { get; init; }

    /// <summary>A new phone number, or <see cref="Change.Clear"/>.</summary>
    public Change? Phone { get; init; }

    /// <summary>A new summary, or <see cref="Change.Clear"/>.</summary>
    public Change? Summary { get; init; }

    /// <summary>The new list of skills.</summary>
    public IReadOnlyList<string>? Skills { get; init; }
}

/// <summary>A new value of a field that may also be emptied. A string converts to it by itself.</summary>
/// <param name="Value">The value; null empties the field.</param>
[JsonConverter(typeof(ChangeConverter))]
public sealed record Change(string? Value)
{
    /// <summary>Empties the field.</summary>
    public static Change Clear { get; } = new((string?)null);

    /// <summary>The string as the new value; null stands for no change.</summary>
    public static implicit operator Change?(string? value) => FromString(value);

    /// <summary>The string as the new value; null stands for no change.</summary>
    public static Change? FromString(string? value) => value is null ? null : new Change(value);
}

internal sealed class ChangeConverter : JsonConverter<Change>
{
    public override Change Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString());

    public override void Write(Utf8JsonWriter writer, Change value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
