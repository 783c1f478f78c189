using Shortlist.Batches;

namespace Shortlist.Records;

/// <summary>How an item of a slice that wrote a record stands, where it did not plainly succeed.</summary>
/// <param name="Key">The item.</param>
/// <param name="State"><see cref="ItemState.Pending"/> or <see cref="ItemState.Failed"/>.</param>
/// <param name="Faults">Why it failed.</param>
public sealed record MarkedItem(string Key, ItemState State, IReadOnlyList<RecordFault> Faults);

/// <summary>The mark of a slice that wrote a record: its items that touched the record are done, as said here.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="No">The slice.</param>
/// <param name="Items">Those of its items on this record that did not succeed; the others did.</param>
public sealed record WriterMark(Guid BatchId, int No, IReadOnlyList<MarkedItem> Items);

/// <summary>Names one item of one batch.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="No">Its slice.</param>
/// <param name="Key">The item's key.</param>
public sealed record ItemName(Guid BatchId, int No, string Key);

/// <summary>
/// A record with all that decides about it, so that every decision is one compare-and-set: what it holds, which write is
/// pending for it, and what became of the items that wrote it. Instances are never changed.
/// </summary>
public sealed record StoredRecord
{
    /// <summary>From <see cref="RecordId.Of"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The stored version; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>The record, a JSON object; null when there is none: never applied yet, or deleted.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The version of the schema that it was last judged by.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>Ids of the records that the content refers to.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The write that waits to be applied; null when none does.</summary>
    public ItemName? Pending { get; init; }

    /// <summary>The slices that wrote it, the newest last.</summary>
    public IReadOnlyList<WriterMark> Marks { get; init; } = [];

    /// <summary>The batch that deleted it, with cascade or by its own row.</summary>
    public Guid? DeletedBy { get; init; }

    /// <summary>When its content first came to be.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether there is a record.</summary>
    public bool Exists => Content is not null;

    /// <summary>The mark of a slice, or null.</summary>
    public WriterMark? MarkOf(Guid batchId, int no) => Marks.FirstOrDefault(mark => mark.No == no && mark.BatchId == batchId);

    /// <summary>How the item stands by the mark of its slice; null when there is none.</summary>
    public ItemOutcome? OutcomeOf(ItemName item)
    {
        if (MarkOf(item.BatchId, item.No) is not { } mark)
            return null;
        return mark.Items.FirstOrDefault(marked => marked.Key == item.Key) is { } noted
            ? ItemDetails.Outcome(noted.Key, noted.State, noted.Faults)
            : ItemOutcome.Success(item.Key);
    }

    /// <summary>The same with what became of the pending write, which is not pending any more; no faults: it was applied.</summary>
    public StoredRecord WithPendingEnded(params IReadOnlyList<RecordFault> faults)
    {
        if (Pending is not { } pending)
            return this;
        return this with
        {
            Pending = null,
            Marks =
            [
                .. Marks.Select(mark => mark.BatchId != pending.BatchId || mark.No != pending.No
                    ? mark
                    : mark with
                    {
                        Items =
                        [
                            .. mark.Items.Where(item => item.Key != pending.Key),
                            .. faults.Count == 0 ? (MarkedItem[])[] : [new MarkedItem(pending.Key, ItemState.Failed, faults)],
                        ],
                    }),
            ],
        };
    }
}
