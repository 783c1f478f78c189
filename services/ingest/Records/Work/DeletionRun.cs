using Shortlist.Batches;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// One go at a slice of a deletion. Records that another writer changes in the meantime are looked at anew.
/// </summary>
internal sealed class DeletionRun
{
    private const int RecordsAtOnce = 500;

    private readonly SliceWork _work;
    private readonly BatchContext _batch;
    private readonly RecordCollection _records;
    private readonly SliceStandings _standings;
    private readonly Referrers _referrers;
    private readonly DeletionClaims _claims;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, List<SliceItem>> _itemsOf;
    private readonly HashSet<string> _gone;

    public DeletionRun(
        SliceWork work,
        BatchContext batch,
        IEnumerable<string> gone,
        RecordCollection records,
        SliceStandings standings,
        Referrers referrers,
        DeletionClaims claims,
        TimeProvider time)
    {
        (_work, _batch, _gone) = (work, batch, gone.ToHashSet(StringComparer.Ordinal));
        (_records, _standings, _referrers, _claims, _time) = (records, standings, referrers, claims, time);
        _itemsOf = work.Items
            .GroupBy(item => RecordId.Of(batch.TenantId, batch.Work.SchemaId, ItemKey.Parse(item.Key).Label), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }

    /// <summary>How the items ended, by key.</summary>
    public Dictionary<string, ItemOutcome> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Pending records whose writes may have lost their place.</summary>
    public HashSet<string> Superseded { get; } = new(StringComparer.Ordinal);

    /// <summary>What it claimed.</summary>
    public List<DeletionClaim> Claims { get; } = [];

    /// <summary>Deletes until every record is gone or has to stay.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> todo = _itemsOf.Keys;
        while (todo.Count > 0)
            todo = await TryAsync(todo, cancellationToken);
    }

