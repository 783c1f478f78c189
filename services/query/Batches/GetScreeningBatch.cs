using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary><c>GET /api/v1/cv-screening/batches/{batchId}</c>: the given page.</summary>
internal static class GetScreeningBatch
{
    public static async Task<IResult> HandleAsync(
        string batchId, HttpRequest request, Caller caller, ScreeningBatches batches, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var refusal))
            return refusal!;
        return await batches.PageAsync(batchId, caller, paging, cancellationToken) is { } page
            ? Results.Json(page, TalentRayJson.Default.ScreeningBatchPage)
            : SurfaceError.NotFound();
    }
}
