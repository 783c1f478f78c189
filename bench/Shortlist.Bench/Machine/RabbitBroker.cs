using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Shortlist.Bench.Machine;

/// <summary>
/// The machine's own RabbitMQ as a child on free loopback ports, with a folder, a node name and a port mapper of its own, so
/// that it meets no other broker.
/// </summary>
internal sealed class RabbitBroker : IAsyncDisposable
{
    // The wrapper on the path changes to the system's user and folders; this is the program behind it.
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly ChildProcess _portMapper;
    private readonly ChildProcess _server;

    private RabbitBroker(ChildProcess portMapper, ChildProcess server, Uri url)
    {
        _portMapper = portMapper;
        _server = server;
        Url = url;
    }

    /// <summary>Where it listens, credentials included.</summary>
    public Uri Url { get; }

    public ChildProcess Process => _server;

    /// <summary>Starts it and returns once it takes connections.</summary>
    public static async Task<RabbitBroker> StartAsync(string folder, CancellationToken cancellationToken)
    {
        if (FreePorts.Take(3) is not [var port, var distribution, var mapper])
            throw new InvalidOperationException("No three free ports.");
        var plugins = Path.Combine(folder, "enabled_plugins");
        await File.WriteAllTextAsync(plugins, "[].\n", cancellationToken);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = folder,
            ["ERL_EPMD_PORT"] = Text(mapper),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODENAME"] = $"bench{port}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(port),
            ["RABBITMQ_DIST_PORT"] = Text(distribution),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "mnesia"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "logs"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = plugins,
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "none"),
        };
        var portMapper = ChildProcess.Start(
            "epmd", "epmd", ["-port", Text(mapper), "-address", "127.0.0.1"], folder, environment);
        var server = ChildProcess.Start("rabbitmq", Program, [], folder, environment);
        var broker = new RabbitBroker(portMapper, server, new($"amqp://guest:guest@127.0.0.1:{port}/"));
        try
        {
            await broker.WaitUntilReadyAsync(cancellationToken);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _portMapper.DisposeAsync();
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { Uri = Url };
        while (!_server.HasExited)
        {
            try
            {
                await using var connection = await factory.CreateConnectionAsync(cancellationToken);
                return;
            }
            catch (BrokerUnreachableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }

        throw new InvalidOperationException($"rabbitmq-server did not start:\n{_server.Log()}");
    }
}
