using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Batches;

/// <summary>Which batches of a tenant hold how many of a pool's slots, and which wait for one.</summary>
internal sealed record TenantSlots
{
    public required string TenantId { get; init; }

    /// <summary>The part of the tenant whose slots these are; null for the tenant as a whole.</summary>
    public string? Share { get; init; }

    public required string Pool { get; init; }

    /// <summary>Slots by batch; absolute figures that their batch overwrites.</summary>
    public IReadOnlyDictionary<Guid, int> Holders { get; init; } = new Dictionary<Guid, int>();

    /// <summary>Batches that got none, the longest waiting first.</summary>
    public IReadOnlyList<Guid> Waiting { get; init; } = [];

    [JsonIgnore]
    public int InUse => Holders.Values.Sum();
}

/// <summary>What a batch got of its tenant's slots.</summary>
/// <param name="Slots">Slots that it may fill now.</param>
/// <param name="Others">Slots of the tenant that other batches hold.</param>
/// <param name="Wake">A waiting batch that can go on, to be told so.</param>
internal readonly record struct SlotGrant(int Slots, int Others, Guid? Wake);

/// <summary>
/// Caps how many slices of a tenant are with a pool's workers, so that one tenant's million items leave room for
/// another's ten. A batch reserves what it can use, keeps it while it can, and gives way once others wait.
/// </summary>
internal sealed class TenantSlotCollection(IDocumentStore store) : Collection<TenantSlots>(
    store, SlotsDefinition, BatchJson.Default.TenantSlots, slots => IdOf(slots.TenantId, slots.Share, slots.Pool), _ => [])
{
    private static readonly CollectionDefinition SlotsDefinition = new("tenant_slots", [], []);

    private static string IdOf(string tenantId, string? share, string pool) =>
        share is null ? $"{tenantId}|{pool}" : $"{tenantId}|{share}|{pool}";

    /// <summary>
    /// Asks for slots. <paramref name="holding"/> of them are in use and stay granted; <paramref name="want"/> is how many
    /// the batch could use in all; 0 gives everything back.
    /// </summary>
    public async Task<SlotGrant> ReserveAsync(Batch batch, int holding, int want, int cap, CancellationToken cancellationToken)
    {
        var id = IdOf(batch.TenantId, batch.Share, batch.Pool);
        while (true)
        {
            var found = await FindAsync(id, cancellationToken);
            var slots = found?.Value ?? new TenantSlots { TenantId = batch.TenantId, Share = batch.Share, Pool = batch.Pool };
            var (next, grant) = Reserve(slots, batch.CorrelationId, holding, want, cap);
            if (ReferenceEquals(next, slots))
                return grant;
            var stored = found is null
                ? await InsertAsync(next, cancellationToken)
                : await ReplaceAsync(next, found.Version, cancellationToken);
            if (stored)
                return grant;
        }
    }

    internal static (TenantSlots Next, SlotGrant Grant) Reserve(TenantSlots slots, Guid batch, int holding, int want, int cap)
    {
        var reserved = slots.Holders.GetValueOrDefault(batch);
        var free = Math.Max(0, cap - slots.InUse + reserved);
        var othersWait = slots.Waiting.Count > 0 && slots.Waiting[0] != batch;

        // Others wait: nothing more for this one until they have had their turn. Nobody waits: as much as there is, and
        // a reservation that still fits is kept, which spares a write for every slice that ends.
        var granted = othersWait ? holding
            : want <= reserved && reserved <= 2 * want ? reserved
            : Math.Max(holding, Math.Min(want, free));
        var waits = granted == 0 && want > 0;

        var waiting = slots.Waiting;
        if (waits && !waiting.Contains(batch))
            waiting = [.. waiting, batch];
        else if (!waits && waiting.Contains(batch))
            waiting = [.. waiting.Where(other => other != batch)];

        var next = slots;
        if (granted != reserved || !ReferenceEquals(waiting, slots.Waiting))
        {
            var holders = new Dictionary<Guid, int>(slots.Holders);
            if (granted > 0)
                holders[batch] = granted;
            else
                holders.Remove(batch);
            next = slots with { Holders = holders, Waiting = waiting };
        }

        Guid? wake = next.Waiting.Count > 0 && next.Waiting[0] != batch && next.InUse < cap ? next.Waiting[0] : null;
        return (next, new SlotGrant(granted, next.InUse - granted, wake));
    }
}
