using Shortlist.Batches;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>Asks slices how their items stand.</summary>
internal sealed class SliceStandings(SliceCollection slices)
{
    private const int MarksAtMost = 8;

    /// <summary>The keys of the slice's open items.</summary>
    public async Task<HashSet<string>> OpenKeysAsync(Guid batchId, int no, CancellationToken cancellationToken)
    {
        var slice = await slices.FindAsync(Slice.IdOf(batchId, no), cancellationToken);
        return slice is null
            ? []
            : slice.Value.Items.Where(item => item.State == ItemState.Open).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How one item stands; null when its batch is gone.</summary>
    public async Task<ItemState?> StateOfAsync(ItemName item, CancellationToken cancellationToken)
    {
        var slice = await slices.FindAsync(Slice.IdOf(item.BatchId, item.No), cancellationToken);
        return slice?.Value.Items.FirstOrDefault(each => each.Key == item.Key)?.State;
    }

    /// <summary>
    /// The record without the marks of slices that have ended for good, when it has many. A mark whose slice has an open item, or a
    /// pending one that the mark tells of, stays: somebody may still come and ask.
    /// </summary>
    public async ValueTask<StoredRecord> PruneAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        if (record.Marks.Count < MarksAtMost)
            return record;
        var found = await slices.FindManyAsync([.. record.Marks.Select(mark => Slice.IdOf(mark.BatchId, mark.No))], cancellationToken);
        var bySlice = found.ToDictionary(slice => (slice.Value.BatchId, slice.Value.No), slice => slice.Value);
        return record with { Marks = [.. record.Marks.Where(mark => IsNeeded(mark, bySlice.GetValueOrDefault((mark.BatchId, mark.No))))] };
    }

    private static bool IsNeeded(WriterMark mark, Slice? slice) => slice is not null && slice.Items.Any(item =>
        item.State == ItemState.Open
        || (item.State == ItemState.Pending && mark.Items.Any(marked => marked.Key == item.Key)));
}
