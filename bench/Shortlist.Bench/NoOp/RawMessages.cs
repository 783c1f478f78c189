using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Shortlist.Bench.NoOp;

/// <summary>
/// The raw thing: persistent messages through the broker with its client and nothing else, every one confirmed and every one
/// acknowledged; no store, no state, no batch.
/// </summary>
internal sealed class RawMessages : IAsyncDisposable
{
    private const string Work = "raw-work";
    private const string Ended = "raw-ended";
    private const int Outstanding = 128;

    private static readonly byte[] Body = new byte[200];

    private readonly IConnection _connection;
    private readonly IChannel _sending;
    private readonly IChannel _working;
    private readonly IChannel _listening;
    private int _left;
    private TaskCompletionSource _end = new();

    private RawMessages(IConnection connection, IChannel sending, IChannel working, IChannel listening)
    {
        _connection = connection;
        _sending = sending;
        _working = working;
        _listening = listening;
    }

    public static async Task<RawMessages> StartAsync(Uri broker, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync(cancellationToken);
        // No limiter of the client's own: it spaces sends out in time. The groups below bound what is unconfirmed.
        var confirmed = new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
        var raw = new RawMessages(
            connection,
            await connection.CreateChannelAsync(confirmed, cancellationToken),
            await connection.CreateChannelAsync(confirmed, cancellationToken),
            await connection.CreateChannelAsync(cancellationToken: cancellationToken));
        await raw.ListenAsync(cancellationToken);
        return raw;
    }

    /// <summary>Sends the messages; each is received and acknowledged, and the last one answered with a message in turn.</summary>
    /// <returns>The time from the first send to the answer.</returns>
    public async Task<TimeSpan> RunAsync(int messages, CancellationToken cancellationToken)
    {
        _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _left = messages;
        var began = Stopwatch.GetTimestamp();
        foreach (var group in Enumerable.Range(0, messages).Chunk(Outstanding))
            await Task.WhenAll(group.Select(_ => SendAsync(_sending, Work, cancellationToken).AsTask()));
        await _end.Task.WaitAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private static ValueTask SendAsync(IChannel channel, string queue, CancellationToken cancellationToken) =>
        channel.BasicPublishAsync("", queue, false, new BasicProperties { Persistent = true }, Body, cancellationToken);

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await _working.QueueDeclareAsync(Work, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await _listening.QueueDeclareAsync(Ended, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await _working.BasicQosAsync(0, Outstanding, false, cancellationToken);

        var worker = new AsyncEventingBasicConsumer(_working);
        worker.ReceivedAsync += async (_, delivery) =>
        {
            await _working.BasicAckAsync(delivery.DeliveryTag, false, delivery.CancellationToken);
            if (Interlocked.Decrement(ref _left) == 0)
                await SendAsync(_working, Ended, delivery.CancellationToken);
        };
        var listener = new AsyncEventingBasicConsumer(_listening);
        listener.ReceivedAsync += async (_, delivery) =>
        {
            await _listening.BasicAckAsync(delivery.DeliveryTag, false, delivery.CancellationToken);
            _end.TrySetResult();
        };
        await _working.BasicConsumeAsync(Work, autoAck: false, worker, cancellationToken);
        await _listening.BasicConsumeAsync(Ended, autoAck: false, listener, cancellationToken);
    }
}
