using MassTransit;
using Shortlist.Contracts;
using Shortlist.Records;
using Shortlist.Store;

namespace Shortlist.Ingest.Records;

/// <summary>Removes what a batch submitted once nobody reads it any more: records hold what came of it, pending ones their own part.</summary>
internal sealed class RemoveInput(IBlobStore blobs) : IConsumer<BatchCompleted>, IConsumer<BatchCancelled>, IConsumer<BatchFailed>
{
    public Task Consume(ConsumeContext<BatchCompleted> context) => RemoveAsync(context.Message.Batch, context.CancellationToken);

    public Task Consume(ConsumeContext<BatchCancelled> context) => RemoveAsync(context.Message.Batch, context.CancellationToken);

    public Task Consume(ConsumeContext<BatchFailed> context) => RemoveAsync(context.Message.Batch, context.CancellationToken);

    private Task RemoveAsync(BatchFacts batch, CancellationToken cancellationToken) => batch.Surface == RecordBatch.SurfaceName
        ? blobs.DeleteAsync(RecordBatch.InputKey(batch.Id), cancellationToken)
        : Task.CompletedTask;
}
