using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Shortlist.Batches;

/// <summary>
/// Stores a batch and then sends what it owes. The messages are part of the document, so that there is neither a message
/// whose cause was never stored nor a stored change that nobody hears of: a crash in between leaves them in the document, and
/// the next look sends them again under the same ids.
/// </summary>
public sealed class BatchOutbox
{
    private readonly BatchCollection _batches;
    private readonly TenantSlotCollection _slots;
    private readonly IBatchMessenger _messenger;
    private readonly BatchOptions _options;

    /// <summary>For the container.</summary>
    internal BatchOutbox(
        BatchCollection batches, TenantSlotCollection slots, IBatchMessenger messenger, IOptions<BatchOptions> options)
    {
        _batches = batches;
        _slots = slots;
        _messenger = messenger;
        _options = options.Value;
    }

    /// <summary>Notes how a batch is stored, to spare the write when a look changes nothing.</summary>
    public static byte[] Snapshot(Batch batch) => JsonSerializer.SerializeToUtf8Bytes(batch, BatchJson.Default.Batch);

    /// <summary>Stores the batch when it differs from <paramref name="asLoaded"/>, sends, and strikes off what was sent.</summary>
    /// <returns>False when another write came first: nothing of this look was stored, or what was sent is still on the list.</returns>
    public async Task<bool> StoreAndSendAsync(Batch batch, byte[] asLoaded, CancellationToken cancellationToken)
    {
        if (!Snapshot(batch).AsSpan().SequenceEqual(asLoaded) && !await _batches.SaveAsync(batch, cancellationToken))
            return false;
        await Task.WhenAll(SendAsync(batch, cancellationToken), GiveBackSlotsAsync(batch, cancellationToken));
        if (batch.Outgoing.Count == 0)
            return true;
        batch.Outgoing.Clear();
        return await _batches.SaveAsync(batch, cancellationToken);
    }

    private async Task SendAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.Outgoing.Count == 0)
            return;
        using var span = ContinueTrace(batch);
        await _messenger.SendOutgoingAsync(batch, cancellationToken);
        if (batch.Outgoing.Exists(outgoing => outgoing.Kind == OutgoingKind.Ended))
            EngineTelemetry.CountEnd(batch);
    }

    /// <summary>
    /// Whoever looks at a batch that has come to rest gives back what it still holds. The last look does, and is repeated until
    /// it has, as the event of the end stands on the list of what is owed until then; and so does one that reserved slots while
    /// another process ended the batch, when it comes back because its own write was refused.
    /// </summary>
    private async Task GiveBackSlotsAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (!batch.IsTerminal)
            return;
        var released = await _slots.ReserveAsync(batch, 0, 0, _options.SlotsOf(batch.Pool), cancellationToken);
        if (released.Wake is { } other)
            await _messenger.SendToTrackingAsync(new Contracts.CheckBatch { BatchId = other }, cancellationToken);
    }

    /// <summary>Joins what is sent to the trace of the submission, whichever message led to it.</summary>
    private static Activity? ContinueTrace(Batch batch) =>
        ActivityContext.TryParse(batch.TraceParent, null, out var parent)
            ? EngineTelemetry.Source.StartActivity("batch dispatch", ActivityKind.Internal, parent)
                ?.SetTag("shortlist.batch", batch.CorrelationId)
            : null;
}
