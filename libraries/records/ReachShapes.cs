using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Records;

/// <summary>The success envelope of the Reach surface (api-surfaces.md §3.1).</summary>
/// <param name="Data">What was asked for.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record ReachAnswer<T>(T Data, string? Message = null)
{
    /// <summary>Always true.</summary>
    [JsonPropertyOrder(-1)]
    public bool Success => true;
}

/// <summary>A page of a list (api-surfaces.md §3.1).</summary>
/// <param name="Results">The rows.</param>
/// <param name="Pagination">Where the page stands.</param>
public sealed record ReachPage<T>(IReadOnlyList<T> Results, ReachPagination Pagination);

/// <summary>Where a page stands.</summary>
/// <param name="HasNextPage">Whether there is more.</param>
/// <param name="Total">Rows in all.</param>
/// <param name="Cursor">What to ask for the next page with; absent on the last one.</param>
public sealed record ReachPagination(bool HasNextPage, long Total, string? Cursor);

/// <summary>A batch that was accepted (api-surfaces.md §3.2).</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="RecordCount">Its records.</param>
/// <param name="SchemaDefinitionId">Their schema.</param>
public sealed record AcceptedBatch(string BatchId, string Message, int RecordCount, string SchemaDefinitionId);

/// <summary>What a deletion would do (api-surfaces.md §3.2, <c>dryRun</c>).</summary>
/// <param name="DryRun">Always true.</param>
/// <param name="RecordCount">Records that were named, or all of the schema.</param>
/// <param name="SchemaDefinitionId">Their schema.</param>
/// <param name="Counts">Records that would be deleted, by the name of their schema.</param>
/// <param name="SkippedReferenced">Records that would stay because others refer to them, by the name of their schema.</param>
/// <param name="NotFound">Named records that do not exist.</param>
public sealed record DeletionForecast(
    bool DryRun,
    long RecordCount,
    string SchemaDefinitionId,
    IReadOnlyDictionary<string, long> Counts,
    IReadOnlyDictionary<string, long> SkippedReferenced,
    long NotFound);

/// <summary>The batch object of the given page.</summary>
public sealed record BatchView
{
    /// <summary>The batch.</summary>
    public required string BatchId { get; init; }

    /// <summary><c>processing</c>, <c>success</c>, <c>partial_success</c> or <c>failure</c>.</summary>
    public required string Status { get; init; }

    /// <summary>One of <see cref="BatchTypes"/>.</summary>
    public required string BatchType { get; init; }

    /// <summary>How far it is.</summary>
    public required ProgressView Progress { get; init; }

    /// <summary>When no record was left to be begun.</summary>
    public string? CompletedAt { get; init; }

    /// <summary>When the first record was begun.</summary>
    public string? StartedAt { get; init; }

    /// <summary>When it was submitted.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>The schema's name.</summary>
    public string? SchemaName { get; init; }

    /// <summary>The schema's id.</summary>
    public string? SchemaDefinitionId { get; init; }

    /// <summary>What went wrong; absent when nothing did (api-surfaces.md R7).</summary>
    public ErrorsView? Errors { get; init; }

    /// <summary>What waits; present when it was asked for (R14).</summary>
    public IReadOnlyList<PendingView>? PendingResources { get; init; }
}

/// <summary>The figures of a batch: processed = successful + failed + pending, at most total.</summary>
public sealed record ProgressView(
    int TotalRecords, int ProcessedRecords, int SuccessfulRecords, int PendingRecords, int FailedRecords, decimal SuccessRate);

/// <summary>What went wrong in a batch.</summary>
/// <param name="Summary">Records by category; one may count in several.</param>
/// <param name="Details">By external id.</param>
/// <param name="Message">When the batch failed as a whole.</param>
public sealed record ErrorsView(
    IReadOnlyDictionary<string, long> Summary, IReadOnlyDictionary<string, RecordErrorsView> Details, string? Message);

