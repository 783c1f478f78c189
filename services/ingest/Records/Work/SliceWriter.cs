using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Writes the records of a slice, each once in effect however often the slice is worked on (<c>docs/records.md</c>).
/// </summary>
internal sealed class SliceWriter(
    RecordCollection records,
    PendingCollection pendings,
    SchemaCatalog schemas,
    SliceStandings standings,
    ReferenceClaims claims,
    Releases releases,
    IBlobStore blobs,
    TimeProvider time)
{
    /// <summary>Does the items.</summary>
    public async Task<IReadOnlyList<ItemOutcome>> WriteAsync(SliceWork work, BatchContext batch, CancellationToken cancellationToken)
    {
        using var input = await SliceInput.ReadAsync(blobs, work.BatchId, work.Items, cancellationToken);
        if (input is null)
        {
            return
            [
                .. work.Items.Select(item => ItemDetails.Failure(
                    item.Key, new RecordFault(FaultCategories.Internal, "What was submitted is no longer there."))),
            ];
        }

        var schema = await schemas.CompiledAsync(batch.Work.SchemaId, batch.Work.SchemaVersion, cancellationToken);
        var run = new SliceRun(work, batch, schema, records, pendings, standings, claims, time);
        run.Sort(input.Records);
        await run.WriteAsync(cancellationToken);

        // W3 of those that wait, and the end of those whose place was taken; then A2; then nothing leads to what has ended any more.
        // The slice's own items are committed after that, by the one who called.
        var own = new OwnSlice(work.BatchId, work.No, run.Outcomes);
        var looked = await releases.LookAsync(await run.ToBeLookedAtAsync(cancellationToken), own, cancellationToken);
        await releases.WakeAsync([.. run.Arrived, .. looked.Arrived], own, cancellationToken);
        await releases.RemoveAsync([.. looked.Ended.Select(ended => ended.Pending.Id), .. run.Needless()], cancellationToken);
        return [.. run.Outcomes.Values];
    }
}
