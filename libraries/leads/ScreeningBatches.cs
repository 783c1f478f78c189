using Shortlist.Surfaces;

namespace Shortlist.Leads;

/// <summary>How a screening batch looks to a caller: the same after a submission, a cancellation and a read.</summary>
public sealed class ScreeningBatches(LeadCollection leads)
{
    /// <summary>
    /// The batch page; null when the caller sees none of its members (api-surfaces.md T4: whatever the page). Where counts are
    /// made apart they come first, so a member may show as done a moment before the counts do.
    /// </summary>
    public async Task<ScreeningBatchPage?> PageAsync(
        string batchPublicId, Caller caller, Paging paging, CancellationToken cancellationToken)
    {
        var (members, total, processing) = await leads.PageOfBatchAsync(batchPublicId, caller, paging, cancellationToken);
        return total == 0
            ? null
            : new(batchPublicId, StatusOf(processing), total, total - processing, processing, members, paging.Of(total));
    }

    /// <summary>Processing while any visible member is (given page).</summary>
    public static string StatusOf(long processing) => processing > 0 ? "processing" : "completed";
}
