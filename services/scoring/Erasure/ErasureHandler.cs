using Shortlist.Applications;
using Shortlist.Batches;
using Shortlist.Contracts;
using Shortlist.Store;

namespace Shortlist.Scoring;

/// <summary>
/// Carries deletion requests through. What leads to other things goes last, so that a run that broke off is taken up where it
/// stopped; scoring that is at work meanwhile finds its job gone and stores nothing.
/// </summary>
internal sealed class ErasureHandler(
    DeletionRequestCollection requests,
    ApplicationCollection applications,
    ScoringJobCollection jobs,
    ScoringInputCollection inputs,
    ScoringBatchCollection scoringBatches,
    CriteriaBookCollection books,
    CriteriaVersionCollection versions,
    LibraryCollection library,
    IdempotentWriteCollection writes,
    NovaTenantCollection tenants,
    BatchCollection batches,
    BatchIntake intake,
    IBlobStore blobs,
    TimeProvider time) : ISliceHandler
{
    public bool MayCrash => false;

    public async Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken)
    {
        var outcomes = new List<ItemOutcome>(work.Items.Count);
        foreach (var item in work.Items)
        {
            if (await requests.FindAsync(item.Key, cancellationToken) is { Value: { CompletedAt: null } request })
            {
                await (request.Target == DeletionTargets.Tenant
                    ? EraseTenantAsync(request.Tenant, work.BatchId, cancellationToken)
                    : EraseApplicationAsync(request, cancellationToken));
                await requests.UpdateAsync(
                    request.Id, current => current.CompletedAt is null ? current with { CompletedAt = time.GetUtcNow() } : null, cancellationToken);
            }

            outcomes.Add(ItemOutcome.Success(item.Key));
        }

        return outcomes;
    }

    /// <summary>A request that was given up stays pending: it was not carried through, and says so.</summary>
    public Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken) =>
        requests.DeleteAsync(NovaId.Of(command.BatchId), null, cancellationToken);

    private async Task EraseApplicationAsync(DeletionRequest request, CancellationToken cancellationToken)
    {
        var id = ApplicationCollection.IdOf(request.Tenant.Id, request.JobId!, request.ApplicationId!);
        while (await applications.FindAsync(id, cancellationToken) is { } found)
        {
            foreach (var attempt in found.Value.Attempts)
                await EraseAttemptAsync(attempt.ScoringJobId, cancellationToken);

            // Not when it was submitted once more meanwhile: then there is more to erase.
            await applications.DeleteAsync(id, found.Version, cancellationToken);
        }
    }

    private async Task EraseAttemptAsync(string scoringJobId, CancellationToken cancellationToken)
    {
        if (await inputs.FindAsync(scoringJobId, cancellationToken) is { Value.BlobKey: { } blob })
            await blobs.DeleteAsync(blob, cancellationToken);
        await inputs.DeleteAsync(scoringJobId, null, cancellationToken);
        await LeaveBatchesAsync(scoringJobId, cancellationToken);
        await jobs.DeleteAsync(scoringJobId, null, cancellationToken);
    }

    /// <summary>Batches keep their figures, without saying whose they are.</summary>
    private async Task LeaveBatchesAsync(string scoringJobId, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(scoringJobId, cancellationToken) is not { Value: var job })
            return;
        var erased = new ErasedMember(job.Status == ScoringStates.Completed, job.EndedAt() ?? time.GetUtcNow());
        var found = await scoringBatches.QueryAsync(
            new Query { Conditions = [Where.Equal("scoring_jobs", scoringJobId)], Take = int.MaxValue }, cancellationToken);
        foreach (var (batch, _) in found)
        {
            await scoringBatches.UpdateAsync(
                batch.Id,
                current => current with
                {
                    Members =
                    [
                        .. current.Members.Select(member => member.ScoringJobId == scoringJobId ? member with { Erased = erased } : member),
                    ],
                    Rejected = [.. current.Rejected.Where(rejected => rejected.ApplicationId != job.ApplicationId)],
                },
                cancellationToken);
        }
    }

    private async Task EraseTenantAsync(NovaTenant tenant, Guid ownBatch, CancellationToken cancellationToken)
    {
        Condition[] ofTenant = [Where.Equal("tenant", tenant.Id)];

        // Applications first: what is submitted from now on is new, and finds nothing of what was.
        await applications.DeleteManyAsync(ofTenant, cancellationToken);
        await StopWorkAsync(tenant, ownBatch, cancellationToken);
        await foreach (var key in blobs.ListAsync(UploadedResumes.PrefixOf(tenant.Id), cancellationToken))
            await blobs.DeleteAsync(key, cancellationToken);
        await inputs.DeleteManyAsync(ofTenant, cancellationToken);
        await scoringBatches.DeleteManyAsync(ofTenant, cancellationToken);
        await jobs.DeleteManyAsync(ofTenant, cancellationToken);
        await writes.DeleteManyAsync(ofTenant, cancellationToken);
        await library.DeleteManyAsync(ofTenant, cancellationToken);
        await books.DeleteManyAsync(ofTenant, cancellationToken);
        await versions.DeleteManyAsync(ofTenant, cancellationToken);
        await tenants.DeleteAsync(tenant.Id, null, cancellationToken);
    }

    private async Task StopWorkAsync(NovaTenant tenant, Guid ownBatch, CancellationToken cancellationToken)
    {
        var found = await batches.QueryAsync(
            new Query
            {
                Conditions = [Where.Equal("tenant", tenant.Id), Where.Equal("surface", ScoringService.SurfaceName)],
                Take = int.MaxValue,
            },
            cancellationToken);
        foreach (var (batch, _) in found.Where(each => each.Value is { IsVisible: true, IsTerminal: false } && each.Value.CorrelationId != ownBatch))
            await intake.CancelAsync(batch.CorrelationId, cancellationToken);
    }
}
