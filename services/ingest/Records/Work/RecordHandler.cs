using Shortlist.Batches;
using Shortlist.Contracts;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Ingest.Records;

/// <summary>Does the slices of all three kinds of record batches.</summary>
internal sealed class RecordHandler(
    SliceWriter writer,
    Deletions deletions,
    BatchContexts contexts,
    RecordCollection records,
    PendingCollection pendings,
    RecordEvents events,
    IBlobStore blobs) : ISliceHandler
{
    // Our own code reads JSON here; nothing of it takes the process down.
    public bool MayCrash => false;

    public async Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken)
    {
        var batch = await contexts.FindAsync(work.BatchId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no batch {work.BatchId}.");
        return batch.Work.Kind == RecordBatch.DeleteKind
            ? await deletions.DeleteAsync(work, batch, cancellationToken)
            : await writer.WriteAsync(work, batch, cancellationToken);
    }

    /// <summary>Items of which an earlier go has put a pending write do not wait any more; what one has begun to delete is finished or let go.</summary>
    public async Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken)
    {
        if (await contexts.FindAsync(work.BatchId, cancellationToken) is { Work.Kind: RecordBatch.DeleteKind } deletion)
            await deletions.AbandonAsync(work, deletion, cancellationToken);
        var ids = work.Items.Select(item => PendingRecord.IdOf(new(work.BatchId, work.No, item.Key))).ToList();
        foreach (var (pending, _) in await pendings.FindManyAsync(ids, cancellationToken))
        {
            while (await records.FindAsync(pending.RecordId, cancellationToken) is { } record && record.Pending == pending.Item)
            {
                var ended = record.WithPendingEnded(new RecordFault(FaultCategories.Internal, $"The record was given up: {reason.Code}."));
                if ((await records.PutManyAsync([ended], cancellationToken))[0])
                    break;
            }
        }

        await pendings.DeleteByIdsAsync(ids, cancellationToken);
    }

    public Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken) => events.TellAsync(
        work.BatchId,
        [.. work.Items.Select(item => new ItemOutcome(item.Key, item.State, item.ErrorCode, item.Detail))],
        cancellationToken);

    public Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken) =>
        blobs.DeleteAsync(RecordBatch.InputKey(command.BatchId), cancellationToken);
}
