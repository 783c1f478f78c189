using System.Text.Json.Serialization;

namespace Shortlist.Batches;

/// <summary>How an item stands. All but <see cref="Open"/> and <see cref="Pending"/> are terminal.</summary>
public enum ItemState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done; its result is stored.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Given up before it was begun.</summary>
    Cancelled,

    /// <summary>Waits for something that may come later, and is resolved then (<see cref="LateOutcomes"/>); the batch does not wait for it.</summary>
    Pending,
}

/// <summary>One item of a slice.</summary>
/// <param name="Key">Names the item's input and result within its batch.</param>
/// <param name="State">How it stands.</param>
/// <param name="ErrorCode">Why it failed, as a stable code.</param>
/// <param name="Detail">What more there is to say of its end, in the surface's own form.</param>
public sealed record SliceItem(
    [property: JsonPropertyName("k")] string Key,
    [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ItemState State = ItemState.Open,
    [property: JsonPropertyName("e")] string? ErrorCode = null,
    [property: JsonPropertyName("d")] string? Detail = null)
{
    /// <summary>The item as an outcome leaves it.</summary>
    internal SliceItem EndedAs(ItemOutcome outcome) =>
        this with { State = outcome.State, ErrorCode = outcome.ErrorCode, Detail = outcome.Detail };
}

/// <summary>
/// A run of consecutive items of a batch: the unit of dispatch and of commit. Item states and the sums over them are
/// one document, so that they change together or not at all.
/// </summary>
public sealed record Slice
{
    /// <summary>The batch.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Its place in the batch, from 0.</summary>
    public required int No { get; init; }

    /// <summary>The lease in force. A worker that holds an earlier one cannot commit.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>How often a worker died over it.</summary>
    public int Crashes { get; init; }

    /// <summary>Until when its worker asked to be left alone; set while the slice is being worked on.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>The items, in the order of the submission.</summary>
    public required IReadOnlyList<SliceItem> Items { get; init; }

    /// <summary>The document id of a slice; ids of one batch sort by number.</summary>
    public static string IdOf(Guid batchId, int no) => $"{batchId:N}:{no:D8}";

    /// <summary>Ends open items; those that have ended stay as they are.</summary>
    public Slice With(IReadOnlyDictionary<string, ItemOutcome> outcomes) => this with
    {
        LeaseUntil = null,
        Items =
        [
            .. Items.Select(item => item.State == ItemState.Open && outcomes.TryGetValue(item.Key, out var outcome)
                ? item.EndedAs(outcome)
                : item),
        ],
    };

    /// <summary>
    /// Ends pending items, and open ones whose end is known before their worker could say so; null when none of them is left to
    /// be ended.
    /// </summary>
    /// <param name="outcomes">How items ended, by key.</param>
    /// <param name="ended">Those that ended now.</param>
    public Slice? Resolve(IReadOnlyDictionary<string, ItemOutcome> outcomes, out IReadOnlyList<ItemOutcome> ended)
    {
        var now = new List<ItemOutcome>();
        SliceItem[] items = [.. Items.Select(Resolved)];
        ended = now;
        return now.Count > 0 ? this with { Items = items } : null;

        SliceItem Resolved(SliceItem item)
        {
            if (item.State is not (ItemState.Open or ItemState.Pending) || !outcomes.TryGetValue(item.Key, out var outcome))
                return item;
            now.Add(outcome);
            return item.EndedAs(outcome);
        }
    }
}

/// <summary>How an item ended.</summary>
/// <param name="Key">The item.</param>
/// <param name="State">A terminal state, or <see cref="ItemState.Pending"/>.</param>
/// <param name="ErrorCode">Why it failed, as a stable code.</param>
/// <param name="Detail">What more there is to say, in the surface's own form; kept with the item.</param>
public sealed record ItemOutcome(string Key, ItemState State, string? ErrorCode = null, string? Detail = null)
{
    /// <summary>The item was done.</summary>
    public static ItemOutcome Success(string key) => new(key, ItemState.Succeeded);

    /// <summary>The item failed.</summary>
    public static ItemOutcome Failure(string key, string errorCode) => new(key, ItemState.Failed, errorCode);
}
