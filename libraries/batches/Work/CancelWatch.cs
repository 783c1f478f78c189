using System.Collections.Concurrent;

namespace Shortlist.Batches;

/// <summary>
/// Whether a batch was asked to stop. Slow work asks before every slice; fast work makes do with what was read in the last
/// half second, which is one read of a batch in that time, however many of its slices are worked on.
/// </summary>
public sealed class CancelWatch(BatchCollection batches, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<Guid, (bool Cancelled, DateTimeOffset ReadAt)> _known = new();

    /// <summary>Whether somebody asked to cancel the batch.</summary>
    public async Task<bool> IsCancelledAsync(Guid batchId, bool isSlowWork, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!isSlowWork && _known.TryGetValue(batchId, out var known) && now - known.ReadAt < Freshness)
            return known.Cancelled;

        var batch = await batches.LoadAsync(batchId, cancellationToken);
        var cancelled = batch?.CancelRequestedAt is not null;
        if (_known.Count > 1000)
            _known.Clear();
        _known[batchId] = (cancelled, now);
        return cancelled;
    }
}
