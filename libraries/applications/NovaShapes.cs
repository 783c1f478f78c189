using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Applications;

/// <summary>A scoring batch without its jobs.</summary>
public sealed record ScoringBatchBody(
    string Id, string JobId, string Status, int TotalJobs, int CompletedJobs, int FailedJobs, string CreatedAt, string? CompletedAt);

/// <summary>A scoring job, as the given page shows it. Every field is always there (api-surfaces.md N12).</summary>
public sealed record ScoringJobBody(
    string Id,
    string CriteriaVersionId,
    string JobId,
    string ApplicationId,
    string Status,
    bool IsRescore,
    int? Score,
    Assessment? Assessment,
    string? ErrorCode,
    string? ErrorMessage,
    string QueuedAt,
    string? StartedAt,
    string? CompletedAt,
    string? FailedAt)
{
    /// <summary>How the surface shows a job.</summary>
    public static ScoringJobBody Of(ScoringJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new(
            job.Id,
            job.CriteriaVersionId,
            job.JobId,
            job.ApplicationId,
            job.Status,
            job.IsRescore,
            job.Score,
            job.Assessment,
            job.ErrorCode,
            job.ErrorMessage,
            NovaTime.Of(job.QueuedAt),
            NovaTime.Of(job.StartedAt),
            NovaTime.Of(job.CompletedAt),
            NovaTime.Of(job.FailedAt));
    }
}

/// <summary>A scoring job by itself.</summary>
public sealed record ScoringJobEnvelope(ScoringJobBody ScoringJob);

/// <summary>Why an application was not taken in.</summary>
public sealed record RejectionError(string Message, string Reason, string Code);

/// <summary>An application that was not taken in.</summary>
public sealed record RejectionBody(string ApplicationId, RejectionError Error)
{
    /// <summary>How the surface shows them, by application; null when there are none (api-surfaces.md N3).</summary>
    public static IReadOnlyList<RejectionBody>? Of(IReadOnlyList<RejectedApplication> rejected) => rejected is { Count: > 0 }
        ? [.. rejected
            .OrderBy(each => each.ApplicationId, StringComparer.Ordinal)
            .Select(each => new RejectionBody(each.ApplicationId, new(each.Message, each.Reason, each.Code)))]
        : null;
}

/// <summary>A scoring batch, as the given page shows it.</summary>
public sealed record ScoringBatchPage(
    ScoringBatchBody Batch,
    IReadOnlyList<ScoringJobBody> ScoringJobs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RejectionBody>? RejectedApplications);

/// <summary>An application that was taken in.</summary>
public sealed record AcceptanceBody(string ApplicationId, string ScoringJobId);

/// <summary>The answer to a submission.</summary>
public sealed record SubmittedBatchBody(
    ScoringBatchBody Batch,
    IReadOnlyList<string> ScoringJobIds,
    IReadOnlyList<AcceptanceBody> AcceptedApplications,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RejectionBody>? RejectedApplications);

/// <summary>A version of criteria.</summary>
public sealed record CriteriaVersionBody(string Id, int Version, string Status, string CreatedAt, string? ArchivedAt)
{
    /// <summary>How the surface shows a version.</summary>
    public static CriteriaVersionBody Of(CriteriaEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new(
            edition.Id,
            edition.Version,
            edition.ArchivedAt is null ? "ACTIVE" : "ARCHIVED",
            NovaTime.Of(edition.CreatedAt),
            NovaTime.Of(edition.ArchivedAt));
    }
}

/// <summary>A version with its criteria.</summary>
public sealed record CriteriaBody(CriteriaVersionBody Version, IReadOnlyList<Criterion> Criteria);

/// <summary>The answer to a change of one criterion: the criterion, and the version that has it.</summary>
public sealed record CriterionChangeBody(Criterion Criterion, CriteriaVersionBody Version, IReadOnlyList<Criterion> Criteria);

/// <summary>The versions of a job, newest first.</summary>
public sealed record CriteriaVersionsBody(IReadOnlyList<CriteriaVersionBody> Versions);

/// <summary>A criterion of the library.</summary>
public sealed record LibraryCriterionBody(
    string Id, string Text, string Importance, string? Category, string CreatedAt, string UpdatedAt)
{
    /// <summary>How the surface shows it.</summary>
    public static LibraryCriterionBody Of(LibraryCriterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return new(
            criterion.Id,
            criterion.Text,
            criterion.Importance,
            criterion.Category,
            NovaTime.Of(criterion.CreatedAt),
            NovaTime.Of(criterion.UpdatedAt));
    }
}

/// <summary>A criterion of the library by itself.</summary>
public sealed record LibraryCriterionEnvelope(LibraryCriterionBody Criterion);

/// <summary>The library, newest first.</summary>
public sealed record LibraryBody(IReadOnlyList<LibraryCriterionBody> Criteria);

/// <summary>A deletion request.</summary>
public sealed record DeletionRequestBody(
    string Id, string Status, string Target, string TenantId, string? JobId, string? ApplicationId, string RequestedAt, string? CompletedAt)
{
    /// <summary>How the surface shows it.</summary>
    public static DeletionRequestBody Of(DeletionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(
            request.Id,
            request.CompletedAt is null ? "pending" : "completed",
            request.Target,
            request.Tenant.ExternalId,
            request.JobId,
            request.ApplicationId,
            NovaTime.Of(request.RequestedAt),
            NovaTime.Of(request.CompletedAt));
    }
}

/// <summary>A deletion request by itself.</summary>
public sealed record DeletionRequestEnvelope(DeletionRequestBody DeletionRequest);

/// <summary>Instants as Nova writes them: UTC, whole seconds, <c>Z</c>.</summary>
public static class NovaTime
{
    /// <summary>Such as <c>2025-12-14T10:30:45Z</c>.</summary>
    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same, or null.</summary>
    public static string? Of(DateTimeOffset? instant) => instant is { } value ? Of(value) : null;
}

/// <summary>How the shapes are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ScoringBatchPage))]
[JsonSerializable(typeof(SubmittedBatchBody))]
[JsonSerializable(typeof(ScoringJobEnvelope))]
[JsonSerializable(typeof(CriteriaBody))]
[JsonSerializable(typeof(CriterionChangeBody))]
[JsonSerializable(typeof(CriteriaVersionsBody))]
[JsonSerializable(typeof(LibraryCriterionEnvelope))]
[JsonSerializable(typeof(LibraryBody))]
[JsonSerializable(typeof(DeletionRequestEnvelope))]
public sealed partial class NovaJson : JsonSerializerContext;
