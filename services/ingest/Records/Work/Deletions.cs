using Shortlist.Batches;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Deletes records: what stays is a document without content, which remembers the batch that deleted it and the slices that wrote
/// it, so that a slice that is worked on again finds what it did.
/// </summary>
internal sealed class Deletions(
    RecordCollection records,
    PendingCollection pendings,
    SliceStandings standings,
    Referrers referrers,
    DeletionClaims claims,
    Releases releases,
    TimeProvider time)
{
    /// <summary>Does the items of a slice.</summary>
    public async Task<IReadOnlyList<ItemOutcome>> DeleteAsync(SliceWork work, BatchContext batch, CancellationToken cancellationToken)
    {
        var (run, earlier) = await BeginAsync(work, batch, cancellationToken);
        await run.DeleteAsync(cancellationToken);
        await EndAsync(run, earlier, cancellationToken);
        return [.. run.Outcomes.Values];
    }

    /// <summary>
    /// Gives up a slice. Where an earlier go has deleted what others refer to, those go along still: nothing is left that leads nowhere.
    /// </summary>
    public async Task AbandonAsync(SliceWork work, BatchContext batch, CancellationToken cancellationToken)
    {
        var (run, earlier) = await BeginAsync(work, batch, cancellationToken);
        await run.FinishAsync(cancellationToken);
        await EndAsync(run, earlier, cancellationToken);
    }

    private async Task<(DeletionRun Run, List<DeletionClaim> Earlier)> BeginAsync(
        SliceWork work, BatchContext batch, CancellationToken cancellationToken)
    {
        var earlier = await claims.OfSliceAsync(work, cancellationToken);
        var claimed = earlier.SelectMany(claim => claim.RecordIds).ToHashSet(StringComparer.Ordinal);
        var gone = claimed.Except(await records.ExistingAsync(claimed, cancellationToken), StringComparer.Ordinal);
        return (new(work, batch, gone, records, standings, referrers, claims, time), earlier);
    }

    /// <summary>Pending writes that lost their place have failed; those that were kept off are looked at again.</summary>
    private async Task EndAsync(DeletionRun run, List<DeletionClaim> earlier, CancellationToken cancellationToken)
    {
        await releases.FinishAsync(
            [.. (await pendings.FindManyAsync(run.Superseded, cancellationToken)).Select(found => found.Value)], cancellationToken);
        await claims.LiftAsync([.. earlier, .. run.Claims], areShared: earlier.Count > 0, cancellationToken);
    }
}
