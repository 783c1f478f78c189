using System.Text.Json.Serialization;
using MassTransit;

namespace Shortlist.Batches;

/// <summary>The states of a batch. The last three are terminal: they are never left.</summary>
public static class BatchStates
{
    /// <summary>Its items are still being stored; nobody sees it yet.</summary>
    public const string Receiving = nameof(Receiving);

    /// <summary>Its submission was never finished; what it stored is being removed.</summary>
    public const string Discarding = nameof(Discarding);

    /// <summary>Stored as a whole; nothing handed out yet.</summary>
    public const string Accepted = nameof(Accepted);

    /// <summary>Slices are with workers.</summary>
    public const string Running = nameof(Running);

    /// <summary>Nothing can be handed out before other work of the tenant ends.</summary>
    public const string Throttled = nameof(Throttled);

    /// <summary>Cancelled or past its deadline: running items end, the rest is given up.</summary>
    public const string Stopping = nameof(Stopping);

    /// <summary>Every item ended.</summary>
    public const string Completed = nameof(Completed);

    /// <summary>Came to rest after it was cancelled.</summary>
    public const string Cancelled = nameof(Cancelled);

    /// <summary>Came to rest after its deadline.</summary>
    public const string Failed = nameof(Failed);

    /// <summary>Whether anybody outside sees a batch in this state.</summary>
    public static bool IsVisible(string state) => state is not (Receiving or Discarding);

    /// <summary>Whether the state is never left.</summary>
    public static bool IsTerminal(string state) => state is Completed or Cancelled or Failed;
}

/// <summary>Item states added up. They never include an item twice, and never grow past the items there are.</summary>
/// <param name="Succeeded">Items that were done.</param>
/// <param name="Failed">Items that ended with an error.</param>
/// <param name="Cancelled">Items that were given up.</param>
/// <param name="Pending">Items that wait for something that may come later: the only figure that goes down.</param>
public readonly record struct BatchCounters(int Succeeded, int Failed, int Cancelled, int Pending = 0)
{
    /// <summary>Items that have ended for good, one way or another.</summary>
    [JsonIgnore]
    public int Ended => Succeeded + Failed + Cancelled;

    /// <summary>Both added up.</summary>
    public static BatchCounters operator +(BatchCounters left, BatchCounters right) =>
        new(
            left.Succeeded + right.Succeeded,
            left.Failed + right.Failed,
            left.Cancelled + right.Cancelled,
            left.Pending + right.Pending);
}

/// <summary>A slice that is with its pool.</summary>
/// <param name="No">The slice.</param>
/// <param name="Epoch">The lease it was handed out under.</param>
/// <param name="LeaseUntil">When to look whether anybody is still working on it.</param>
public sealed record DispatchedSlice(int No, int Epoch, DateTimeOffset LeaseUntil);

/// <summary>What an outgoing message says; the message itself is composed from the batch when it is sent.</summary>
public enum OutgoingKind
{
    /// <summary><c>ProcessSlice</c> to the pool.</summary>
    Slice,

    /// <summary><c>CheckBatch</c> for another batch of the tenant, which may go on now.</summary>
    Wake,

    /// <summary><c>BatchAccepted</c>.</summary>
    Accepted,

    /// <summary><c>BatchStarted</c>.</summary>
    Started,

    /// <summary><c>BatchThrottled</c>.</summary>
    Throttled,

    /// <summary>The event of the terminal state.</summary>
    Ended,

    /// <summary><c>BatchResolved</c>: the last item that was pending at the end is not any more.</summary>
    Resolved,

    /// <summary><c>BatchProgressed</c>.</summary>
    Progressed,
}

/// <summary>A message that is owed to the world, stored with the change that it follows from and sent after it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="At">When it came to be true.</param>
/// <param name="No">The slice, for <see cref="OutgoingKind.Slice"/>.</param>
/// <param name="Epoch">The lease, for <see cref="OutgoingKind.Slice"/>.</param>
/// <param name="Other">The other batch, for <see cref="OutgoingKind.Wake"/>.</param>
/// <param name="InBacklog">Whether it queues behind its tenant's first ones, for <see cref="OutgoingKind.Slice"/>.</param>
public sealed record Outgoing(OutgoingKind Kind, DateTimeOffset At, int No = 0, int Epoch = 0, Guid? Other = null, bool InBacklog = false);

/// <summary>What was told last of a batch's progress.</summary>
/// <param name="At">When.</param>
/// <param name="Counters">How far it was.</param>
public sealed record ToldProgress(DateTimeOffset At, BatchCounters Counters);

/// <summary>
/// A batch: what was submitted, how far it is, and the saga's instance all in one document, so that a read straight
/// after the submission finds it. Its counters are absolute sums over the slices, overwritten and never incremented.
/// </summary>
public sealed class Batch : SagaStateMachineInstance
{
    /// <summary>The batch's own id, under which messages and documents name it.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>One of <see cref="BatchStates"/>.</summary>
    public string State { get; set; } = BatchStates.Receiving;

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The part of the tenant whose cap on running work it counts against, such as a project; null for the tenant as a whole.</summary>
    public string? Share { get; init; }

    /// <summary>The surface it was submitted through, in kebab-case.</summary>
    public required string Surface { get; init; }

    /// <summary>The id that the surface shows.</summary>
    public required string PublicId { get; set; }

    /// <summary>The kind of work, such as <c>CvScreening</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The queue of the workers that do it.</summary>
    public required string Pool { get; init; }

    /// <summary>What the surface wants kept with the batch, such as an organisation or a fingerprint of the submission.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether its slices are done one after another, because the order of items matters across them.</summary>
    public bool Ordered { get; set; }

    /// <summary>Items in the batch.</summary>
    public int Total { get; set; }

    /// <summary>Slices in the batch.</summary>
    public int SliceCount { get; set; }

    /// <summary>The sums over all slices when last looked at. Pending items may have been resolved since.</summary>
    public BatchCounters Counters { get; set; }

    /// <summary>No slice before this one has an open item, so none of them needs another look before the end.</summary>
    public int SettledSlices { get; set; }

    /// <summary>The sums over those slices.</summary>
    public BatchCounters SettledCounters { get; set; }

    /// <summary>The next slice that was never handed out.</summary>
    public int NextSlice { get; set; }

    /// <summary>The slices that are with workers.</summary>
    public List<DispatchedSlice> Dispatched { get; set; } = [];

    /// <summary>The messages owed.</summary>
    public List<Outgoing> Outgoing { get; set; } = [];

    /// <summary>Which life of the transport the dispatched slices were sent in; null for a broker that outlives processes.</summary>
    public string? TransportLife { get; set; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the first slice was handed out.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>How far it was when that was last told.</summary>
    public ToldProgress? ToldProgress { get; set; }

    /// <summary>When it came to rest. Set once.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>When somebody asked to cancel it.</summary>
    public DateTimeOffset? CancelRequestedAt { get; set; }

    /// <summary>When what is still open is ended as stuck.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When the sweeper should look at it, whatever messages do.</summary>
    public DateTimeOffset NextCheckAt { get; set; }

    /// <summary>The W3C trace that its submission belongs to.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The version that was read from the store, for compare-and-set.</summary>
    [JsonIgnore]
    public long Version { get; set; }

    /// <summary>Whether anybody outside sees it.</summary>
    [JsonIgnore]
    public bool IsVisible => BatchStates.IsVisible(State);

    /// <summary>Whether its state is never left.</summary>
    [JsonIgnore]
    public bool IsTerminal => BatchStates.IsTerminal(State);
}
