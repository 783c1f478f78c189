using System.Collections.Concurrent;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>A subscriber of all that tells the end of items and batches. It outlives the broker's restarts.</summary>
internal sealed class EventTap : IAsyncDisposable
{
    private const string Queue = "fault-tap";
    private const string BatchCompleted = "shortlist.batch-completed";

    /// <summary>Exchanges, and where in their events the item is named.</summary>
    private static readonly Dictionary<string, string[]> ItemOf = new(StringComparer.Ordinal)
    {
        [BatchCompleted] = ["batch", "publicId"],
        ["shortlist.candidate-screened"] = ["lead", "id"],
        ["shortlist.application-scored"] = ["application", "scoringJobId"],
        ["shortlist.file-processed"] = ["jobId"],
    };

    private readonly ConcurrentQueue<(string Exchange, string Item, string MessageId)> _events = new();
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private EventTap(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<EventTap> OpenAsync(RabbitMqServer broker, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = broker.Url, NetworkRecoveryInterval = TimeSpan.FromSeconds(1) }
            .CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        foreach (var exchange in ItemOf.Keys)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
            await channel.QueueBindAsync(Queue, exchange, "", cancellationToken: cancellationToken);
        }

        var tap = new EventTap(connection, channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += tap.TakeAsync;
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellationToken);
        return tap;
    }

    /// <summary>How many events came so far.</summary>
    public int Count => _events.Count;

    /// <summary>Whether the end of the batch was told.</summary>
    public bool HasSeenTheEndOf(string batch) => _events.Any(each => each.Exchange == BatchCompleted && each.Item == batch);

    /// <summary>Events that came again under the same id, after the first so many.</summary>
    public int Repeated(int since) =>
        _events.Count - since - _events.Skip(since).DistinctBy(each => each.MessageId, StringComparer.Ordinal).Count();

    /// <summary>Items whose end was told under different ids.</summary>
    public int Doubled() => _events
        .GroupBy(each => (each.Exchange, each.Item))
        .Count(group => group.Select(each => each.MessageId).Distinct(StringComparer.Ordinal).Count() > 1);

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task TakeAsync(object sender, BasicDeliverEventArgs delivery)
    {
        using var body = JsonDocument.Parse(delivery.Body);
        var item = body.RootElement;
        foreach (var name in ItemOf[delivery.Exchange])
            item = item.GetProperty(name);
        _events.Enqueue((delivery.Exchange, item.GetString()!, delivery.BasicProperties.MessageId!));
        await ((AsyncEventingBasicConsumer)sender).Channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
    }
}
