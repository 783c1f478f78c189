using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Records;

/// <summary>
/// A write that waits for records that are not there. Whether it still waits is for its record to say
/// (<see cref="StoredRecord.Pending"/>); this document is how it is found: by what it waits for, by its batch, by its time.
/// </summary>
public sealed record PendingRecord
{
    /// <summary>The batch of the item that it belongs to.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Its slice.</summary>
    public required int No { get; init; }

    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The record that it shall write.</summary>
    public required string RecordId { get; init; }

    /// <summary>The version of the schema that the write is judged by.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>What it shall write, to be merged with what is there then.</summary>
    public required JsonElement Patch { get; init; }

    /// <summary>Ids of the records that were not there.</summary>
    public required IReadOnlyList<string> WaitsFor { get; init; }

    /// <summary>When it was put.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it waits.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the sweeper looks at it.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The item.</summary>
    [JsonIgnore]
    public ItemName Item => new(BatchId, No, Key);

    /// <summary>The document id.</summary>
    [JsonIgnore]
    public string Id => IdOf(Item);

    /// <summary>The id that the surface shows.</summary>
    [JsonIgnore]
    public string PublicId => $"pnd_{DerivedId.Of("pending", Id):N}";

    /// <summary>The document id for an item; those of one batch sort as its items do.</summary>
    public static string IdOf(ItemName item) => string.Create(
        CultureInfo.InvariantCulture, $"{item.BatchId:N}:{item.No:D6}:{ItemKey.Parse(item.Key).Offset:D12}");
}

/// <summary>
/// The pending records of all tenants. Keys: <c>waits</c>, what they wait for; <c>batch</c>; <c>due</c>, when the sweeper looks.
/// </summary>
public sealed class PendingCollection(IDocumentStore store) : Collection<PendingRecord>(
    store,
    new CollectionDefinition(
        "pending_records",
        [new("waits", KeyKind.Texts), new("batch", KeyKind.Text), new("due", KeyKind.Number)],
        [["waits"], ["batch"], ["due"]]),
    PendingJson.Default.PendingRecord,
    pending => pending.Id,
    pending =>
    [
        KeyValue.Of(pending.WaitsFor), KeyValue.Of(pending.BatchId.ToString("N")), KeyValue.Of((DateTimeOffset?)pending.DueAt),
    ])
{
    /// <summary>Those that wait for any of the records, by id, after the given one.</summary>
    public async Task<IReadOnlyList<PendingRecord>> WaitingForAsync(
        IReadOnlyCollection<string> recordIds, string? afterId, int take, CancellationToken cancellationToken)
    {
        var found = await QueryAsync(
            new Query { Conditions = [Where.AnyOf("waits", recordIds)], AfterId = afterId, Take = take }, cancellationToken);
        return [.. found.Select(pending => pending.Value)];
    }

    /// <summary>Those of a batch, in the order of its items.</summary>
    public async Task<IReadOnlyList<PendingRecord>> OfBatchAsync(Guid batchId, int take, CancellationToken cancellationToken)
    {
        var found = await QueryAsync(
            new Query { Conditions = [Where.Equal("batch", batchId.ToString("N"))], Take = take }, cancellationToken);
        return [.. found.Select(pending => pending.Value)];
    }

    /// <summary>Those that are due for a look, the longest due first.</summary>
    public Task<IReadOnlyList<Versioned<PendingRecord>>> DueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        QueryAsync(
            new Query
            {
                Conditions = [Where.Below("due", now.ToUnixTimeMilliseconds() + 1)],
                OrderBy = [new Store.SortKey("due")],
                Take = take,
            },
            cancellationToken);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PendingRecord))]
internal sealed partial class PendingJson : JsonSerializerContext;
