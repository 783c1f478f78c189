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

    /// <summary>
    /// Gives up a slice. Items of which an earlier go has put a pending write do not wait any more; what waits for a record that it
    /// has written, or had its place taken by it, is looked at in its stead.
    /// </summary>
    public async Task AbandonAsync(SliceWork work, BatchContext batch, Abandonment reason, CancellationToken cancellationToken)
    {
        var own = work.Items.Select(item => PendingRecord.IdOf(new(work.BatchId, work.No, item.Key))).ToList();
        foreach (var (pending, _) in await pendings.FindManyAsync(own, cancellationToken))
            await GiveUpAsync(pending, reason, cancellationToken);
        await pendings.DeleteByIdsAsync(own, cancellationToken);

        var ids = work.Items
            .Select(item => RecordId.Of(batch.TenantId, batch.Work.SchemaId, ItemKey.Parse(item.Key).Label))
            .ToHashSet(StringComparer.Ordinal);
        var written = (await records.FindManyAsync(ids, cancellationToken)).Values
            .Where(record => record.MarkOf(work.BatchId, work.No) is not null)
            .ToList();
        var marked = written
            .SelectMany(record => record.Marks)
            .SelectMany(mark => mark.Items.Select(item => PendingRecord.IdOf(new(mark.BatchId, mark.No, item.Key))))
            .ToHashSet(StringComparer.Ordinal);
        var looked = await pendings.FindManyAsync(marked, cancellationToken);
        await releases.FinishAsync([.. looked.Select(found => found.Value)], cancellationToken);
        await releases.WakeAsync([.. written.Where(record => record.Exists).Select(record => record.Id)], null, cancellationToken);
    }

    private async Task GiveUpAsync(PendingRecord pending, Abandonment reason, CancellationToken cancellationToken)
    {
        while (await records.FindAsync(pending.RecordId, cancellationToken) is { } record && record.Pending == pending.Item)
        {
            var ended = record.WithPendingEnded(new RecordFault(FaultCategories.Internal, $"The record was given up: {reason.Code}."));
            if ((await records.PutManyAsync([ended], cancellationToken))[0])
                return;
        }
    }
}
