using Shortlist.Batches;
using Shortlist.Contracts;
using Shortlist.Documents;
using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Ingest.Files;

/// <summary>
/// Runs jobs. An item's key is its job's id, so a second run finds what the first did; files that there is no job for are items
/// under the id of their entry, and fail.
/// </summary>
internal sealed partial class FileJobHandler(
    JobCollection jobs,
    FileBatchCollection fileBatches,
    FileBatchRowsCollection rows,
    JobWork work,
    FileRemoval removal,
    IBatchMessenger messenger,
    TimeProvider time,
    ILogger<FileJobHandler> logger) : ISliceHandler
{
    private const string Deleted = "deleted";
    private const string Unmapped = "unmapped";
    private const string CancelledCode = "cancelled";

    // A file from a stranger goes through other people's parsers.
    public bool MayCrash => true;

    public async Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork slice, CancellationToken cancellationToken)
    {
        var outcomes = new List<ItemOutcome>(slice.Items.Count);
        foreach (var item in slice.Items)
            outcomes.Add(await RunAsync(item.Key, cancellationToken));
        return outcomes;
    }

    public async Task AbandonAsync(SliceWork slice, Abandonment reason, CancellationToken cancellationToken)
    {
        foreach (var item in slice.Items)
        {
            await EndAsync(
                item.Key,
                await jobs.FindAsync(item.Key, cancellationToken),
                job => reason.Code switch
                {
                    ItemErrors.TaskStuck => Failed(job, new("timeout", "The file could not be processed in time.")),
                    ItemErrors.MaxRetriesExceeded => Failed(job, new("crashed", "Processing this file failed too often.")),
                    _ => job with { Status = JobStatuses.Cancelled },
                },
                cancellationToken);
        }
    }

    public async Task AnnounceAsync(SliceWork slice, CancellationToken cancellationToken)
    {
        var found = await jobs.FindManyAsync([.. slice.Items.Select(item => item.Key)], cancellationToken);
        foreach (var (job, _) in found.Where(job => job.Value.HasEnded))
        {
            await messenger.PublishAsync(
                new FileProcessed
                {
                    JobId = job.Id,
                    TenantId = job.TenantId,
                    ProjectId = job.ProjectId,
                    Product = job.Product,
                    FileId = job.FileId,
                    BatchId = slice.BatchId,
                    Status = job.Status,
                    Reason = job.Error?.Code,
                    At = job.UpdatedAt,
                },
                DerivedId.Of("file-processed", job.Id),
                cancellationToken);
        }
    }

    public async Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken)
    {
        await jobs.DeleteManyAsync([Where.Equal("batch", command.BatchId.ToString("N"))], cancellationToken);
        await rows.DeleteAsync(BatchCollection.IdOf(command.BatchId), null, cancellationToken);
        await fileBatches.DeleteAsync(BatchCollection.IdOf(command.BatchId), null, cancellationToken);
    }

    private async Task<ItemOutcome> RunAsync(string key, CancellationToken cancellationToken)
    {
        if (key.StartsWith("dfl-", StringComparison.Ordinal))
            return ItemOutcome.Failure(key, Unmapped);
        if (await jobs.FindAsync(key, cancellationToken) is not { } job)
            return ItemOutcome.Failure(key, Deleted);
        if (job.Value.HasEnded)
            return OutcomeOf(job.Value);

        var beginning = jobs.UpdateAsync(
            job,
            current => current.Status == JobStatuses.Pending
                ? current with { Status = JobStatuses.Running, UpdatedAt = time.GetUtcNow() }
                : null,
            cancellationToken);
        var end = await DoAsync(job.Value, cancellationToken);
        return await EndAsync(key, await beginning, end, cancellationToken);
    }

    /// <summary>Does the work and stores its result. Returns what becomes of the job by that.</summary>
    private async Task<Func<FileJob, FileJob>> DoAsync(FileJob job, CancellationToken cancellationToken)
    {
        try
        {
            var (resultId, isFromCache) = await work.RunAsync(job, cancellationToken);
            return current => current with { Status = JobStatuses.Completed, ResultId = resultId, IsFromCache = isFromCache };
        }
        catch (UnreadableDocumentException exception)
        {
            var error = new JobError(exception.Code, exception.Message);
            return current => Failed(current, error);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreUnavailableException))
        {
            // A fault of ours that this file brings out. The next one may be fine, and trying this one again is not.
            LogFault(exception, job.Id);
            return current => Failed(current, new("internal", "The file could not be processed."));
        }
    }

    /// <summary>Ends a job, once: whoever comes second leaves it as it is.</summary>
    private async Task<ItemOutcome> EndAsync(
        string id, Versioned<FileJob>? job, Func<FileJob, FileJob> end, CancellationToken cancellationToken)
    {
        var ended = await jobs.UpdateAsync(
            job, current => current.HasEnded ? null : end(current) with { UpdatedAt = time.GetUtcNow() }, cancellationToken);
        if (ended is null)
            return ItemOutcome.Failure(id, id.StartsWith("dfl-", StringComparison.Ordinal) ? Unmapped : Deleted);
        await removal.FinishAsync(ended.Value.FileId, cancellationToken);
        return OutcomeOf(ended.Value);
    }

    private static FileJob Failed(FileJob job, JobError error) => job with { Status = JobStatuses.Failed, Error = error };

    private static ItemOutcome OutcomeOf(FileJob job) => job.Status switch
    {
        JobStatuses.Completed => ItemOutcome.Success(job.Id),
        JobStatuses.Cancelled => new(job.Id, ItemState.Cancelled, CancelledCode),
        _ => ItemOutcome.Failure(job.Id, job.Error?.Code ?? "failed"),
    };

    [LoggerMessage(220, LogLevel.Error, "Job {JobId} met a fault of ours")]
    private partial void LogFault(Exception exception, string jobId);
}
