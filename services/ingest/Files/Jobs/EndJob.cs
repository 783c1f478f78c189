using Shortlist.Batches;
using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>POST …/{jobId}/cancel</c>: the job is CANCELLED at once; should a worker be at it, what it finds is dropped. 400 for a job
/// that has ended (api-surfaces.md L8).
/// </summary>
internal sealed class CancelJob(JobCollection jobs, BatchIntake intake, BatchCollection batches, TimeProvider time)
{
    public async Task<IResult> HandleAsync(string product, string id, Project project, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(project, product, id, cancellationToken) is null)
            return Refusals.Unknown("Job");
        var wasOpen = false;
        var stored = await jobs.UpdateAsync(
            id,
            job =>
            {
                wasOpen = !job.HasEnded;
                return wasOpen ? job with { Status = JobStatuses.Cancelled, UpdatedAt = time.GetUtcNow() } : null;
            },
            cancellationToken);
        if (stored is null)
            return Refusals.Unknown("Job");
        if (!wasOpen)
            return Refusals.CannotBeDone("The job has ended and cannot be cancelled.");
        if (await batches.LoadAsync(stored.BatchId, cancellationToken) is { Surface: FileBatch.SingleJobs })
            await intake.CancelAsync(stored.BatchId, cancellationToken);
        return product == Products.Parse
            ? Results.Json(ParseJobBody.Of(stored), FilesJson.Default.ParseJobBody)
            : Results.Json(ExtractJobBody.Of(stored), FilesJson.Default.ExtractJobBody);
    }
}

/// <summary><c>DELETE …/{jobId}</c>: a job that has ended, and its result unless another job shares it.</summary>
internal sealed class DeleteJob(JobCollection jobs, ParseResultCollection parsed, ExtractResultCollection extracted)
{
    public async Task<IResult> HandleAsync(string product, string id, Project project, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(project, product, id, cancellationToken) is not { } job)
            return Refusals.Unknown("Job");
        if (!job.HasEnded)
            return Refusals.CannotBeDone("The job is still running; cancel it first.");
        await jobs.DeleteAsync(id, null, cancellationToken);
        if (job.ResultId is { } result && await jobs.CountAsync([Where.Equal("result", result)], cancellationToken) == 0)
        {
            if (product == Products.Parse)
                await parsed.DeleteAsync(result, null, cancellationToken);
            else
                await extracted.DeleteAsync(result, null, cancellationToken);
        }

        return Results.Json(new DeletedJobBody(job.Id, job.ProjectId), FilesJson.Default.DeletedJobBody);
    }
}
