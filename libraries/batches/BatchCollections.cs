using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Batches;

/// <summary>The batches of all tenants.</summary>
public sealed class BatchCollection(IDocumentStore store) : Collection<Batch>(
    store,
    BatchDefinition,
    BatchJson.Default.Batch,
    batch => IdOf(batch.CorrelationId),
    batch =>
    [
        KeyValue.Of(batch.TenantId),
        KeyValue.Of(batch.Surface),
        KeyValue.Of(batch.Kind),
        KeyValue.Of(batch.State),
        KeyValue.Of(batch.CreatedAt),
        KeyValue.Of(batch.IsTerminal && batch.Outgoing.Count == 0 && batch.Counters.Pending == 0 ? null : batch.NextCheckAt),
    ])
{
    private static readonly CollectionDefinition BatchDefinition = new(
        "batches",
        [
            new("tenant", KeyKind.Text),
            new("surface", KeyKind.Text),
            new("kind", KeyKind.Text),
            new("state", KeyKind.Text),
            new("created_at", KeyKind.Number),
            new("check_at", KeyKind.Number),
        ],
        [["tenant", "surface", "created_at"], ["check_at"]]);

    /// <summary>The document id of a batch.</summary>
    public static string IdOf(Guid batchId) => batchId.ToString("N");

    /// <summary>The batch, with <see cref="Batch.Version"/> set for a later compare-and-set; or null.</summary>
    public async Task<Batch?> LoadAsync(Guid batchId, CancellationToken cancellationToken)
    {
        if (await FindAsync(IdOf(batchId), cancellationToken) is not { } found)
            return null;
        found.Value.Version = found.Version;
        return found.Value;
    }

    /// <summary>Stores a batch that was loaded. False when another write came first; otherwise its version moves on.</summary>
    public async Task<bool> SaveAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (!await ReplaceAsync(batch, batch.Version, cancellationToken))
            return false;
        batch.Version++;
        return true;
    }

    /// <summary>Batches that wait for a look at the given time, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Batch>> DueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        var due = await QueryAsync(
            new Query
            {
                Conditions = [Where.Below("check_at", now.ToUnixTimeMilliseconds())],
                OrderBy = [new SortKey("check_at")],
                Take = take,
            },
            cancellationToken);
        return [.. due.Select(found => found.Value)];
    }
}

/// <summary>What tracking needs to know of a slice, read from its keys alone.</summary>
internal readonly record struct SliceStanding(int No, int Epoch, int Open, BatchCounters Counters, DateTimeOffset? LeaseUntil);

/// <summary>The slices of all batches.</summary>
public sealed class SliceCollection(IDocumentStore store) : Collection<Slice>(
    store,
    SliceDefinition,
    BatchJson.Default.Slice,
    slice => Slice.IdOf(slice.BatchId, slice.No),
    KeysOf)
{
    private const int MostTries = 3;

    private static readonly string[] StandingKeys =
        ["batch", "no", "epoch", "open", "succeeded", "failed", "cancelled", "lease_until", "pending"];

    private static readonly CollectionDefinition SliceDefinition = new(
        "slices",
        [
            new("batch", KeyKind.Text),
            .. StandingKeys.Skip(1).Select(key => new KeyDefinition(key, KeyKind.Number)),
        ],
        [StandingKeys]);

    private readonly IDocumentStore _store = store;

    /// <summary>How the slices from one number up to another stand, in order. Reads no bodies.</summary>
    /// <exception cref="StoreUnavailableException">They were changed again and again while they were read.</exception>
    internal async Task<List<SliceStanding>> StandingsAsync(Guid batchId, int from, int to, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            // A store may pass over a document that is changed while an index is read, or give it twice: as it was, and as it is.
            var standings = await ReadStandingsAsync(batchId, from, to, cancellationToken);
            if (standings.Count == to - from && standings.Index().All(slice => slice.Item.No == from + slice.Index))
                return standings;
        }

        throw new StoreUnavailableException("The slices of a batch were changed again and again while they were read.");
    }

    /// <summary>The exact sums over all slices of a batch, at this moment.</summary>
    public async Task<BatchCounters> SumAsync(Guid batchId, CancellationToken cancellationToken)
    {
        var sums = await SumAsync(
            [Where.Equal("batch", batchId.ToString("N"))], ["succeeded", "failed", "cancelled", "pending"], cancellationToken);
        return new((int)sums[0], (int)sums[1], (int)sums[2], (int)sums[3]);
    }

    private async Task<List<SliceStanding>> ReadStandingsAsync(Guid batchId, int from, int to, CancellationToken cancellationToken)
    {
        var found = await _store.QueryAsync(
            Definition,
            new Query
            {
                Conditions =
                [
                    Where.Equal("batch", batchId.ToString("N")), Where.AtLeast("no", from), Where.Below("no", to),
                ],
                OrderBy = [new SortKey("no")],
                Take = to - from,
                Part = QueryPart.Keys,
            },
            cancellationToken);
        return [.. found.Select(document => StandingOf(document.Keys))];
    }

    private static SliceStanding StandingOf(IReadOnlyList<KeyValue> keys) => new(
        Int(keys[1]),
        Int(keys[2]),
        Int(keys[3]),
        new(Int(keys[4]), Int(keys[5]), Int(keys[6]), Int(keys[8])),
        keys[7].Number is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null);

    private static int Int(KeyValue value) => (int)(value.Number ?? 0);

    private static KeyValue[] KeysOf(Slice slice)
    {
        int open = 0, succeeded = 0, failed = 0, cancelled = 0, pending = 0;
        foreach (var item in slice.Items)
        {
            switch (item.State)
            {
                case ItemState.Succeeded: succeeded++; break;
                case ItemState.Failed: failed++; break;
                case ItemState.Cancelled: cancelled++; break;
                case ItemState.Pending: pending++; break;
                default: open++; break;
            }
        }

        return
        [
            KeyValue.Of(slice.BatchId.ToString("N")), KeyValue.Of(slice.No), KeyValue.Of(slice.Epoch), KeyValue.Of(open),
            KeyValue.Of(succeeded), KeyValue.Of(failed), KeyValue.Of(cancelled), KeyValue.Of(slice.LeaseUntil),
            KeyValue.Of(pending),
        ];
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Batch))]
[JsonSerializable(typeof(Slice))]
[JsonSerializable(typeof(TenantSlots))]
internal sealed partial class BatchJson : JsonSerializerContext;
