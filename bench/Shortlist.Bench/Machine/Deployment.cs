namespace Shortlist.Bench.Machine;

/// <summary>Shortlist as a client meets it: an address, and the processes behind it.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly Dictionary<string, ChildProcess> _processes = new(StringComparer.Ordinal);

    /// <summary>Where clients go.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>The processes, by name.</summary>
    public IReadOnlyDictionary<string, ChildProcess> Processes => _processes;

    /// <summary>All in one process.</summary>
    public static Task<Deployment> StandaloneAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, CancellationToken cancellationToken) =>
        BuildAsync(async deployment => deployment.Url = await deployment.AddAsync(
            "standalone",
            "Shortlist.Standalone",
            url => ["--no-demo", "--urls", url.AbsoluteUri, "--data", settings["Store__Path"]],
            folder,
            settings,
            cancellationToken));

    /// <summary>Every service as a process of its own, on a broker.</summary>
    public static Task<Deployment> OnRabbitMqAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, CancellationToken cancellationToken) =>
        BuildAsync(async deployment =>
        {
            await deployment.AddTrackingOnBrokerAsync(folder, settings, cancellationToken);
            var screening = await deployment.AddAsync(
                "cv-screening", "Shortlist.CvScreening", _ => [], folder, settings, cancellationToken);
            var query = await deployment.AddAsync("query", "Shortlist.Query", _ => [], folder, settings, cancellationToken);
            var ingest = await deployment.AddAsync("ingest", "Shortlist.Ingest", _ => [], folder, settings, cancellationToken);
            await deployment.AddGatewayAsync(folder, settings, query, screening, ingest, cancellationToken);
        });

    /// <summary>What records go through, each service a process of its own, on a broker.</summary>
    public static Task<Deployment> ForRecordsAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, CancellationToken cancellationToken) =>
        BuildAsync(async deployment =>
        {
            await deployment.AddTrackingOnBrokerAsync(folder, settings, cancellationToken);
            var ingest = await deployment.AddAsync("ingest", "Shortlist.Ingest", _ => [], folder, settings, cancellationToken);
            var query = await deployment.AddAsync("query", "Shortlist.Query", _ => [], folder, settings, cancellationToken);
            await deployment.AddGatewayAsync(folder, settings, query, query, ingest, cancellationToken);
        });

    /// <summary>What reads go through: gateway and query service, over a store that is there.</summary>
    public static Task<Deployment> ForReadsAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, CancellationToken cancellationToken) =>
        BuildAsync(async deployment =>
        {
            var query = await deployment.AddAsync("query", "Shortlist.Query", _ => [], folder, settings, cancellationToken);
            await deployment.AddGatewayAsync(folder, settings, query, query, query, cancellationToken);
        });

    /// <summary>The raw thing: an endpoint that returns the bytes of a file, behind the gateway's proxy without its front.</summary>
    public static Task<Deployment> BareAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, string body, CancellationToken cancellationToken) =>
        BuildAsync(async deployment =>
        {
            var endpoint = await deployment.AddAsync(
                "bare-endpoint", "Shortlist.Bench", _ => ["bare-endpoint", body], folder, settings, cancellationToken);
            deployment.Url = await deployment.AddAsync(
                "bare-proxy",
                "Shortlist.Bench",
                _ => ["bare-proxy"],
                folder,
                WithServices(settings, endpoint, endpoint, endpoint),
                cancellationToken);
        });

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
            await part.DisposeAsync();
    }

    private static async Task<Deployment> BuildAsync(Func<Deployment, Task> build)
    {
        var deployment = new Deployment();
        try
        {
            await build(deployment);
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    private static Dictionary<string, string> WithServices(IReadOnlyDictionary<string, string> settings, Uri query, Uri screening, Uri ingest) =>
        new(settings, StringComparer.Ordinal)
        {
            ["Services__Query"] = query.AbsoluteUri,
            ["Services__CvScreening"] = screening.AbsoluteUri,
            ["Services__Scoring"] = screening.AbsoluteUri,
            ["Services__Ingest"] = ingest.AbsoluteUri,
        };

    /// <summary>A broker, which the settings name from then on, and the tracking service that every deployment on it needs.</summary>
    private async Task AddTrackingOnBrokerAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var broker = await RabbitBroker.StartAsync(folder.Sub("rabbitmq"), cancellationToken);
        _parts.Add(broker);
        _processes["rabbitmq"] = broker.Process;
        settings["Bus__Url"] = broker.Url.AbsoluteUri;
        await AddAsync("tracking", "Shortlist.Tracking", _ => [], folder, settings, cancellationToken);
    }

    private async Task AddGatewayAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, Uri query, Uri screening, Uri ingest, CancellationToken cancellationToken) =>
        Url = await AddAsync(
            "gateway", "Shortlist.Gateway", _ => [], folder, WithServices(settings, query, screening, ingest), cancellationToken);

    private async Task<Uri> AddAsync(
        string name,
        string project,
        Func<Uri, string[]> arguments,
        TemporaryFolder folder,
        IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken)
    {
        var (process, url) = await ServiceProcess.StartAsync(name, project, arguments, folder.Sub(name), settings, cancellationToken);
        _parts.Add(process);
        _processes[name] = process;
        return url;
    }
}
