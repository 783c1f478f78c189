using System.Collections.Concurrent;
using Shortlist.Batches;
using Shortlist.Surfaces;

namespace Shortlist.Leads;

/// <summary>How a screening batch looks to a caller: the same after a submission, a cancellation and a read.</summary>
public sealed class ScreeningBatches(LeadCollection leads, BatchNameCollection names, BatchCollection batches)
{
    private const int MostKnown = 10_000;

    /// <summary>Who goes by a name for good: once a batch is accepted, no other can take it.</summary>
    private readonly ConcurrentDictionary<string, Guid> _known = new(StringComparer.Ordinal);

    /// <summary>
    /// The batch page; null when the caller sees none of its members (api-surfaces.md T4: whatever the page), or it is not accepted. Where
    /// counts are made apart they come first, so a member may show as done a moment before the counts do.
    /// </summary>
    public async Task<ScreeningBatchPage?> PageAsync(
        string batchPublicId, Caller caller, Paging paging, CancellationToken cancellationToken)
    {
        if (await FindAsync(batchPublicId, caller.TenantId, cancellationToken) is not { } batchId)
            return null;
        var (members, total, processing) = await leads.PageOfBatchAsync(batchId, caller, paging, cancellationToken);
        return total == 0
            ? null
            : new(batchPublicId, StatusOf(processing), total, total - processing, processing, members, paging.Of(total));
    }

    /// <summary>The accepted batch of a tenant that goes by a name. A submission that is not complete, or never will be, is none.</summary>
    public async Task<Guid?> FindAsync(string batchPublicId, string tenantId, CancellationToken cancellationToken)
    {
        if (!BatchName.IsValid(batchPublicId))
            return null;
        var id = BatchNameCollection.IdOf(tenantId, batchPublicId);
        if (_known.TryGetValue(id, out var known))
            return known;
        if (await names.FindAsync(id, cancellationToken) is not { Value: var name }
            || await batches.LoadAsync(name.BatchId, cancellationToken) is not { IsVisible: true })
        {
            return null;
        }

        if (_known.Count >= MostKnown)
            _known.Clear();
        return _known[id] = name.BatchId;
    }

    /// <summary>Processing while any visible member is (given page).</summary>
    public static string StatusOf(long processing) => processing > 0 ? "processing" : "completed";
}
