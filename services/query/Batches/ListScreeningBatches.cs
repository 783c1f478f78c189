using System.Runtime.CompilerServices;
using Shortlist.Batches;
using Shortlist.Leads;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /api/v1/cv-screening/batches</c>, our extension: the batches of which the caller sees a member, newest first.
/// </summary>
internal static class ListScreeningBatches
{
    private const int BatchesAtOnce = 100;

    public static async Task<IResult> HandleAsync(
        HttpRequest request, Caller caller, BatchCollection batches, LeadCollection leads, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var refusal))
            return refusal!;

        var members = await leads.CountByAsync(LeadCollection.VisibleTo(caller), "batch", cancellationToken);
        var rows = new List<ScreeningBatchSummary>(paging.PageSize);
        await foreach (var batch in NewestFirst(batches, caller.TenantId, cancellationToken)
            .Where(batch => members.ContainsKey(batch.CorrelationId.ToString("N")))
            .Skip(paging.Skip)
            .Take(paging.PageSize)
            .WithCancellation(cancellationToken))
        {
            var (total, processing) = await leads.CountBatchAsync(batch.CorrelationId, caller, cancellationToken);
            rows.Add(new(
                batch.PublicId,
                ScreeningBatches.StatusOf(processing),
                total,
                total - processing,
                processing,
                TalentRayTime.Of(batch.CreatedAt)));
        }

        return Results.Json(
            new PageOf<ScreeningBatchSummary>(rows, paging.Of(members.Count)), TalentRayJson.Default.PageOfScreeningBatchSummary);
    }

    private static async IAsyncEnumerable<Batch> NewestFirst(
        BatchCollection batches, string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += BatchesAtOnce)
        {
            var found = await batches.QueryAsync(
                new Store.Query
                {
                    Conditions = [Where.Equal("tenant", tenantId), Where.Equal("surface", "talent-ray")],
                    OrderBy = [new SortKey("created_at", Descending: true)],
                    Skip = skip,
                    Take = BatchesAtOnce,
                },
                cancellationToken);
            foreach (var batch in found.Where(batch => batch.Value.IsVisible))
                yield return batch.Value;
            if (found.Count < BatchesAtOnce)
                yield break;
        }
    }
}
