using MassTransit;
using Shortlist.Contracts;

namespace Shortlist.Batches;

/// <summary>Takes a pool's messages off its queue. One type a handler, so that several pools can live in one process.</summary>
internal sealed class SliceConsumer<THandler>(PoolProcessor<THandler> pool)
    : IConsumer<ProcessSlice>, IConsumer<DiscardBatch>
    where THandler : class, ISliceHandler
{
    public Task Consume(ConsumeContext<ProcessSlice> context) => pool.ProcessAsync(context);

    public Task Consume(ConsumeContext<DiscardBatch> context) =>
        pool.Processor.DiscardAsync(context.Message, context.CancellationToken);
}

/// <summary>Takes the messages of a pool's backlog.</summary>
internal sealed class BacklogConsumer<THandler>(PoolProcessor<THandler> pool) : IConsumer<ProcessSlice>
    where THandler : class, ISliceHandler
{
    public Task Consume(ConsumeContext<ProcessSlice> context) => pool.ProcessAsync(context);
}

/// <summary>
/// The processor of one handler's pool, and how much it does at once. Both queues of the pool wait for the same places in the order of
/// their coming: when both are long, each gets about half of them.
/// </summary>
internal sealed class PoolProcessor<THandler>(SliceProcessor processor, int concurrency) : IDisposable
    where THandler : class, ISliceHandler
{
    private readonly SemaphoreSlim _places = new(concurrency);

    public SliceProcessor Processor => processor;

    public async Task ProcessAsync(ConsumeContext<ProcessSlice> context)
    {
        await _places.WaitAsync(context.CancellationToken);
        try
        {
            await processor.ProcessAsync(context.Message, context.ReceiveContext.Redelivered, context.CancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();
}
