using System.Diagnostics;
using System.Text.Json;

namespace Shortlist.Batches;

/// <summary>
/// Stores a batch and then sends what it owes. The messages are part of the document, so that there is neither a message
/// whose cause was never stored nor a stored change that nobody hears of: a crash in between leaves them in the document, and
/// the next look sends them again under the same ids.
/// </summary>
public sealed class BatchOutbox(BatchCollection batches, IBatchMessenger messenger)
{
    /// <summary>Notes how a batch is stored, to spare the write when a look changes nothing.</summary>
    public static byte[] Snapshot(Batch batch) => JsonSerializer.SerializeToUtf8Bytes(batch, BatchJson.Default.Batch);

    /// <summary>Stores the batch when it differs from <paramref name="asLoaded"/>, sends, and strikes off what was sent.</summary>
    /// <returns>False when another write came first: nothing of this look was stored, or what was sent is still on the list.</returns>
    public async Task<bool> StoreAndSendAsync(Batch batch, byte[] asLoaded, CancellationToken cancellationToken)
    {
        if (!Snapshot(batch).AsSpan().SequenceEqual(asLoaded) && !await batches.SaveAsync(batch, cancellationToken))
            return false;
        if (batch.Outgoing.Count == 0)
            return true;

        using var span = ContinueTrace(batch);
        await messenger.SendOutgoingAsync(batch, cancellationToken);
        if (batch.Outgoing.Exists(outgoing => outgoing.Kind == OutgoingKind.Ended))
            EngineTelemetry.CountEnd(batch);
        batch.Outgoing.Clear();
        return await batches.SaveAsync(batch, cancellationToken);
    }

    /// <summary>Joins what is sent to the trace of the submission, whichever message led to it.</summary>
    private static Activity? ContinueTrace(Batch batch) =>
        ActivityContext.TryParse(batch.TraceParent, null, out var parent)
            ? EngineTelemetry.Source.StartActivity("batch dispatch", ActivityKind.Internal, parent)
                ?.SetTag("shortlist.batch", batch.CorrelationId)
            : null;
}
