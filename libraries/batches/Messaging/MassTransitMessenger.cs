using MassTransit;
using Shortlist.Contracts;

namespace Shortlist.Batches;

/// <summary>Sends over the bus, whatever transport it runs on.</summary>
internal sealed class MassTransitMessenger(IBus bus) : IBatchMessenger
{
    private static readonly Uri TrackingQueue = new($"queue:{BatchQueues.Tracking}");

    /// <inheritdoc />
    public async Task SendToPoolAsync<T>(string pool, T command, Guid messageId, CancellationToken cancellationToken)
        where T : class
    {
        var endpoint = await bus.GetSendEndpoint(new Uri($"queue:{pool}"));
        await endpoint.Send(command, context => context.MessageId = messageId, cancellationToken);
    }

    /// <inheritdoc />
    public async Task SendToTrackingAsync<T>(T message, CancellationToken cancellationToken)
        where T : class
    {
        var endpoint = await bus.GetSendEndpoint(TrackingQueue);
        await endpoint.Send(message, cancellationToken);
    }

    /// <inheritdoc />
    public async Task HintAsync(SliceAdvanced hint, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(TrackingQueue);
        await endpoint.Send(hint, context => context.Durable = false, cancellationToken);
    }

    /// <inheritdoc />
    public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken)
        where T : class => bus.Publish(message, context => context.MessageId = messageId, cancellationToken);
}

/// <summary>Names of queues that more than one service knows.</summary>
public static class BatchQueues
{
    /// <summary>The saga's queue.</summary>
    public const string Tracking = "batch-tracking";
}
