using System.Text;
using RabbitMQ.Client;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>What can befall messages on their way, done to the services' own queues.</summary>
internal sealed class WireFaults : IAsyncDisposable
{
    /// <summary>The queues that work and hints go through.</summary>
    public static readonly IReadOnlyList<string> Queues =
    [
        "cv-screening", "cv-screening-backlog", "scoring", "scoring-backlog", "records", "records-backlog", "file-jobs", "file-jobs-backlog",
        "batch-tracking",
    ];

    private const string Copies = "fault-copies";

    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private WireFaults(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<WireFaults> OpenAsync(RabbitMqServer broker, CancellationToken cancellationToken)
    {
        var connection = await broker.ConnectAsync(cancellationToken);
        return new(connection, await connection.CreateChannelAsync(cancellationToken: cancellationToken));
    }

    /// <summary>From now on keeps a copy of whatever is sent to the queues.</summary>
    public async Task KeepCopiesAsync(CancellationToken cancellationToken)
    {
        await _channel.QueueDeclareAsync(Copies, durable: false, exclusive: true, autoDelete: true, cancellationToken: cancellationToken);
        foreach (var queue in Queues)
            await _channel.QueueBindAsync(Copies, queue, "", cancellationToken: cancellationToken);
    }

    /// <summary>Sends what was copied so far again, several times and in any order.</summary>
    public async Task ReplayAsync(int times, Random random, CancellationToken cancellationToken)
    {
        var copies = new List<BasicGetResult>();
        while (await _channel.BasicGetAsync(Copies, autoAck: true, cancellationToken) is { } copy)
            copies.Add(copy);
        copies.ShouldNotBeEmpty();
        var replays = Enumerable.Repeat(copies, times).SelectMany(copy => copy).ToArray();
        random.Shuffle(replays);
        foreach (var copy in replays)
            await SendAsync(copy.Exchange, copy.Body, new BasicProperties(copy.BasicProperties), cancellationToken);

        // What was just sent was copied, too.
        await _channel.QueuePurgeAsync(Copies, cancellationToken);
    }

    /// <summary>The first copied message of a queue, to be forged.</summary>
    public async Task<(IReadOnlyBasicProperties Properties, string Body)> CopyOfAsync(string queue, CancellationToken cancellationToken)
    {
        var found = await Eventually.SeeAsync(
            () => _channel.BasicGetAsync(Copies, autoAck: true, cancellationToken), copy => copy?.Exchange == queue, $"something is sent to {queue}");
        return (new BasicProperties(found!.BasicProperties), Encoding.UTF8.GetString(found.Body.Span));
    }

    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, IReadOnlyBasicProperties properties, CancellationToken cancellationToken) =>
        _channel.BasicPublishAsync(queue, "", mandatory: false, new BasicProperties(properties), body, cancellationToken).AsTask();

    /// <summary>Empties the queues, as an operator does by mistake.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in Queues)
            await _channel.QueuePurgeAsync(queue, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
