using Shortlist.Contracts;

namespace Shortlist.Batches;

/// <summary>How the engine sends. On the wire at least once; under ids that are derived from what the messages say.</summary>
public interface IBatchMessenger
{
    /// <summary>Sends a command to a pool's queue, or to another queue of it (<see cref="BatchQueues.BacklogOf"/>).</summary>
    Task SendToPoolAsync<T>(string queue, T command, Guid messageId, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Sends a command to tracking; it needs no id, as repeating it is harmless.</summary>
    Task SendToTrackingAsync<T>(T message, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Sends a hint to tracking. It is not kept by a broker that stops: losing it costs only time.</summary>
    Task HintAsync(SliceAdvanced hint, CancellationToken cancellationToken);

    /// <summary>Publishes an event.</summary>
    Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken)
        where T : class;
}

/// <summary>Sends what a batch owes.</summary>
public static class BatchMessages
{
    /// <summary>Confirms of the broker awaited at once: bounds what a wide window holds in memory.</summary>
    private const int SendsAtOnce = 128;

    /// <summary>
    /// Sends every message that the batch owes and returns once the transport has them all. Sending again after a crash
    /// gives the same messages under the same ids.
    /// </summary>
    public static async Task SendOutgoingAsync(this IBatchMessenger messenger, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var chunk in batch.Outgoing.Chunk(SendsAtOnce))
            await Task.WhenAll(chunk.Select(outgoing => messenger.SendAsync(batch, outgoing, cancellationToken)));
    }

    private static Task SendAsync(
        this IBatchMessenger messenger, Batch batch, Outgoing outgoing, CancellationToken cancellationToken)
    {
        var at = outgoing.At;
        return outgoing.Kind switch
        {
            OutgoingKind.Slice => messenger.SendToPoolAsync(
                outgoing.InBacklog ? BatchQueues.BacklogOf(batch.Pool) : batch.Pool,
                SliceCommand(batch, outgoing),
                IdOf(batch, outgoing),
                cancellationToken),
            OutgoingKind.Wake => messenger.SendToTrackingAsync(
                new CheckBatch { BatchId = outgoing.Other ?? batch.CorrelationId }, cancellationToken),
            OutgoingKind.Accepted => Tell(new BatchAccepted { Batch = Facts(batch), At = at }),
            OutgoingKind.Started => Tell(new BatchStarted { Batch = Facts(batch), At = at }),
            OutgoingKind.Progressed => Tell(new BatchProgressed { Batch = Facts(batch), Result = Result(batch), At = at }),
            OutgoingKind.Throttled => Tell(new BatchThrottled { Batch = Facts(batch), At = at }),
            OutgoingKind.Ended => batch.State switch
            {
                BatchStates.Completed => Tell(new BatchCompleted { Batch = Facts(batch), Result = Result(batch), At = at }),
                BatchStates.Cancelled => Tell(new BatchCancelled { Batch = Facts(batch), Result = Result(batch), At = at }),
                _ => Tell(new BatchFailed { Batch = Facts(batch), Result = Result(batch), At = at }),
            },
            OutgoingKind.Resolved => Tell(new BatchResolved { Batch = Facts(batch), Result = Result(batch), At = at }),
            _ => throw new InvalidOperationException($"Unknown outgoing message '{outgoing.Kind}'."),
        };

        Task Tell<T>(T message)
            where T : class => messenger.PublishAsync(message, IdOf(batch, outgoing), cancellationToken);
    }

    /// <summary>Asks the pool of a submission that was given up to remove what it stored so far. Asking again asks under the same id.</summary>
    public static Task SendDiscardAsync(this IBatchMessenger messenger, Batch batch, CancellationToken cancellationToken) =>
        messenger.SendToPoolAsync(
            batch.Pool,
            new DiscardBatch { BatchId = batch.CorrelationId, TenantId = batch.TenantId },
            DerivedId.OfMessage(batch.CorrelationId, nameof(DiscardBatch)),
            cancellationToken);

    private static ProcessSlice SliceCommand(Batch batch, Outgoing outgoing) => new()
    {
        BatchId = batch.CorrelationId,
        TenantId = batch.TenantId,
        No = outgoing.No,
        Epoch = outgoing.Epoch,
        Order = batch.CancelRequestedAt is not null ? SliceOrder.Cancel
            : batch.State == BatchStates.Stopping ? SliceOrder.Expire
            : SliceOrder.Work,
    };

    private static BatchFacts Facts(Batch batch) => new()
    {
        Id = batch.CorrelationId,
        PublicId = batch.PublicId,
        TenantId = batch.TenantId,
        Surface = batch.Surface,
        Kind = batch.Kind,
        Total = batch.Total,
    };

    private static BatchResult Result(Batch batch) => new()
    {
        Succeeded = batch.Counters.Succeeded,
        Failed = batch.Counters.Failed,
        Cancelled = batch.Counters.Cancelled,
        Pending = batch.Counters.Pending,
    };

    /// <summary>A batch can be throttled and get on more than once; the other events happen once, whenever they are told.</summary>
    private static Guid IdOf(Batch batch, Outgoing outgoing) => outgoing.Kind is OutgoingKind.Throttled or OutgoingKind.Progressed
        ? DerivedId.OfMessage(batch.CorrelationId, $"{outgoing.Kind} {outgoing.At.ToUnixTimeMilliseconds()}")
        : DerivedId.OfMessage(batch.CorrelationId, outgoing.Kind.ToString(), outgoing.No, outgoing.Epoch);
}
