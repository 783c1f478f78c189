using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Ingest.Records;

/// <summary>
/// One go at a slice. Reads and writes the records of the whole slice together; those whose compare-and-set another writer beat are
/// judged anew.
/// </summary>
internal sealed class SliceRun(
    SliceWork work,
    BatchContext batch,
    CompiledSchema schema,
    RecordCollection records,
    PendingCollection pendings,
    SliceStandings standings,
    ReferenceClaims claims,
    TimeProvider time)
{
    private readonly Dictionary<string, List<IncomingRecord>> _byRecord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _order = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingRecord> _put = new(StringComparer.Ordinal);
    private readonly HashSet<string> _toBeFound = new(StringComparer.Ordinal);

    /// <summary>How the items ended, by key.</summary>
    public Dictionary<string, ItemOutcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Records that this slice wrote and that exist: others may wait for them.</summary>
    public List<string> Arrived { get; } = [];

    /// <summary>Groups the items by the record that they write; those that name none end here.</summary>
    public void Sort(IReadOnlyList<SubmittedRecord> submitted)
    {
        foreach (var each in submitted)
        {
            var incoming = IncomingRecord.Of(each, batch.TenantId, schema, batch.Work.IgnoresUnknownFields);
            if (incoming.RecordId is not { } id)
            {
                Outcomes[incoming.Key] = ItemDetails.Failure(incoming.Key, incoming.Faults);
                continue;
            }

            if (!_byRecord.TryGetValue(id, out var items))
            {
                _byRecord[id] = items = new(1);
                _order[id] = _order.Count;
            }

            items.Add(incoming);
        }
    }

    /// <summary>Writes until every record is written or has nothing to be written.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> todo = _byRecord.Keys;
        while (todo.Count > 0)
            todo = await WriteAsync(todo, cancellationToken);
    }

    /// <summary>The pending records that have to be looked at again now: those of this slice, and those whose place it took.</summary>
    public async Task<IReadOnlyList<PendingRecord>> ToBeLookedAtAsync(CancellationToken cancellationToken)
    {
        List<PendingRecord> all = [.. _put.Values.Where(IsPending)];
        if (_toBeFound.Count > 0)
            all.AddRange((await pendings.FindManyAsync(_toBeFound, cancellationToken)).Select(found => found.Value));
        return all;
    }

    /// <summary>Pending records that were put for a judgment that did not hold.</summary>
    public IEnumerable<string> Needless() => _put.Values.Where(pending => !IsPending(pending)).Select(pending => pending.Id);

    private bool IsPending(PendingRecord pending) =>
        Outcomes.GetValueOrDefault(pending.Key)?.State == ItemState.Pending;

    /// <summary>Tries once; returns the records that are to be tried again.</summary>
    private async Task<List<string>> WriteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var stored = await records.FindManyAsync(ids, cancellationToken);

        // Read after the records: an item that is still open now, and that its record knows nothing of, was not done in this version.
        var open = await standings.OpenKeysAsync(work.BatchId, work.No, cancellationToken);
        var candidates = new List<(StoredRecord Before, List<IncomingRecord> Items)>(ids.Count);
        foreach (var id in ids)
        {
            var before = stored.GetValueOrDefault(id) ?? new StoredRecord { Id = id };
            var items = _byRecord[id];
            if (before.MarkOf(work.BatchId, work.No) is not null)
                Recall(before, items);
            else if (items.TrueForAll(item => open.Contains(item.Key)))
                candidates.Add((await standings.PruneAsync(before, cancellationToken), items));
            else if (items.FindAll(item => open.Contains(item.Key)) is { Count: > 0 } left)
                candidates.Add((await standings.PruneAsync(before, cancellationToken), left));
        }

        var targets = new Targets(claims);
        var (verdicts, later) = await JudgeAsync(candidates, stored, targets, cancellationToken);
        later.AddRange(await StoreAsync(verdicts, cancellationToken));
        await targets.ReleaseAsync(cancellationToken);
        return later;
    }

    /// <summary>An earlier go wrote this record: its outcomes stand, and what follows from them is done again.</summary>
    private void Recall(StoredRecord before, List<IncomingRecord> items)
    {
        foreach (var item in items)
        {
            var name = new ItemName(work.BatchId, work.No, item.Key);
            Outcomes[item.Key] = before.OutcomeOf(name)!;
            _toBeFound.Add(PendingRecord.IdOf(name));
        }

        if (before.Exists)
            Arrived.Add(before.Id);
        foreach (var mark in before.Marks)
        {
            foreach (var item in mark.Items)
                _toBeFound.Add(PendingRecord.IdOf(new(mark.BatchId, mark.No, item.Key)));
        }
    }

    /// <summary>
    /// Judges, asking the store for what is referred to until nothing more is asked. A record that refers to one which an earlier item
    /// of this slice brings comes later, when that one is written.
    /// </summary>
    private async Task<(List<(StoredRecord Before, RecordVerdict Verdict)> Verdicts, List<string> Later)> JudgeAsync(
        List<(StoredRecord Before, List<IncomingRecord> Items)> candidates,
        Dictionary<string, StoredRecord> stored,
        Targets targets,
        CancellationToken cancellationToken)
    {
        var verdicts = new List<(StoredRecord, RecordVerdict)>(candidates.Count);
        var later = new List<string>();
        var underway = candidates.Select(candidate => candidate.Before.Id).ToHashSet(StringComparer.Ordinal);
        var left = candidates;
        while (left.Count > 0)
        {
            var undecided = new List<(StoredRecord, List<IncomingRecord>)>();
            foreach (var candidate in left)
            {
                var (before, items) = candidate;
                var comesLater = false;
                var verdict = RecordVerdict.Of(
                    before,
                    items,
                    batch,
                    work.No,
                    schema,
                    id =>
                    {
                        comesLater |= underway.Contains(id) && _order[id] < _order[before.Id] && stored.GetValueOrDefault(id) is not { Exists: true };
                        return targets.AreThere(before.Id, id);
                    },
                    time.GetUtcNow());
                var hasAsked = targets.TakeHasAsked();
                if (comesLater)
                    later.Add(before.Id);
                else if (hasAsked)
                    undecided.Add(candidate);
                else
                    verdicts.Add((before, verdict));
            }

            await targets.AnswerAsync(cancellationToken);
            left = undecided;
        }

        return (verdicts, later);
    }

    /// <summary>W1 and W2, A1. Returns the records that another writer changed first.</summary>
    private async Task<List<string>> StoreAsync(
        List<(StoredRecord Before, RecordVerdict Verdict)> verdicts, CancellationToken cancellationToken)
    {
        await PutAsync([.. verdicts.Select(each => each.Verdict.Pending).OfType<PendingRecord>()], cancellationToken);
        var changed = verdicts.FindAll(each => each.Verdict.After is not null);
        var written = await records.PutManyAsync([.. changed.Select(each => each.Verdict.After!)], cancellationToken);
        var beaten = new List<string>();
        for (var i = 0; i < changed.Count; i++)
        {
            var (before, verdict) = changed[i];
            if (!written[i])
            {
                beaten.Add(before.Id);
                continue;
            }

            Take(verdict);
            if (verdict.After!.Exists)
                Arrived.Add(before.Id);
            if (before.Pending is { } superseded)
                _toBeFound.Add(PendingRecord.IdOf(superseded));
        }

        foreach (var (_, verdict) in verdicts.Where(each => each.Verdict.After is null))
            Take(verdict);
        return beaten;
    }

    private void Take(RecordVerdict verdict)
    {
        foreach (var (key, outcome) in verdict.Outcomes)
            Outcomes[key] = outcome;
    }

    /// <summary>Puts pending records; what an earlier go put for the same item is replaced.</summary>
    private async Task PutAsync(List<PendingRecord> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
            return;
        var put = await pendings.PutManyAsync(waiting.Select(pending => new Versioned<PendingRecord>(pending, 0)), cancellationToken);
        for (var i = 0; i < waiting.Count; i++)
        {
            var pending = waiting[i];
            if (!put[i])
                await pendings.UpdateAsync(pending.Id, _ => pending, cancellationToken);
            _put[pending.Key] = pending;
        }
    }
}
