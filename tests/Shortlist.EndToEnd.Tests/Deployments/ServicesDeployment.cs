namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>Each service a process of its own, talking over RabbitMQ, with SQLite in one folder.</summary>
public class ServicesDeployment : Deployment
{
    /// <summary>The services behind the gateway.</summary>
    internal static readonly IReadOnlyList<string> Services = ["CvScreening", "Ingest", "Query", "Scoring", "Tracking"];

    private const string GatewayName = "Gateway";

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ChildProcess Process, Uri Address)> _running = new(StringComparer.Ordinal);
    private RabbitMqServer? _broker;

    public override Uri Address => _running[GatewayName].Address;

    internal override ChildProcess FrontDoor => ProcessOf(GatewayName);

    internal override IEnumerable<ChildProcess> Processes => [.. _broker?.Processes ?? [], .. base.Processes];

    internal RabbitMqServer Broker => _broker!;

    /// <summary>Where a service answers by itself.</summary>
    internal Uri AddressOf(string service) => _running[service].Address;

    /// <summary>The process of a service, or of the gateway.</summary>
    internal ChildProcess ProcessOf(string service) => _running[service].Process;

    /// <summary>Another gateway before the same services, with settings of its own.</summary>
    internal async Task<Uri> AddGatewayAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var (_, address) = await StartProgramAsync(
            "Shortlist.Gateway", Merge(GatewaySettings(), settings), at: null, cancellationToken);
        return address;
    }

    /// <summary>One more process of a service, which nothing but the queues leads to.</summary>
    internal async Task<ChildProcess> AddServiceAsync(string service, CancellationToken cancellationToken) =>
        (await AddServiceAtAsync(service, cancellationToken)).Process;

    /// <summary>One more process of a service, and where it answers.</summary>
    internal Task<(ChildProcess Process, Uri Address)> AddServiceAtAsync(string service, CancellationToken cancellationToken) =>
        StartProgramAsync($"Shortlist.{service}", _settings, at: null, cancellationToken);

    /// <summary>Ends the process of a service as a power cut would.</summary>
    internal Task KillAsync(string service) => ProcessOf(service).KillAsync();

    /// <summary>Starts a service that has died again, at the address it had.</summary>
    internal async Task StartAgainAsync(string service, CancellationToken cancellationToken)
    {
        await RemoveAsync(ProcessOf(service));
        await StartServiceAsync(service, AddressOf(service), cancellationToken);
    }

    /// <summary>Settings of one service alone.</summary>
    protected virtual IReadOnlyDictionary<string, string> SettingsOf(string service) => new Dictionary<string, string>(StringComparer.Ordinal);

    protected override async ValueTask StopWhatTheyUseAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
    }

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        _broker = await RabbitMqServer.StartAsync(Path.Combine(Folder, "rabbitmq"), cancellationToken);
        _settings["Bus__Url"] = _broker.Url.AbsoluteUri;
        foreach (var (name, started) in await Task.WhenAll(Services.Select(async name =>
            (name, await StartProgramAsync($"Shortlist.{name}", Merge(_settings, SettingsOf(name)), at: null, cancellationToken)))))
        {
            _running[name] = started;
        }

        await StartServiceAsync(GatewayName, at: null, cancellationToken);
    }

    private async Task StartServiceAsync(string service, Uri? at, CancellationToken cancellationToken) => _running[service] =
        await StartProgramAsync(
            $"Shortlist.{service}",
            Merge(service == GatewayName ? GatewaySettings() : _settings, SettingsOf(service)),
            at,
            cancellationToken);

    private Dictionary<string, string> GatewaySettings() => Merge(
        _settings, Services.ToDictionary(service => $"Services__{service}", service => AddressOf(service).AbsoluteUri, StringComparer.Ordinal));

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right)
    {
        var merged = new Dictionary<string, string>(left, StringComparer.Ordinal);
        foreach (var (key, value) in right)
            merged[key] = value;
        return merged;
    }
}

[CollectionDefinition(nameof(ServicesCollection))]
public sealed class ServicesCollection : ICollectionFixture<ServicesDeployment>;
