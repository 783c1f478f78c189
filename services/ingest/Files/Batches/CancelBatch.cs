using Shortlist.Batches;
using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>POST /api/v2/batches/{id}/cancel</c>: answers at once; nothing more is begun, what runs may end, what is done stays, and the
/// batch becomes CANCELLED. 400 for one that has ended, as clients try 409 again by themselves (api-surfaces.md L8).
/// </summary>
internal sealed class CancelFileBatch(BatchIntake intake, FileBatches batches)
{
    public async Task<IResult> HandleAsync(string id, Project project, CancellationToken cancellationToken)
    {
        if (await batches.FindAsync(project, id, cancellationToken) is not { Batch: var batch, Progress: var progress })
            return Refusals.Unknown("Batch");
        if (progress.IsTerminal)
            return Refusals.CannotBeDone("The batch has ended and cannot be cancelled.");
        await intake.CancelAsync(batch.BatchId, cancellationToken);
        return await batches.ShowAsync(project, id, withResults: false, cancellationToken) is { } body
            ? Results.Json(body, FilesJson.Default.BatchBody)
            : Refusals.Unknown("Batch");
    }
}
