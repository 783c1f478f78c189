using System.Text.Json;
using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>What the surface knows of a batch besides how far it is: what it was made from.</summary>
/// <param name="BatchId">The batch, as messages name it.</param>
/// <param name="TenantId">Whom it belongs to.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="DirectoryId">The directory it was made from.</param>
/// <param name="Product">One of <see cref="Products"/>.</param>
/// <param name="ConfigurationId">The configuration it was made from.</param>
/// <param name="CreatedAt">When.</param>
public sealed record FileBatch(
    Guid BatchId, string TenantId, string ProjectId, string DirectoryId, string Product, string ConfigurationId, DateTimeOffset CreatedAt)
    : IProjectOwned
{
    /// <summary>The surface, as the engine keeps it.</summary>
    public const string Surface = "llama-index";

    /// <summary>The surface of jobs that were asked for by themselves: batches of one that no list shows.</summary>
    public const string SingleJobs = "llama-index-jobs";

    private const string Prefix = "bat-";

    /// <summary>The id that the surface shows: <c>bat-…</c></summary>
    public static string PublicIdOf(Guid batchId) => $"{Prefix}{batchId:D}";

    /// <summary>Reads an id; false when it is none (api-surfaces.md L10).</summary>
    public static bool TryRead(string publicId, out Guid batchId)
    {
        batchId = default;
        return publicId.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(publicId.AsSpan(Prefix.Length), "D", out batchId);
    }
}

/// <summary>The batches of all projects.</summary>
public sealed class FileBatchCollection(IDocumentStore store) : Collection<FileBatch>(
    store,
    new CollectionDefinition(
        "file_batches",
        [
            new("tenant", KeyKind.Text),
            new("project", KeyKind.Text),
            new("directory", KeyKind.Text),
            new("created_at", KeyKind.Number),
        ],
        [["tenant", "project", "created_at"]]),
    FilesStoreJson.Default.FileBatch,
    batch => BatchCollection.IdOf(batch.BatchId),
    batch =>
    [
        KeyValue.Of(batch.TenantId),
        KeyValue.Of(batch.ProjectId),
        KeyValue.Of(batch.DirectoryId),
        KeyValue.Of((DateTimeOffset?)batch.CreatedAt),
    ]);

/// <summary>
/// Which job does which file of a batch, one row a file: settled when the batch is created, and never changed. Kept in the form
/// in which the surface shows it, so that reading a thousand rows costs no more than copying them.
/// </summary>
/// <param name="BatchId">The batch.</param>
/// <param name="TenantId">Whom it belongs to.</param>
/// <param name="Rows">A list of <see cref="ResultRow"/>.</param>
public sealed record FileBatchRows(Guid BatchId, string TenantId, JsonElement Rows);

/// <summary>The rows of all batches.</summary>
public sealed class FileBatchRowsCollection(IDocumentStore store) : Collection<FileBatchRows>(
    store,
    new CollectionDefinition("file_batch_rows", [new("tenant", KeyKind.Text)], [["tenant"]]),
    FilesStoreJson.Default.FileBatchRows,
    rows => BatchCollection.IdOf(rows.BatchId),
    rows => [KeyValue.Of(rows.TenantId)]);

/// <summary>A row of a batch's results.</summary>
/// <param name="SourceDirectoryFileId">The file.</param>
/// <param name="ErrorMessage">Why there is no job for it; null when there is one, however it ends.</param>
/// <param name="JobReference">Its job.</param>
public sealed record ResultRow(string SourceDirectoryFileId, string? ErrorMessage, JobReference? JobReference);

/// <summary>A job of a batch.</summary>
public sealed record JobReference(string Id, string Type);

/// <summary>A batch as the surface shows it: the given page.</summary>
public sealed record BatchBody(
    string Id,
    BatchConfigBody Config,
    string ProjectId,
    string SourceDirectoryId,
    string Status,
    DateTimeOffset CreatedAt,
    JsonElement? Results,
    DateTimeOffset UpdatedAt);

/// <summary>What a batch was made to do.</summary>
public sealed record BatchConfigBody(BatchJobBody Job);

/// <summary>The job that is created for each file.</summary>
public sealed record BatchJobBody(string ConfigurationId, string Type);
