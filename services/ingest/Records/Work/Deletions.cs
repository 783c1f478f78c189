using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Deletes records: what stays is a document without content, which remembers the batch that deleted it and the slices that wrote
/// it, so that a slice that is worked on again finds what it did.
/// </summary>
internal sealed class Deletions(
    RecordCollection records,
    PendingCollection pendings,
    SliceStandings standings,
    Referrers referrers,
    Releases releases,
    SchemaCatalog schemas,
    TimeProvider time)
{
    private const int RecordsAtOnce = 500;

    /// <summary>Does the items of a slice.</summary>
    public async Task<IReadOnlyList<ItemOutcome>> DeleteAsync(SliceWork work, BatchContext batch, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, ItemOutcome>(StringComparer.Ordinal);
        var superseded = new HashSet<string>(StringComparer.Ordinal);
        var itemsOf = work.Items
            .GroupBy(item => RecordId.Of(batch.TenantId, batch.Work.SchemaId, ItemKey.Parse(item.Key).Label), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        IReadOnlyCollection<string> todo = itemsOf.Keys;
        while (todo.Count > 0)
        {
            var stored = await records.FindManyAsync(todo, cancellationToken);
            var open = await standings.OpenKeysAsync(work.BatchId, work.No, cancellationToken);
            var doomed = new List<StoredRecord>();
            foreach (var id in todo)
            {
                var record = stored.GetValueOrDefault(id) ?? new StoredRecord { Id = id };
                if (record.MarkOf(work.BatchId, work.No) is not null || (!record.Exists && record.DeletedBy == work.BatchId))
                    Recall(record);
                else if (!itemsOf[id].Exists(item => open.Contains(item.Key)))
                    continue;
                else if (!record.Exists && record.Pending is null)
                    End(id, new RecordFault(FaultCategories.NotFound, "There is no such record."));
                else
                    doomed.Add(await standings.PruneAsync(record, cancellationToken));
            }

            if (batch.Work.Cascades)
            {
                await DeleteReferrersAsync([.. doomed.Select(record => record.Id)], work.BatchId, superseded, cancellationToken);
            }
            else
            {
                var kept = await referrers.ReferencedFromElsewhereAsync(
                    [.. doomed.Select(record => record.Id)], batch.Work.SchemaId, cancellationToken);
                doomed.RemoveAll(record => kept.Contains(record.Id));
                foreach (var id in kept)
                    End(id, new RecordFault(FaultCategories.Referenced, "Records of other schemas refer to it."));
            }

            todo = await StoreAsync(doomed);
        }

        // Pending writes that lost their place have failed; nothing arrives by a deletion.
        await releases.FinishAsync(
            [.. (await pendings.FindManyAsync(superseded, cancellationToken)).Select(found => found.Value)], cancellationToken);
        return [.. outcomes.Values];

        void Recall(StoredRecord record)
        {
            End(record.Id);
            foreach (var mark in record.Marks)
                superseded.UnionWith(mark.Items.Select(item => PendingRecord.IdOf(new(mark.BatchId, mark.No, item.Key))));
        }

        void End(string id, params IReadOnlyList<RecordFault> faults)
        {
            foreach (var item in itemsOf[id])
                outcomes[item.Key] = faults.Count == 0 ? ItemOutcome.Success(item.Key) : ItemDetails.Failure(item.Key, faults);
        }

        async Task<IReadOnlyCollection<string>> StoreAsync(List<StoredRecord> doomed)
        {
            var written = await records.PutManyAsync(
                [.. doomed.Select(record => Marked(Deleted(record, work.BatchId)))],
                cancellationToken);
            var beaten = new List<string>();
            for (var i = 0; i < doomed.Count; i++)
            {
                if (!written[i])
                {
                    beaten.Add(doomed[i].Id);
                    continue;
                }

                End(doomed[i].Id);
                if (doomed[i].Pending is { } pending)
                    superseded.Add(PendingRecord.IdOf(pending));
            }

            return beaten;
        }

        StoredRecord Marked(StoredRecord record) => record with { Marks = [.. record.Marks, new WriterMark(work.BatchId, work.No, [])] };
    }

    /// <summary>What a deletion would do, without doing it.</summary>
    public async Task<DeletionForecast> ForecastAsync(
        Caller caller, SchemaDefinition schema, IAsyncEnumerable<string> externalIds, bool cascades, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var skipped = new Dictionary<string, long>(StringComparer.Ordinal);
        var doomed = new HashSet<string>(StringComparer.Ordinal);
        var (named, missing) = (0L, 0L);
        await foreach (var part in externalIds.Chunk(RecordsAtOnce).WithCancellation(cancellationToken))
        {
            named += part.Length;
            var ids = part.Select(id => RecordId.Of(caller.TenantId, schema.Id, id)).ToHashSet(StringComparer.Ordinal);
            var existing = await records.ExistingAsync(ids, cancellationToken);
            missing += ids.Count - existing.Count;
            if (!cascades)
            {
                var kept = await referrers.ReferencedFromElsewhereAsync(existing, schema.Id, cancellationToken);
                if (kept.Count > 0)
                    skipped[schema.Name] = skipped.GetValueOrDefault(schema.Name) + kept.Count;
                existing.ExceptWith(kept);
            }

            doomed.UnionWith(existing);
        }

        if (cascades)
            doomed.UnionWith(await referrers.TransitiveAsync(doomed, cancellationToken));
        var names = (await schemas.AllAsync(caller.PartnerId!, cancellationToken)).ToDictionary(each => each.Id, each => each.Name, StringComparer.Ordinal);
        foreach (var group in doomed.CountBy(RecordId.SchemaOf, StringComparer.Ordinal))
            counts[names.GetValueOrDefault(group.Key, group.Key)] = group.Value;
        return new(DryRun: true, named, schema.Id, counts, skipped, missing);
    }

    /// <summary>
    /// Deletes what refers to the records, the farthest first, until nothing does: a crash on the way leaves no reference that
    /// leads nowhere, and the next go finds the rest.
    /// </summary>
    private async Task DeleteReferrersAsync(
        IReadOnlyCollection<string> ids, Guid batchId, HashSet<string> superseded, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return;
        while (await referrers.TransitiveAsync(ids, cancellationToken) is { Count: > 0 } found)
        {
            found.Reverse();
            foreach (var part in found.Chunk(RecordsAtOnce))
            {
                var stored = await records.FindManyAsync(part, cancellationToken);
                var doomed = new List<StoredRecord>();
                foreach (var record in stored.Values.Where(record => record.Exists))
                    doomed.Add(await standings.PruneAsync(record, cancellationToken));
                var written = await records.PutManyAsync([.. doomed.Select(record => Deleted(record, batchId))], cancellationToken);
                for (var i = 0; i < doomed.Count; i++)
                {
                    if (written[i] && doomed[i].Pending is { } pending)
                        superseded.Add(PendingRecord.IdOf(pending));
                }
            }
        }
    }

    private StoredRecord Deleted(StoredRecord record, Guid batchId) => record.WithPendingEnded(Superseding.Fault) with
    {
        Content = null,
        References = [],
        DeletedBy = batchId,
        UpdatedAt = time.GetUtcNow(),
    };
}
