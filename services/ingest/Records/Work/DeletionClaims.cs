using Shortlist.Batches;
using Shortlist.Hosting;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// How a deleter makes sure that nobody refers to what it deletes: it claims first and looks afterwards, as writers do
/// (<c>docs/records.md</c>).
/// </summary>
internal sealed class DeletionClaims(
    RecordCollection records,
    ReferenceClaimCollection references,
    DeletionClaimCollection deletions,
    Releases releases,
    IIdGenerator ids)
{
    private const int RecordsAtOnce = 500;

    /// <summary>What earlier goes at a slice have left, or one that is still under way.</summary>
    public Task<List<DeletionClaim>> OfSliceAsync(SliceWork work, CancellationToken cancellationToken) =>
        deletions.OfSliceAsync(work.BatchId, work.No, cancellationToken);

    /// <summary>
    /// Claims records, and makes the writes fail that were about to refer to them: afterwards what refers to them can be found, and
    /// nothing else comes to.
    /// </summary>
    public async Task<List<DeletionClaim>> MakeAsync(
        SliceWork work, IReadOnlyCollection<string> recordIds, CancellationToken cancellationToken)
    {
        var made = recordIds.Chunk(RecordsAtOnce).Select(part => new DeletionClaim(ids.Next(), work.BatchId, work.No, part)).ToList();
        if (made.Count == 0)
            return made;
        await deletions.InsertManyAsync(made, cancellationToken);
        foreach (var claim in made)
        {
            var referrers = await references.ReferrersAsync(claim.RecordIds.ToHashSet(StringComparer.Ordinal), cancellationToken);
            await records.TouchAsync(referrers, absentToo: true, cancellationToken);
        }

        return made;
    }

    /// <summary>Lets everybody refer again to what is there in the end, and releases what was kept waiting meanwhile.</summary>
    /// <param name="claims">The slice's claims.</param>
    /// <param name="areShared">Whether somebody else may be at work under them: what they are about to delete shall stay then.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task LiftAsync(IReadOnlyCollection<DeletionClaim> claims, bool areShared, CancellationToken cancellationToken)
    {
        if (claims.Count == 0)
            return;
        var claimed = claims.SelectMany(claim => claim.RecordIds).ToHashSet(StringComparer.Ordinal);
        if (areShared)
            await records.TouchAsync(claimed, absentToo: false, cancellationToken);

        // Lifted first, then looked: what comes back in between is released by the one who brings it.
        foreach (var claim in claims)
            await deletions.UpdateAsync(claim.Id.ToString("N"), current => current with { IsLifted = true }, cancellationToken);
        await releases.WakeAsync(await records.ExistingAsync(claimed, cancellationToken), null, cancellationToken);
        await deletions.DeleteByIdsAsync([.. claims.Select(claim => claim.Id.ToString("N"))], cancellationToken);
    }
}
