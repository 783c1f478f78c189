using System.Globalization;
using System.Runtime.CompilerServices;
using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /api/batches</c>: the tenant's batches by the time of their submission, newest first unless <c>sortOrder=asc</c>. The page
/// after a cursor is the same however many batches came since.
/// </summary>
internal static class ListRecordBatches
{
    private const int BatchesAtOnce = 100;
    private static readonly string[] Statuses = ["processing", "success", "partial_success", "failure"];
    private static readonly string[] Visible =
    [
        BatchStates.Accepted, BatchStates.Running, BatchStates.Throttled, BatchStates.Stopping,
        BatchStates.Completed, BatchStates.Cancelled, BatchStates.Failed,
    ];

    public static async Task<IResult> HandleAsync(
        HttpRequest request, Caller caller, BatchCollection batches, ReachBatches views, CancellationToken cancellationToken)
    {
        var query = new ReachQuery(request.Query);
        var limit = query.Limit();
        var batchType = query.Word("batchType", BatchTypes.ByKind.Values);
        var status = query.Word("status", Statuses)?.ToLowerInvariant();
        query.Word("sortBy", ["createdAt"]);
        var isAscending = query.Word("sortOrder", ["asc", "desc"])?.Equals("asc", StringComparison.OrdinalIgnoreCase) is true;
        var after = Place.Read(query);
        if (query.Refusal is { } refusal)
            return refusal;

        List<Condition> conditions =
        [
            Where.Equal("tenant", caller.TenantId), Where.Equal("surface", RecordBatch.SurfaceName), Where.AnyOf("state", Visible),
        ];
        if (batchType is not null)
        {
            conditions.Add(Where.Equal(
                "kind", BatchTypes.ByKind.Single(type => type.Value.Equals(batchType, StringComparison.OrdinalIgnoreCase)).Key));
        }

        var rows = new List<Batch>(limit + 1);
        await foreach (var batch in AfterAsync(batches, conditions, after, isAscending, cancellationToken))
        {
            if (status is not null && await views.StatusAsync(batch, cancellationToken) != status)
                continue;
            rows.Add(batch);
            if (rows.Count > limit)
                break;
        }

        var total = status is null
            ? await batches.CountAsync(conditions, cancellationToken)
            : await CountAsync(batches, conditions, views, status, cancellationToken);
        var hasNext = rows.Count > limit;
        var shown = new List<BatchView>(limit);
        foreach (var batch in rows.Take(limit))
            shown.Add(await views.ViewAsync(batch, withPending: false, cancellationToken));
        return Results.Json(
            new ReachAnswer<ReachPage<BatchView>>(
                new(shown, new(hasNext, total, hasNext ? Place.Of(rows[limit - 1]).ToCursor() : null))),
            ReachJson.Default.ReachAnswerReachPageBatchView);
    }

    private static async Task<long> CountAsync(
        BatchCollection batches, List<Condition> conditions, ReachBatches views, string status, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var batch in AfterAsync(batches, conditions, null, isAscending: false, cancellationToken))
        {
            if (await views.StatusAsync(batch, cancellationToken) == status)
                count++;
        }

        return count;
    }

    private static async IAsyncEnumerable<Batch> AfterAsync(
        BatchCollection batches,
        List<Condition> conditions,
        Place? after,
        bool isAscending,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The millisecond of the cursor is read again, and what came before it there is passed over.
        if (after is { } from)
        {
            conditions =
            [
                .. conditions,
                isAscending ? Where.AtLeast("created_at", from.CreatedAt) : Where.Below("created_at", from.CreatedAt + 1),
            ];
        }

        for (var skip = 0; ; skip += BatchesAtOnce)
        {
            var page = await batches.QueryAsync(
                new Store.Query
                {
                    Conditions = conditions,
                    OrderBy = [new Store.SortKey("created_at", Descending: !isAscending)],
                    Skip = skip,
                    Take = BatchesAtOnce,
                },
                cancellationToken);
            foreach (var batch in page.Select(found => found.Value).Where(batch => after is not { } place || place.IsBefore(batch)))
                yield return batch;
            if (page.Count < BatchesAtOnce)
                yield break;
        }
    }

    /// <summary>Where a batch stands in the list.</summary>
    private readonly record struct Place(long CreatedAt, string Id)
    {
        public static Place Of(Batch batch) => new(batch.CreatedAt.ToUnixTimeMilliseconds(), BatchCollection.IdOf(batch.CorrelationId));

        public static Place? Read(ReachQuery query)
        {
            if (query.Cursor() is not { } cursor)
                return null;
            if (cursor.Split('/') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var createdAt))
                return new(createdAt, id);
            query.Fault("cursor", "is not one that a page gave");
            return null;
        }

        public string ToCursor() => ReachQuery.CursorOf(string.Create(CultureInfo.InvariantCulture, $"{CreatedAt}/{Id}"));

        /// <summary>Ties are ordered by id whichever way the list goes.</summary>
        public bool IsBefore(Batch batch)
        {
            var other = Of(batch);
            return other.CreatedAt != CreatedAt || string.CompareOrdinal(other.Id, Id) > 0;
        }
    }
}
