using Shortlist.Contracts;

namespace Shortlist.Batches;

/// <summary>Why open items are ended without being done.</summary>
/// <param name="State">The state they end in.</param>
/// <param name="Code">A stable code for the surface to show.</param>
public sealed record Abandonment(ItemState State, string Code);

/// <summary>A slice as a handler gets it.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="TenantId">Whom the data belongs to.</param>
/// <param name="Items">The items to end.</param>
public sealed record SliceWork(Guid BatchId, string TenantId, IReadOnlyList<SliceItem> Items)
{
    /// <summary>The slice's place in the batch, from 0.</summary>
    public int No { get; init; }
}

/// <summary>
/// Does the items of one kind. It may be run on the same item more than once, also at the same time in two processes,
/// and must come to the same end: results are stored under ids derived from batch and item, and one that is there
/// stays. An item that cannot be done is an outcome with a code; an exception means that the whole slice is to be
/// tried again (the store or another dependency is down).
/// </summary>
public interface ISliceHandler
{
    /// <summary>
    /// Whether a slice is marked before it is begun, so that one which kills its worker is known, and whether it asks each time
    /// if the batch was cancelled. For work that takes milliseconds and runs foreign code or bytes.
    /// </summary>
    bool MayCrash { get; }

    /// <summary>Does the items and stores their results. One outcome for each, in any order.</summary>
    Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken);

    /// <summary>Stores that the items were given up. What is already done keeps its result.</summary>
    Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes the events of items that have ended, under ids derived from what they tell. Called after the outcomes
    /// were committed, and again when a message comes twice.
    /// </summary>
    Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken);

    /// <summary>Removes all that was stored for a submission that was never finished.</summary>
    Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken);
}
