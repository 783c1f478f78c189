using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>
/// The machine's RabbitMQ as a node of our own: ports, name, data, cookie and port mapper belong to it alone, so that it meets
/// neither the system's broker nor that of another test run.
/// </summary>
internal sealed class RabbitMqServer : IAsyncDisposable
{
    private static readonly string[] Locations = ["/usr/lib/rabbitmq/bin/rabbitmq-server", "/usr/sbin/rabbitmq-server"];
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string _folder;
    private readonly int _port;
    private readonly int _distributionPort;
    private readonly int _mapperPort;
    private ChildProcess? _mapper;
    private ChildProcess? _node;

    private RabbitMqServer(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        (_port, _distributionPort, _mapperPort) = (FreePorts.Next(), FreePorts.Next(), FreePorts.Next());
        Url = new Uri($"amqp://guest:guest@127.0.0.1:{_port}/");
    }

    public Uri Url { get; }

    public IEnumerable<ChildProcess> Processes => new[] { _mapper, _node }.OfType<ChildProcess>();

    /// <summary>Starts a node whose files lie in the folder.</summary>
    /// <exception cref="InvalidOperationException">RabbitMQ is not installed, or does not start.</exception>
    public static async Task<RabbitMqServer> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var server = new RabbitMqServer(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "plugins"), "[].\n", cancellationToken);
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Starts the node, with the data it had, and waits until it speaks AMQP.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var program = Array.Find(Locations, File.Exists) ?? throw new InvalidOperationException(
            "rabbitmq-server is not installed; these tests need it: apt-get install rabbitmq-server");
        // Started here, or the node would start one that outlives it.
        _mapper ??= ChildProcess.Start(
            "epmd", "epmd", ["-port", $"{_mapperPort}", "-address", "127.0.0.1"], new Dictionary<string, string>(StringComparer.Ordinal), _folder);
        _node = ChildProcess.Start("rabbitmq", program, [], Environment(), _folder);
        await WaitForHandshakeAsync(_node, cancellationToken);
    }

    /// <summary>Ends the node as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        _node = null;
    }

    public Task<IConnection> ConnectAsync(CancellationToken cancellationToken) =>
        new ConnectionFactory { Uri = Url, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_mapper is not null)
            await _mapper.DisposeAsync();
    }

    private Dictionary<string, string> Environment() => new(StringComparer.Ordinal)
    {
        ["HOME"] = _folder,
        ["ERL_EPMD_PORT"] = $"{_mapperPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = $"shortlist{_port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{_port}",
        ["RABBITMQ_DIST_PORT"] = $"{_distributionPort}",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "no-environment"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "no-configuration"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_folder, "no-configuration.config"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_folder, "generated"),
        // Stay in the foreground as this very process, instead of a shell that waits for another.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        // Idle schedulers sleep; by default they spin, which costs the processes under test.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+sbwt none +sbwtdcpu none +sbwtdio none",
    };

    // An open port is not enough: the node accepts connections before it can serve them.
    private async Task WaitForHandshakeAsync(ChildProcess node, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        while (true)
        {
            if (node.HasExited)
                throw new InvalidOperationException($"RabbitMQ does not start:\n{node.TailOfLog(40)}");
            try
            {
                await using var connection = await ConnectAsync(deadline.Token);
                return;
            }
            catch (BrokerUnreachableException)
            {
                await Task.Delay(Pause, deadline.Token);
            }
        }
    }
}
