using MassTransit;
using Shortlist.Contracts;

namespace Shortlist.Batches;

/// <summary>Takes a pool's messages off its queue. One type a handler, so that several pools can live in one process.</summary>
internal sealed class SliceConsumer<THandler>(PoolProcessor<THandler> pool)
    : IConsumer<ProcessSlice>, IConsumer<DiscardBatch>
    where THandler : class, ISliceHandler
{
    public Task Consume(ConsumeContext<ProcessSlice> context) =>
        pool.Processor.ProcessAsync(context.Message, context.ReceiveContext.Redelivered, context.CancellationToken);

    public Task Consume(ConsumeContext<DiscardBatch> context) =>
        pool.Processor.DiscardAsync(context.Message, context.CancellationToken);
}

/// <summary>The processor of one handler's pool.</summary>
internal sealed record PoolProcessor<THandler>(SliceProcessor Processor)
    where THandler : class, ISliceHandler;
