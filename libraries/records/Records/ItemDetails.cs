using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Batches;

namespace Shortlist.Records;

/// <summary>The faults of an item, as its slice keeps them.</summary>
public static partial class ItemDetails
{
    private const int MaxMessage = 500;

    /// <summary>An item that has ended, or is pending, with its faults.</summary>
    public static ItemOutcome Outcome(string key, ItemState state, IReadOnlyList<RecordFault> faults) => faults.Count == 0
        ? new ItemOutcome(key, state)
        : new ItemOutcome(
            key,
            state,
            faults[0].Category,
            JsonSerializer.Serialize([.. faults.Select(Shortened)], Json.Default.RecordFaultArray));

    /// <summary>An item that failed.</summary>
    public static ItemOutcome Failure(string key, params IReadOnlyList<RecordFault> faults) => Outcome(key, ItemState.Failed, faults);

    /// <summary>Why an item failed. One that the engine ended has no faults of its own.</summary>
    public static IReadOnlyList<RecordFault> FaultsOf(SliceItem item) => item.Detail is { } detail
        ? JsonSerializer.Deserialize(detail, Json.Default.RecordFaultArray) ?? []
        : [new(FaultCategories.Internal, $"The record was not processed: {item.ErrorCode ?? "no reason is known"}.")];

    private static RecordFault Shortened(RecordFault fault) =>
        fault.Message.Length <= MaxMessage ? fault : fault with { Message = $"{fault.Message.AsSpan(0, MaxMessage)}…" };

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(RecordFault[]))]
    private sealed partial class Json : JsonSerializerContext;
}
