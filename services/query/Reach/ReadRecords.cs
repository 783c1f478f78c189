using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /api/resources/{schema}</c> and <c>GET /api/resources/{schema}/{externalId}</c>, our extension: the records as they are now,
/// by external id.
/// </summary>
internal static class ReadRecords
{
    public static async Task<IResult> GetAsync(
        string schema, string externalId, Caller caller, SchemaCatalog schemas, RecordCollection records, CancellationToken cancellationToken)
    {
        if (await schemas.FindAsync(caller.PartnerId!, schema, cancellationToken) is not { Value: var definition })
            return UnknownSchema();

        // Routing leaves an escaped slash as it came.
        externalId = externalId.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return RecordId.Fault(externalId) is null
            && await records.FindAsync(RecordId.Of(caller.TenantId, definition.Id, externalId), cancellationToken) is { Exists: true } record
                ? Results.Json(new ReachAnswer<RecordView>(RecordView.Of(record, definition)), ReachJson.Default.ReachAnswerRecordView)
                : SurfaceError.NotFound("There is no such record.");
    }

    public static async Task<IResult> ListAsync(
        string schema, HttpRequest request, Caller caller, SchemaCatalog schemas, RecordCollection records, CancellationToken cancellationToken)
    {
        if (await schemas.FindAsync(caller.PartnerId!, schema, cancellationToken) is not { Value: var definition })
            return UnknownSchema();
        var query = new ReachQuery(request.Query);
        var limit = query.Limit();
        var after = query.Cursor();
        if (after is not null && RecordId.Fault(after) is not null)
            query.Fault("cursor", "is not one that a page gave");
        if (query.Refusal is { } refusal)
            return refusal;

        var set = RecordId.SetOf(caller.TenantId, definition.Id);
        var found = await records.PageAsync(
            set, after is null ? null : RecordId.Of(caller.TenantId, definition.Id, after), limit + 1, cancellationToken);
        var rows = found.Take(limit).Select(record => RecordView.Of(record, definition)).ToList();
        return Results.Json(
            new ReachAnswer<ReachPage<RecordView>>(
                new(
                    rows,
                    new(
                        found.Count > limit,
                        await records.CountAsync(set, cancellationToken),
                        found.Count > limit ? ReachQuery.CursorOf(rows[^1].ExternalId) : null))),
            ReachJson.Default.ReachAnswerReachPageRecordView);
    }

    private static SurfaceError UnknownSchema() => SurfaceError.NotFound("There is no such schema definition.");
}