    /// <summary>Deletes what still refers to records that an earlier go has deleted with their dependants.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_batch.Work.Cascades)
            await DeleteReferrersAsync([], cancellationToken);
    }

    /// <summary>Tries once; returns the records that are to be tried again.</summary>
    private async Task<IReadOnlyCollection<string>> TryAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var doomed = await DoomedAsync(ids, cancellationToken);
        if (_batch.Work.Cascades)
        {
            await ClaimAsync([.. doomed.Select(record => record.Id)], cancellationToken);
            if (!await DeleteReferrersAsync([.. doomed.Select(record => record.Id)], cancellationToken))
                return [];
        }
        else
        {
            // Looked at first, so that what plainly has to stay is never kept from being referred to.
            await KeepReferencedAsync(doomed, cancellationToken);
            await ClaimAsync([.. doomed.Select(record => record.Id)], cancellationToken);
            await KeepReferencedAsync(doomed, cancellationToken);
        }

        var beaten = await StoreAsync(doomed, Marked, cancellationToken);
        foreach (var record in doomed.Where(record => !beaten.Contains(record.Id)))
            End(record.Id);
        return beaten;
    }

    /// <summary>What is to be deleted of the records; the others end here.</summary>
    private async Task<List<StoredRecord>> DoomedAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var stored = await _records.FindManyAsync(ids, cancellationToken);
        var open = await _standings.OpenKeysAsync(_work.BatchId, _work.No, cancellationToken);
        var doomed = new List<StoredRecord>();
        foreach (var id in ids)
        {
            var record = stored.GetValueOrDefault(id) ?? new StoredRecord { Id = id };
            if (record.MarkOf(_work.BatchId, _work.No) is not null || (!record.Exists && record.DeletedBy == _work.BatchId))
                Recall(record);
            else if (!_itemsOf[id].Exists(item => open.Contains(item.Key)))
                continue;
            else if (!record.Exists && record.Pending is null)
                End(id, new RecordFault(FaultCategories.NotFound, "There is no such record."));
            else
                doomed.Add(await _standings.PruneAsync(record, cancellationToken));
        }

        return doomed;
    }

    private void Recall(StoredRecord record)
    {
        End(record.Id);
        foreach (var mark in record.Marks)
            Superseded.UnionWith(mark.Items.Select(item => PendingRecord.IdOf(new(mark.BatchId, mark.No, item.Key))));
    }

    private void End(string id, params IReadOnlyList<RecordFault> faults)
    {
        foreach (var item in _itemsOf[id])
            Outcomes[item.Key] = faults.Count == 0 ? ItemOutcome.Success(item.Key) : ItemDetails.Failure(item.Key, faults);
    }

    private async Task ClaimAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Claims.AddRange(await _claims.MakeAsync(_work, ids, cancellationToken));

    private async Task KeepReferencedAsync(List<StoredRecord> doomed, CancellationToken cancellationToken)
    {
        var kept = await _referrers.ReferencedFromElsewhereAsync(
            [.. doomed.Select(record => record.Id)], _batch.Work.SchemaId, cancellationToken);
        doomed.RemoveAll(record => kept.Contains(record.Id));
        foreach (var id in kept)
            End(id, new RecordFault(FaultCategories.Referenced, "Records of other schemas refer to it."));
    }

    /// <summary>
    /// Deletes what refers to the records and to what is gone already, what is referred to by others after those, until nothing does: a
    /// crash on the way leaves nothing that the next go does not find.
    /// </summary>
    /// <returns>False when the slice has ended meanwhile, by another go.</returns>
    private async Task<bool> DeleteReferrersAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        while (await FindReferrersAsync(ids, cancellationToken) is { Count: > 0 } found)
        {
            foreach (var part in Dependants.First(found).Chunk(RecordsAtOnce))
            {
                var stored = await _records.FindManyAsync(part, cancellationToken);
                if ((await _standings.OpenKeysAsync(_work.BatchId, _work.No, cancellationToken)).Count == 0)
                    return false;
                var doomed = new List<StoredRecord>(part.Length);
                foreach (var id in part.Where(id => stored.GetValueOrDefault(id) is { Exists: true }))
                    doomed.Add(await _standings.PruneAsync(stored[id], cancellationToken));
                var beaten = await StoreAsync(doomed, record => record, cancellationToken);
                _gone.UnionWith(part.Except(beaten, StringComparer.Ordinal));
                if (beaten.Count > 0)
                    break;
            }
        }

        return true;
    }

    /// <summary>What refers to the records or to what is gone, transitively, each claimed before anybody looks what refers to it.</summary>
    private async Task<Dictionary<string, IReadOnlyList<string>>> FindReferrersAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var roots = ids.ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string> wave = [.. roots.Union(_gone, StringComparer.Ordinal)];
        while (wave.Count > 0)
        {
            var next = new List<string>();
            await foreach (var (id, references) in _referrers.OfAsync(wave, cancellationToken))
            {
                if (!roots.Contains(id) && found.TryAdd(id, references))
                    next.Add(id);
            }

            await ClaimAsync(next, cancellationToken);
            wave = next;
        }

        return found;
    }

    /// <summary>Writes records as deleted; returns those that another writer changed first.</summary>
    private async Task<HashSet<string>> StoreAsync(
        List<StoredRecord> doomed, Func<StoredRecord, StoredRecord> last, CancellationToken cancellationToken)
    {
        var written = await _records.PutManyAsync([.. doomed.Select(record => last(Deleted(record)))], cancellationToken);
        var beaten = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < doomed.Count; i++)
        {
            if (!written[i])
                beaten.Add(doomed[i].Id);
            else if (doomed[i].Pending is { } pending)
                Superseded.Add(PendingRecord.IdOf(pending));
        }

        return beaten;
    }

    private StoredRecord Marked(StoredRecord record) =>
        record with { Marks = [.. record.Marks, new WriterMark(_work.BatchId, _work.No, [])] };

    private StoredRecord Deleted(StoredRecord record) => record.WithPendingEnded(Superseding.Fault) with
    {
        Content = null,
        References = [],
        DeletedBy = _batch.BatchId,
        UpdatedAt = _time.GetUtcNow(),
    };
}

/// <summary>In which order records that refer to one another are deleted.</summary>
internal static class Dependants
{
    /// <summary>Each record before those that it refers to; of a circle, the one that was found last first.</summary>
    /// <param name="found">Records with what they refer to, in the order in which they were found.</param>
    public static IEnumerable<string> First(Dictionary<string, IReadOnlyList<string>> found)
    {
        var referrers = found.Keys.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        foreach (var target in found.SelectMany(each => each.Value).Where(found.ContainsKey))
            referrers[target]++;
        var free = new Stack<string>(referrers.Where(each => each.Value == 0).Select(each => each.Key));
        foreach (var id in found.Keys.Reverse().Prepend(null))
        {
            if (id is not null && referrers.Remove(id))
            {
                yield return id;
                Free(id);
            }

            while (free.TryPop(out var next))
            {
                referrers.Remove(next);
                yield return next;
                Free(next);
            }
        }

        void Free(string id)
        {
            foreach (var target in found[id])
            {
                if (referrers.TryGetValue(target, out var left) && (referrers[target] = left - 1) == 0)
                    free.Push(target);
            }
        }
    }
}
