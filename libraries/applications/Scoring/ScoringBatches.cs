
namespace Shortlist.Applications;

/// <summary>How scoring batches look to a caller: the same after a submission and after a read.</summary>
public sealed class ScoringBatches(ScoringBatchCollection batches, ScoringJobCollection jobs)
{
    /// <summary>The batch as the given page shows it; null when the tenant has no such batch of that job (api-surfaces.md N11).</summary>
    public async Task<ScoringBatchPage?> PageAsync(NovaTenant tenant, string jobId, string batchId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return await batches.FindAsync(batchId, cancellationToken) is { Value: var batch }
            && batch.TenantId == tenant.Id && batch.JobId == jobId
                ? await PageAsync(batch, cancellationToken)
                : null;
    }

    /// <summary>
    /// The batch as it is at this moment. Figures, status and end all follow from one look at the jobs, so that they agree with
    /// each other and with the jobs shown; jobs that have ended never change, so neither does the end.
    /// </summary>
    public async Task<ScoringBatchPage> PageAsync(ScoringBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var found = await jobs.FindManyAsync(
            [.. batch.Members.Where(member => member.Erased is null).Select(member => member.ScoringJobId)], cancellationToken);
        var shown = found.Select(each => each.Value)
            .OrderBy(job => job.QueuedAt)
            .ThenBy(job => job.ApplicationId, StringComparer.Ordinal)
            .ToList();

        // A job that is gone without a trace belonged to a submission that was never finished.
        var erased = batch.Members.Where(member => member.Erased is not null).Select(member => member.Erased!).ToList();
        var lost = batch.Members.Count - erased.Count - shown.Count;
        var completed = shown.Count(job => job.Status == ScoringStates.Completed) + erased.Count(member => member.Succeeded);
        var failed = shown.Count(job => job.Status == ScoringStates.Failed) + erased.Count(member => !member.Succeeded) + lost;
        var hasEnded = completed + failed == batch.Members.Count;
        return new(
            new(
                batch.Id,
                batch.JobId,
                !hasEnded ? ScoringStates.Pending : failed == 0 ? ScoringStates.Completed : ScoringStates.Failed,
                batch.Members.Count,
                completed,
                failed,
                NovaTime.Of(batch.CreatedAt),
                hasEnded ? NovaTime.Of(EndOf(batch, shown, erased)) : null),
            [.. shown.Select(ScoringJobBody.Of)],
            RejectionBody.Of(batch.Rejected));
    }

    private static DateTimeOffset EndOf(ScoringBatch batch, List<ScoringJob> jobs, List<ErasedMember> erased) =>
        jobs.Select(job => job.EndedAt() ?? batch.CreatedAt)
            .Concat(erased.Select(member => member.EndedAt))
            .Append(batch.CreatedAt)
            .Max();
}
