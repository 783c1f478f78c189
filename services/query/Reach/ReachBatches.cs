using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Query;

/// <summary>
/// How a batch of records looks: its figures are the sums over its slices at the moment of reading, and its status follows from
/// them (api-surfaces.md R1–R4).
/// </summary>
internal sealed class ReachBatches(
    SliceCollection slices, PendingCollection pendings, RecordCollection records, SchemaCatalog schemas)
{
    private const int MostDetails = 10_000;
    private const int SlicesAtOnce = 20;
    private const int RecordsAtOnce = 500;

    /// <summary>The batch as the given page shows it.</summary>
    public async Task<BatchView> ViewAsync(Batch batch, bool withPending, CancellationToken cancellationToken)
    {
        var work = RecordBatch.Of(batch);

        // The batch was read first: once it is over, no sum read after that has open items.
        var counters = await CountAsync(batch, cancellationToken);
        var failed = counters.Failed + counters.Cancelled;
        return new BatchView
        {
            BatchId = batch.PublicId,
            Status = StatusOf(batch, counters),
            BatchType = BatchTypes.ByKind[batch.Kind],
            Progress = new(
                batch.Total,
                counters.Succeeded + failed + counters.Pending,
                counters.Succeeded,
                counters.Pending,
                failed,
                batch.Total == 0 ? 0 : Math.Round(100m * counters.Succeeded / batch.Total, 2)),
            CompletedAt = batch.CompletedAt is { } completedAt ? ReachTime.Of(completedAt) : null,
            StartedAt = batch.StartedAt is { } startedAt ? ReachTime.Of(startedAt) : null,
            CreatedAt = ReachTime.Of(batch.CreatedAt),
            SchemaName = work.SchemaName,
            SchemaDefinitionId = work.SchemaId,
            Errors = failed == 0 ? null : await ErrorsAsync(batch, cancellationToken),
            PendingResources = withPending ? await PendingAsync(batch, work, cancellationToken) : null,
        };
    }

    /// <summary>The status of a batch, without its details.</summary>
    public async Task<string> StatusAsync(Batch batch, CancellationToken cancellationToken) =>
        StatusOf(batch, await CountAsync(batch, cancellationToken));

    private static string StatusOf(Batch batch, BatchCounters counters)
    {
        if (!batch.IsTerminal)
            return "processing";
        var failed = counters.Failed + counters.Cancelled;
        return failed == 0 && counters.Pending == 0 ? "success"
            : counters.Succeeded == 0 && counters.Pending == 0 ? "failure"
            : "partial_success";
    }

    /// <summary>Figures that cannot change any more are in the batch; others are summed up.</summary>
    private async Task<BatchCounters> CountAsync(Batch batch, CancellationToken cancellationToken) =>
        batch.IsTerminal && batch.Counters.Pending == 0
            ? batch.Counters
            : await slices.SumAsync(batch.CorrelationId, cancellationToken);

    private async Task<ErrorsView> ErrorsAsync(Batch batch, CancellationToken cancellationToken)
    {
        var summary = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var details = new Dictionary<string, RecordErrorsView>(StringComparer.Ordinal);
        await foreach (var item in FailedAsync(batch.CorrelationId, cancellationToken))
        {
            var faults = ItemDetails.FaultsOf(item);
            foreach (var category in faults.Select(fault => fault.Category).Distinct(StringComparer.Ordinal))
                summary[category] = summary.GetValueOrDefault(category) + 1;
            var name = ItemKey.Parse(item.Key).Label;
            var known = details.GetValueOrDefault(name);
            if (known is null && details.Count >= MostDetails)
                continue;
            details[name] = new(
                [.. known?.Errors ?? [], .. faults.Select(fault => fault.Message)],
                [.. (known?.Categories ?? []).Concat(faults.Select(fault => fault.Category)).Distinct(StringComparer.Ordinal)]);
        }

        return new(summary, details, batch.State switch
        {
            BatchStates.Failed => "The batch was not processed in time.",
            BatchStates.Cancelled => "The batch was cancelled.",
            _ => null,
        });
    }

    private async IAsyncEnumerable<SliceItem> FailedAsync(
        Guid batchId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ofBatch = Where.Equal("batch", batchId.ToString("N"));
        for (var from = 0L; ;)
        {
            var page = await slices.QueryAsync(
                new Store.Query
                {
                    Conditions = [ofBatch, Where.AtLeast("no", from)],
                    OrderBy = [new SortKey("no")],
                    Take = SlicesAtOnce,
                },
                cancellationToken);
            foreach (var item in page.SelectMany(slice => slice.Value.Items))
            {
                if (item.State is ItemState.Failed or ItemState.Cancelled)
                    yield return item;
            }

            if (page.Count < SlicesAtOnce)
                yield break;
            from = page[^1].Value.No + 1;
        }
    }

    /// <summary>What waits, with those of its dependencies that are still not there.</summary>
    private async Task<List<PendingView>> PendingAsync(Batch batch, RecordBatch work, CancellationToken cancellationToken)
    {
        var views = new List<PendingView>();
        var names = (await schemas.CompiledAsync(work.SchemaId, work.SchemaVersion, cancellationToken)).Definition.References
            .ToDictionary(reference => reference.Id, reference => reference.Name, StringComparer.Ordinal);
        foreach (var part in (await pendings.OfBatchAsync(batch.CorrelationId, MostDetails, cancellationToken)).Chunk(RecordsAtOnce))
        {
            var stored = await records.FindManyAsync(part.Select(pending => pending.RecordId).ToHashSet(StringComparer.Ordinal), cancellationToken);
            var waiting = part.Where(pending => stored.GetValueOrDefault(pending.RecordId)?.Pending == pending.Item).ToList();
            var existing = await records.ExistingAsync(
                waiting.SelectMany(pending => pending.WaitsFor).ToHashSet(StringComparer.Ordinal), cancellationToken);
            views.AddRange(waiting.Select(pending => new PendingView(
                pending.PublicId,
                RecordId.ExternalIdOf(pending.RecordId),
                work.SchemaId,
                work.SchemaName,
                [
                    .. pending.WaitsFor.Where(id => !existing.Contains(id)).Select(id => new MissingDependencyView(
                        RecordId.SchemaOf(id), RecordId.ExternalIdOf(id), names.GetValueOrDefault(RecordId.SchemaOf(id)))),
                ],
                ReachTime.Of(pending.ExpiresAt),
                ReachTime.Of(pending.CreatedAt))));
        }

        return views;
    }
}
