using Shortlist.Batches;
using Shortlist.Leads;
using Shortlist.Surfaces;

namespace Shortlist.CvScreening;

/// <summary>
/// <c>POST /api/v1/cv-screening/batches/{batchId}/cancel</c>, our extension: what is not begun is given up (members fail
/// with <c>cancelled</c>), what is finished stays. Answers at once with the batch as it is; cancelling again, or a batch
/// that has ended, changes nothing.
/// </summary>
internal sealed class CancelBatch(BatchIntake intake, ScreeningBatches pages)
{
    public async Task<IResult> HandleAsync(string batchId, Caller caller, CancellationToken cancellationToken)
    {
        if (await pages.PageAsync(batchId, caller, new Paging(0, 20), cancellationToken) is null)
            return SurfaceError.NotFound();
        if (await pages.FindAsync(batchId, caller.TenantId, cancellationToken) is { } id)
            await intake.CancelAsync(id, cancellationToken);
        return await pages.PageAsync(batchId, caller, new Paging(0, 20), cancellationToken) is { } page
            ? Results.Json(page, TalentRayJson.Default.ScreeningBatchPage)
            : SurfaceError.NotFound();
    }
}
