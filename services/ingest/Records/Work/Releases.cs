using Shortlist.Batches;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// The slice that releases on its way. What becomes of its own items is kept here until it has done all that follows from them, and
/// committed with the rest of it: were it committed before, a crash in between would leave nobody who does it again.
/// </summary>
/// <param name="BatchId">The batch.</param>
/// <param name="No">The slice.</param>
/// <param name="Outcomes">How its items ended, by key.</param>
internal sealed record OwnSlice(Guid BatchId, int No, Dictionary<string, ItemOutcome> Outcomes);

/// <summary>What came of a look at pending records.</summary>
/// <param name="Ended">Those that do not wait any more, with their items' outcomes, which are committed or kept for their slice.</param>
/// <param name="Arrived">Records that exist by a pending write: others may wait for them.</param>
internal sealed record LookResult(IReadOnlyList<(PendingRecord Pending, ItemOutcome Outcome)> Ended, IReadOnlyList<string> Arrived);

/// <summary>
/// Releases pending records (<c>docs/records.md</c>). Everything here may be repeated, and done by several at once: the record decides,
/// by compare-and-set, what becomes of the write that is pending for it.
/// </summary>
internal sealed class Releases(
    RecordCollection records,
    PendingCollection pendings,
    ReleaseJudge judge,
    ReferenceClaims claims,
    LateOutcomes late,
    RecordEvents events)
{
    private const int PageSize = 500;

    /// <summary>
    /// Releases all that waits for the records, and what waits for those released, and so on; page by page. The pending records are
    /// removed at the end, so that whoever does this again after a crash finds the same way.
    /// </summary>
    public async Task WakeAsync(IReadOnlyCollection<string> arrived, OwnSlice? own, CancellationToken cancellationToken)
    {
        var ended = new List<string>();
        var seen = new HashSet<string>(arrived, StringComparer.Ordinal);
        IReadOnlyCollection<string> wave = seen.ToList();
        while (wave.Count > 0)
        {
            var next = new List<string>();
            foreach (var ids in wave.Chunk(PageSize))
            {
                IReadOnlyList<PendingRecord> page = [];
                do
                {
                    page = await pendings.WaitingForAsync(ids, page.Count == 0 ? null : page[^1].Id, PageSize, cancellationToken);
                    var looked = await LookAsync(page, own, cancellationToken);
                    ended.AddRange(looked.Ended.Select(each => each.Pending.Id));
                    next.AddRange(looked.Arrived.Where(seen.Add));
                }
                while (page.Count == PageSize);
            }

            wave = next;
        }

        await RemoveAsync(ended, cancellationToken);
    }

    /// <summary>Looks at pending records: applies those that have all they wait for, expires those whose time is over, commits outcomes.</summary>
    public async Task<LookResult> LookAsync(IReadOnlyList<PendingRecord> page, OwnSlice? own, CancellationToken cancellationToken)
    {
        var ended = new List<(PendingRecord, ItemOutcome)>();
        var arrived = new List<string>();
        var left = page;
        while (left.Count > 0)
            left = await DecideAsync(left, ended, arrived, cancellationToken);
        await CommitAsync(ended, own, cancellationToken);
        return new(ended, arrived);
    }

    /// <summary>Looks, releases what waits for what arrived by it, and removes those that have ended.</summary>
    public async Task<LookResult> FinishAsync(IReadOnlyList<PendingRecord> page, CancellationToken cancellationToken)
    {
        var looked = await LookAsync(page, null, cancellationToken);
        await WakeAsync(looked.Arrived, null, cancellationToken);
        await RemoveAsync([.. looked.Ended.Select(each => each.Pending.Id)], cancellationToken);
        return looked;
    }

    /// <summary>Removes pending records that have ended and to which nothing needs to lead any more.</summary>
    public async Task RemoveAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
            await pendings.DeleteByIdsAsync(ids, cancellationToken);
    }

    /// <summary>Decides once; returns those whose record another writer changed first.</summary>
    private async Task<IReadOnlyList<PendingRecord>> DecideAsync(
        IReadOnlyList<PendingRecord> page,
        List<(PendingRecord, ItemOutcome)> ended,
        List<string> arrived,
        CancellationToken cancellationToken)
    {
        var stored = await records.FindManyAsync(page.Select(pending => pending.RecordId).ToHashSet(StringComparer.Ordinal), cancellationToken);
        var waiting = new List<PendingRecord>();
        foreach (var pending in page)
        {
            var record = stored.GetValueOrDefault(pending.RecordId);
            if (record?.Pending == pending.Item)
                waiting.Add(pending);
            else if (record?.OutcomeOf(pending.Item) is { State: not ItemState.Pending } outcome)
                End(pending, outcome, record.Exists);
        }

        var (decisions, made) = await judge.JudgeAsync(waiting, stored, cancellationToken);
        var written = await records.PutManyAsync([.. decisions.Select(decision => decision.After)], cancellationToken);
        await claims.ReleaseAsync(made, cancellationToken);
        var beaten = new List<PendingRecord>();
        for (var i = 0; i < decisions.Count; i++)
        {
            if (written[i])
                End(decisions[i].Pending, decisions[i].Outcome, decisions[i].After.Exists);
            else
                beaten.Add(decisions[i].Pending);
        }

        return beaten;

        void End(PendingRecord pending, ItemOutcome outcome, bool exists)
        {
            ended.Add((pending, outcome));
            if (exists && outcome.State == ItemState.Succeeded)
                arrived.Add(pending.RecordId);
        }
    }

    /// <summary>R1: the outcomes go into their slices, each slice by one compare-and-set, and are told; those of the own slice are kept.</summary>
    private async Task CommitAsync(
        List<(PendingRecord Pending, ItemOutcome Outcome)> ended, OwnSlice? own, CancellationToken cancellationToken)
    {
        foreach (var slice in ended.GroupBy(each => (each.Pending.BatchId, each.Pending.No)))
        {
            var outcomes = slice.DistinctBy(each => each.Outcome.Key, StringComparer.Ordinal).Select(each => each.Outcome).ToList();
            if (own is not null && slice.Key == (own.BatchId, own.No))
            {
                foreach (var outcome in outcomes)
                    own.Outcomes[outcome.Key] = outcome;
                continue;
            }

            await late.CommitAsync(slice.Key.BatchId, slice.Key.No, outcomes, cancellationToken);
            await events.TellAsync(slice.Key.BatchId, outcomes, cancellationToken);
        }
    }
}
