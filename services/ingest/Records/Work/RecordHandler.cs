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

    /// <summary>What an earlier go has begun is let go or brought to its end, so that others do not wait for it.</summary>
    public async Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken)
    {
        var batch = await contexts.FindAsync(work.BatchId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no batch {work.BatchId}.");
        if (batch.Work.Kind == RecordBatch.DeleteKind)
            await deletions.AbandonAsync(work, batch, cancellationToken);
        else
            await writer.AbandonAsync(work, batch, reason, cancellationToken);
    }

    public Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken) => events.TellAsync(
        work.BatchId,
        [.. work.Items.Select(item => new ItemOutcome(item.Key, item.State, item.ErrorCode, item.Detail))],
        cancellationToken);

    public Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken) =>
        blobs.DeleteAsync(RecordBatch.InputKey(command.BatchId), cancellationToken);
}
