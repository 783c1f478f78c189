using Shortlist.Batches;
using Shortlist.Contracts;
using Shortlist.Records;

namespace Shortlist.Ingest.Records;

/// <summary>
/// Tells what became of records: one event a slice and outcome, not one a record, which would cost more than the records themselves.
/// </summary>
internal sealed class RecordEvents(BatchContexts contexts, IBatchMessenger messenger, TimeProvider time)
{
    /// <summary>Tells of items of one batch that have ended or wait. Events of the same items have the same ids.</summary>
    public async Task TellAsync(Guid batchId, IReadOnlyCollection<ItemOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (await contexts.FindAsync(batchId, cancellationToken) is not { } batch)
            return;
        var facts = new RecordBatchFacts
        {
            Id = batch.BatchId,
            PublicId = batch.PublicId,
            TenantId = batch.TenantId,
            SchemaId = batch.Work.SchemaId,
            SchemaName = batch.Work.SchemaName,
        };
        var at = time.GetUtcNow();
        if (Of(ItemState.Succeeded) is { Count: > 0 } done)
        {
            await (batch.Work.Kind == RecordBatch.DeleteKind
                ? messenger.PublishAsync(
                    new RecordsDeleted { Batch = facts, ExternalIds = Names(done), At = at }, IdOf("deleted", done), cancellationToken)
                : messenger.PublishAsync(
                    new RecordsIngested { Batch = facts, ExternalIds = Names(done), At = at }, IdOf("ingested", done), cancellationToken));
        }

        if (Of(ItemState.Pending) is { Count: > 0 } waiting)
        {
            await messenger.PublishAsync(
                new RecordsPending { Batch = facts, ExternalIds = Names(waiting), At = at }, IdOf("pending", waiting), cancellationToken);
        }

        if (Of(ItemState.Failed) is { Count: > 0 } failed)
        {
            var rejections = failed
                .Select(outcome => new RecordRejectionFacts
                {
                    ExternalId = ItemKey.Parse(outcome.Key).Label,
                    Categories = [.. ItemDetails.FaultsOf(new(outcome.Key, outcome.State, outcome.ErrorCode, outcome.Detail))
                        .Select(fault => fault.Category).Distinct(StringComparer.Ordinal)],
                })
                .ToList();
            await messenger.PublishAsync(
                new RecordsRejected { Batch = facts, Rejections = rejections, At = at }, IdOf("rejected", failed), cancellationToken);
        }

        List<ItemOutcome> Of(ItemState state) => [.. outcomes.Where(outcome => outcome.State == state)];

        Guid IdOf(string what, List<ItemOutcome> told) =>
            DerivedId.Of(["records", what, batchId.ToString("N"), .. told.Select(outcome => outcome.Key)]);
    }

    private static List<string> Names(List<ItemOutcome> outcomes) => [.. outcomes.Select(outcome => ItemKey.Parse(outcome.Key).Label)];
}