/// <summary>What went wrong with a record.</summary>
public sealed record RecordErrorsView(IReadOnlyList<string> Errors, IReadOnlyList<string> Categories);

/// <summary>A record that waits.</summary>
public sealed record PendingView(
    string Id,
    string ResourceExternalId,
    string SchemaDefinitionId,
    string SchemaName,
    IReadOnlyList<MissingDependencyView> MissingDependencies,
    string ExpiresAt,
    string CreatedAt);

/// <summary>What it waits for.</summary>
public sealed record MissingDependencyView(string SchemaDefinitionId, string ExternalId, string? SchemaName);

/// <summary>A record as it is read (extension).</summary>
/// <param name="ExternalId">The partner's id.</param>
/// <param name="SchemaDefinitionId">The schema's id.</param>
/// <param name="SchemaName">Its name.</param>
/// <param name="Resource">The record.</param>
/// <param name="CreatedAt">When it came to be.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record RecordView(
    string ExternalId, string SchemaDefinitionId, string SchemaName, JsonElement Resource, string CreatedAt, string UpdatedAt)
{
    /// <summary>The view of a record that exists.</summary>
    public static RecordView Of(StoredRecord record, SchemaDefinition schema) => new(
        RecordId.ExternalIdOf(record.Id),
        schema.Id,
        schema.Name,
        JsonElement.Parse(record.Content!.Value.Span),
        ReachTime.Of(record.CreatedAt),
        ReachTime.Of(record.UpdatedAt));
}

/// <summary>A schema definition as partners see it (api-surfaces.md §3.2).</summary>
public sealed record SchemaView(
    string Id,
    string Name,
    string PluralName,
    string? Description,
    string Category,
    string ExternalIdField,
    JsonElement Schema,
    IReadOnlyList<string> FieldsToExpose,
    string? ExposeNameJsonPath,
    int VersionNumber,
    IReadOnlyList<SchemaReference> ReferenceSchemas,
    string? DeactivatedAt,
    string CreatedAt,
    string UpdatedAt)
{
    /// <summary>The view of a definition.</summary>
    public static SchemaView Of(SchemaDefinition schema) => new(
        schema.Id, schema.Name, schema.PluralName, schema.Description, schema.Category, schema.ExternalIdField, schema.Schema,
        schema.FieldsToExpose, schema.ExposeNameJsonPath, schema.VersionNumber, schema.References, null,
        ReachTime.Of(schema.CreatedAt), ReachTime.Of(schema.UpdatedAt));
}

/// <summary>The values of <c>batchType</c>.</summary>
public static class BatchTypes
{
    /// <summary>By the kind of the batch.</summary>
    public static IReadOnlyDictionary<string, string> ByKind { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [RecordBatch.IngestKind] = "PARTNER_RESOURCE_JSON_INGEST",
        [RecordBatch.PatchKind] = "PARTNER_RESOURCE_BATCH_PATCH",
        [RecordBatch.DeleteKind] = "PARTNER_RESOURCE_BATCH_DELETE",
    };
}

/// <summary>Instants as the Reach surface writes them: ISO 8601, UTC, milliseconds.</summary>
public static class ReachTime
{
    /// <summary>The text of an instant.</summary>
    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The JSON of the Reach surface: camelCase, absent where there is nothing to say.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReachAnswer<AcceptedBatch>))]
[JsonSerializable(typeof(ReachAnswer<DeletionForecast>))]
[JsonSerializable(typeof(ReachAnswer<BatchView>))]
[JsonSerializable(typeof(ReachAnswer<ReachPage<BatchView>>))]
[JsonSerializable(typeof(ReachAnswer<RecordView>))]
[JsonSerializable(typeof(ReachAnswer<ReachPage<RecordView>>))]
[JsonSerializable(typeof(ReachAnswer<SchemaView>))]
[JsonSerializable(typeof(ReachAnswer<ReachPage<SchemaView>>))]
public sealed partial class ReachJson : JsonSerializerContext;
