using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary><c>GET /api/batches/{batchId}</c>: the given page.</summary>
internal static class GetRecordBatch
{
    public static async Task<IResult> HandleAsync(
        string batchId, HttpRequest request, Caller caller, BatchCollection batches, ReachBatches views, CancellationToken cancellationToken)
    {
        var query = new ReachQuery(request.Query);
        var withPending = query.Flag("includePendingDetails");
        if (query.Refusal is { } refusal)
            return refusal;
        return Guid.TryParse(batchId, out var id)
            && await batches.LoadAsync(id, cancellationToken) is { IsVisible: true, Surface: RecordBatch.SurfaceName } batch
            && batch.TenantId == caller.TenantId
                ? Results.Json(
                    new ReachAnswer<BatchView>(await views.ViewAsync(batch, withPending, cancellationToken)),
                    ReachJson.Default.ReachAnswerBatchView)
                : SurfaceError.NotFound("There is no such batch.");
    }
}
