using System.Collections.Concurrent;
using Shortlist.Batches;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>What slices need to know of their batch; it never changes once accepted, and is read once.</summary>
/// <param name="BatchId">The batch.</param>
/// <param name="PublicId">As the surface names it.</param>
/// <param name="TenantId">Whose records they are.</param>
/// <param name="Work">What it does.</param>
internal sealed record BatchContext(Guid BatchId, string PublicId, string TenantId, RecordBatch Work);

/// <summary>Keeps the contexts of the batches that were worked on last.</summary>
internal sealed class BatchContexts(BatchCollection batches)
{
    private const int MaxKept = 2000;
    private readonly ConcurrentDictionary<Guid, BatchContext> _known = new();

    /// <summary>The context of a batch; null when there is none.</summary>
    public async ValueTask<BatchContext?> FindAsync(Guid batchId, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(batchId, out var known))
            return known;
        if (await batches.LoadAsync(batchId, cancellationToken) is not { } batch)
            return null;
        if (_known.Count > MaxKept)
            _known.Clear();
        return _known[batchId] = new(batchId, batch.PublicId, batch.TenantId, RecordBatch.Of(batch));
    }
}
