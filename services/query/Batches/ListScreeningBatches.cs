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
    // A caller who does not see all organisations may see few of many batches: these are looked through, newest first.
    private const int MaxBatches = 10_000;

    public static async Task<IResult> HandleAsync(
        HttpRequest request, Caller caller, BatchCollection batches, LeadCollection leads, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var refusal))
            return refusal!;

        var members = await leads.CountByAsync(LeadCollection.VisibleTo(caller), "batch", cancellationToken);
        var found = await batches.QueryAsync(
            new Store.Query
            {
                Conditions = [Where.Equal("tenant", caller.TenantId), Where.Equal("surface", "talent-ray")],
                OrderBy = [new SortKey("created_at", Descending: true)],
                Take = MaxBatches,
            },
            cancellationToken);
        var visible = found.Select(batch => batch.Value).Where(batch => batch.IsVisible && members.ContainsKey(batch.PublicId)).ToList();

        var rows = new List<ScreeningBatchSummary>(paging.PageSize);
        foreach (var batch in visible.Skip(paging.Skip).Take(paging.PageSize))
        {
            var (total, processing) = await leads.CountBatchAsync(batch.PublicId, caller, cancellationToken);
            rows.Add(new(
                batch.PublicId,
                ScreeningBatches.StatusOf(processing),
                total,
                total - processing,
                processing,
                TalentRayTime.Of(batch.CreatedAt)));
        }

        return Results.Json(
            new PageOf<ScreeningBatchSummary>(rows, paging.Of(visible.Count)), TalentRayJson.Default.PageOfScreeningBatchSummary);
    }
}
