using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>Statuses of a job. All but the first two are terminal.</summary>
public static class JobStatuses
{
    /// <summary>Not begun.</summary>
    public const string Pending = "PENDING";

    /// <summary>A worker has it.</summary>
    public const string Running = "RUNNING";

    /// <summary>Done.</summary>
    public const string Completed = "COMPLETED";

    /// <summary>Ended with an error.</summary>
    public const string Failed = "FAILED";

    /// <summary>Given up.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>Every status.</summary>
    public static IReadOnlyList<string> All { get; } = [Pending, Running, Completed, Failed, Cancelled];

    /// <summary>Whether it is never left.</summary>
    public static bool IsTerminal(string status) => status is Completed or Failed or Cancelled;
}

/// <summary>Why a job failed.</summary>
/// <param name="Code">A stable code such as <c>encrypted</c>.</param>
/// <param name="Message">A sentence for people, free of the file's content.</param>
public sealed record JobError(string Code, string Message);

/// <summary>A job: one product run on one file.</summary>
public sealed record FileJob : IProjectOwned
{
    /// <summary><c>pjb-…</c> or <c>exj-…</c></summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public required string TenantId { get; init; }

    /// <inheritdoc />
    public required string ProjectId { get; init; }

    /// <summary>One of <see cref="Products"/>.</summary>
    public required string Product { get; init; }

    /// <summary>One of <see cref="JobStatuses"/>.</summary>
    public string Status { get; init; } = JobStatuses.Pending;

    /// <summary>The batch that it runs in, as messages name it; a job asked for by itself has one to itself.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>The file.</summary>
    public required string FileId { get; init; }

    /// <summary>Its name, as it was when the job was created.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How the client named the file: a file, a directory entry or an earlier parse job.</summary>
    public required string FileInput { get; init; }

    /// <summary>The saved configuration, if one was named.</summary>
    public string? ConfigurationId { get; init; }

    /// <summary>The parameters, as <see cref="SnapshotCollection"/> keeps them.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The tier, as asked for.</summary>
    public required string Tier { get; init; }

    /// <summary>What the client wants kept with the job.</summary>
    public JsonElement? UserMetadata { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its status last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public JobError? Error { get; init; }

    /// <summary>Its result, once it is completed.</summary>
    public string? ResultId { get; init; }

    /// <summary>Whether the result was there already, of another job over the same bytes with the same parameters.</summary>
    public bool IsFromCache { get; init; }

    /// <summary>Where the file's bytes are.</summary>
    [JsonIgnore]
    public string BlobKey => StoredFile.KeyOf(TenantId, FileId);

    /// <summary>Whether its status is never left.</summary>
    [JsonIgnore]
    public bool HasEnded => JobStatuses.IsTerminal(Status);
}

/// <summary>The jobs of all tenants.</summary>
public sealed class JobCollection(IDocumentStore store) : Collection<FileJob>(
    store,
    new CollectionDefinition(
        "file_jobs",
        [
            new("tenant", KeyKind.Text),
            new("project", KeyKind.Text),
            new("product", KeyKind.Text),
            new("status", KeyKind.Text),
            new("batch", KeyKind.Text),
            new("file", KeyKind.Text),
            new("file_input", KeyKind.Text),
            new("configuration", KeyKind.Text),
            new("result", KeyKind.Text),
            new("created_at", KeyKind.Number),
        ],
        [["tenant", "project", "product", "created_at"], ["batch"], ["file"], ["result"]]),
    FilesStoreJson.Default.FileJob,
    job => job.Id,
    job =>
    [
        KeyValue.Of(job.TenantId),
        KeyValue.Of(job.ProjectId),
        KeyValue.Of(job.Product),
        KeyValue.Of(job.Status),
        KeyValue.Of(job.BatchId.ToString("N")),
        KeyValue.Of(job.FileId),
        KeyValue.Of(job.FileInput),
        KeyValue.Of(job.ConfigurationId),
        KeyValue.Of(job.ResultId),
        KeyValue.Of((DateTimeOffset?)job.CreatedAt),
    ])
{
    /// <summary>The job, or null when the project has none of this product and id.</summary>
    public async Task<FileJob?> FindAsync(Project project, string product, string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Value: var job } && project.Owns(job) && job.Product == product ? job : null;

    /// <summary>Whether a job that has not ended needs a file's bytes.</summary>
    public async Task<bool> AnyOpenAsync(string fileId, CancellationToken cancellationToken) =>
        await CountAsync(
            [Where.Equal("file", fileId), Where.AnyOf("status", [JobStatuses.Pending, JobStatuses.Running])], cancellationToken) > 0;
}
