using MassTransit;
using Microsoft.Extensions.Options;
using Shortlist.Contracts;
using Shortlist.Hosting;

namespace Shortlist.Batches;

/// <summary>Sends over the bus, whatever transport it runs on.</summary>
internal sealed class MassTransitMessenger(IBus bus, IOptions<BusOptions> options) : IBatchMessenger
{
    // A sender that names a queue makes it, so that what it sends is kept for workers that have never been started. Of a quorum queue it
    // cannot say the type, and the broker would refuse it; there it names the exchange, which the workers bind the queue to.
    private readonly string _scheme = options.Value.QueueType == "quorum" ? "exchange" : "queue";

    /// <inheritdoc />
    public async Task SendToPoolAsync<T>(string queue, T command, Guid messageId, CancellationToken cancellationToken)
        where T : class
    {
        var endpoint = await bus.GetSendEndpoint(AddressOf(queue));
        await endpoint.Send(command, context => context.MessageId = messageId, cancellationToken);
    }

    /// <inheritdoc />
    public async Task SendToTrackingAsync<T>(T message, CancellationToken cancellationToken)
        where T : class
    {
        var endpoint = await bus.GetSendEndpoint(AddressOf(BatchQueues.Tracking));
        await endpoint.Send(message, cancellationToken);
    }

    /// <inheritdoc />
    public async Task HintAsync(SliceAdvanced hint, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(AddressOf(BatchQueues.Tracking));
        await endpoint.Send(hint, context => context.Durable = false, cancellationToken);
    }

    /// <inheritdoc />
    public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken)
        where T : class => bus.Publish(message, context => context.MessageId = messageId, cancellationToken);

    private Uri AddressOf(string queue) => new($"{_scheme}:{queue}");
}

/// <summary>Names of queues that more than one service knows.</summary>
public static class BatchQueues
{
    /// <summary>The saga's queue.</summary>
    public const string Tracking = "batch-tracking";

    /// <summary>Where those slices of a pool wait that are beyond the first ones of their tenant.</summary>
    public static string BacklogOf(string pool) => $"{pool}-backlog";
}
