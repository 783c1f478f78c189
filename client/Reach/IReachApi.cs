using System.Text.Json;
using RestEase;

namespace Shortlist.Client.Reach;

/// <summary>
/// The Reach surface, call by call: partner records in batches, which may come in any order. A token of a tenant acts for that tenant; a
/// token of the partner itself needs the tenant named, and alone may define schemas. Schemas are named by name, whatever its case, or
/// by id. Refusals are <see cref="ShortlistApiException"/>.
/// </summary>
public interface IReachApi : IDisposable
{
    /// <summary>The tenant to act for, with a token of the partner itself.</summary>
    [Header("reach-tenant-id")]
    string? TenantId { get; set; }

    /// <summary>Writes records: new ones are made, existing ones merged. Returns as soon as the batch is stored.</summary>
    /// <param name="schema">The schema of the records.</param>
    /// <param name="records">The records.</param>
    /// <param name="onconflict"><c>upsert</c> (default) or <c>reject</c>, which fails records that exist.</param>
    /// <param name="ignoreUnknownFields">Drop fields that the schema does not name; otherwise they fail their record.</param>
    /// <param name="dependencyWaitTimeout">Seconds, 0 to 86,400, that a record may wait for those it refers to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Post("api/resources/{schema}/batch")]
    Task<ReachResult<AcceptedBatch>> IngestAsync(
        [Path] string schema,
        [Body] RecordList records,
        [Query] string? onconflict = null,
        [Query] string? ignoreUnknownFields = null,
        [Query] int? dependencyWaitTimeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes records that are streamed, one JSON object a line (extension): for batches larger than memory, where the server allows
    /// them. Parameters as of <see cref="IngestAsync"/>.
    /// </summary>
    [Post("api/resources/{schema}/batch")]
    Task<ReachResult<AcceptedBatch>> IngestLinesAsync(
        [Path] string schema,
        [Body] RecordLines records,
        [Query] string? onconflict = null,
        [Query] string? ignoreUnknownFields = null,
        [Query] int? dependencyWaitTimeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Changes records that exist; fields that are absent stay, null removes one.</summary>
    [Patch("api/resources/{schema}/batch")]
    Task<ReachResult<AcceptedBatch>> PatchAsync(
        [Path] string schema,
        [Body] RecordList records,
        [Query] string? ignoreUnknownFields = null,
        [Query] int? dependencyWaitTimeout = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes records.</summary>
    [Delete("api/resources/{schema}/batch")]
    Task<ReachResult<AcceptedBatch>> DeleteAsync(
        [Path] string schema, [Body] RecordDeletion deletion, CancellationToken cancellationToken = default);

    /// <summary>What a deletion would do; set <see cref="RecordDeletion.DryRun"/>.</summary>
    [Delete("api/resources/{schema}/batch")]
    Task<ReachResult<DeletionForecast>> ForecastDeletionAsync(
        [Path] string schema, [Body] RecordDeletion deletion, CancellationToken cancellationToken = default);

    /// <summary>Writes one record and returns it as it is then.</summary>
    [Post("api/resources/{schema}")]
    Task<ReachResult<Record>> PutAsync(
        [Path] string schema,
        [Body] JsonElement record,
        [Query] string? onconflict = null,
        [Query] string? ignoreUnknownFields = null,
        CancellationToken cancellationToken = default);

    /// <summary>A record (extension).</summary>
    [Get("api/resources/{schema}/{externalId}")]
    Task<ReachResult<Record>> GetAsync([Path] string schema, [Path] string externalId, CancellationToken cancellationToken = default);

    /// <summary>Records of a schema, by external id (extension).</summary>
    [Get("api/resources/{schema}")]
    Task<ReachResult<ReachPage<Record>>> ListAsync(
        [Path] string schema, [Query] int? limit = null, [Query] string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>How far a batch is.</summary>
    /// <param name="batchId">The batch.</param>
    /// <param name="includePendingDetails"><c>true</c> to list the records that wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("api/batches/{batchId}")]
    Task<ReachResult<RecordBatch>> GetBatchAsync(
        [Path] string batchId, [Query] string? includePendingDetails = null, CancellationToken cancellationToken = default);

    /// <summary>The tenant's batches, newest first.</summary>
    [Get("api/batches")]
    Task<ReachResult<ReachPage<RecordBatch>>> ListBatchesAsync(
        [Query] int? limit = null,
        [Query] string? cursor = null,
        [Query] string? batchType = null,
        [Query] string? status = null,
        [Query] string? sortOrder = null,
        CancellationToken cancellationToken = default);

    /// <summary>Defines a schema. Needs a token of the partner.</summary>
    [Post("partner/schema-definitions")]
    Task<ReachResult<Schema>> DefineSchemaAsync([Body] NewSchema schema, CancellationToken cancellationToken = default);

    /// <summary>Makes the next version of a schema; what is null stays as it was. Needs a token of the partner.</summary>
    [Post("partner/schema-definitions/{idOrName}")]
    Task<ReachResult<Schema>> UpdateSchemaAsync(
        [Path] string idOrName, [Body] SchemaUpdate update, CancellationToken cancellationToken = default);

    /// <summary>A schema. Needs a token of the partner.</summary>
    [Get("partner/schema-definitions/{idOrName}")]
    Task<ReachResult<Schema>> GetSchemaAsync([Path] string idOrName, CancellationToken cancellationToken = default);

    /// <summary>The partner's schemas, by name. Needs a token of the partner.</summary>
    [Get("partner/schema-definitions")]
    Task<ReachResult<ReachPage<Schema>>> ListSchemasAsync(
        [Query] int? limit = null, [Query] string? cursor = null, CancellationToken cancellationToken = default);
}
