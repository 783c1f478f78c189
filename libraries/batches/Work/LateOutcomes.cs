namespace Shortlist.Batches;

/// <summary>
/// Commits how items ended that were pending, whenever and by whomever that is found out. Safe to repeat: an item that has ended
/// stays as it is. It also ends an item that is still open, whose own worker has yet to say that it is pending; that word then
/// comes too late and changes nothing.
/// </summary>
public sealed class LateOutcomes(SliceCollection slices, IHintSender hints)
{
    /// <summary>Commits outcomes of one slice in one compare-and-set, and has the batch looked at.</summary>
    /// <returns>The items that ended by this call.</returns>
    public async Task<IReadOnlyList<ItemOutcome>> CommitAsync(
        Guid batchId, int no, IReadOnlyCollection<ItemOutcome> outcomes, CancellationToken cancellationToken)
    {
        var byKey = outcomes.ToDictionary(outcome => outcome.Key, StringComparer.Ordinal);
        IReadOnlyList<ItemOutcome> ended = [];
        await slices.UpdateAsync(
            Slice.IdOf(batchId, no),
            slice => slice.Resolve(byKey, out ended),
            cancellationToken);
        EngineTelemetry.Count(ended);
        await hints.HintAsync(batchId, cancellationToken);
        return ended;
    }
}
