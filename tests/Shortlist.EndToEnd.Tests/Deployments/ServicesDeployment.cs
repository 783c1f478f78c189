namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>Each service a process of its own, talking over RabbitMQ, with SQLite in one folder.</summary>
public class ServicesDeployment : Deployment
{
    private const string CvScreeningProject = "Shortlist.CvScreening";
    private static readonly string[] OtherServices = ["Query", "Scoring", "Ingest", "Tracking"];

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Uri> _services = new(StringComparer.Ordinal);
    private RabbitMqServer? _broker;
    private ChildProcess? _gateway;
    private ChildProcess? _worker;
    private Uri? _address;

    public override Uri Address => _address ?? throw new InvalidOperationException("The deployment has not started.");

    /// <summary>Where the service with the screening workers answers by itself.</summary>
    public Uri WorkerAddress => _services["CvScreening"];

    internal override ChildProcess FrontDoor => _gateway!;

    internal override IEnumerable<ChildProcess> Processes => [.. _broker?.Processes ?? [], .. base.Processes];

    internal RabbitMqServer Broker => _broker!;

    /// <summary>Another gateway before the same services, with settings of its own.</summary>
    internal async Task<Uri> AddGatewayAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var (_, address) = await StartProgramAsync(
            "Shortlist.Gateway", Merge(GatewaySettings(), settings), at: null, cancellationToken);
        return address;
    }

    /// <summary>Ends the process of the screening workers as a power cut would.</summary>
    internal Task KillWorkerAsync() => _worker!.KillAsync();

    /// <summary>Starts the killed workers again, at the address they had.</summary>
    internal async Task StartWorkerAsync(CancellationToken cancellationToken)
    {
        await RemoveAsync(_worker!);
        (_worker, _) = await StartProgramAsync(CvScreeningProject, _settings, WorkerAddress, cancellationToken);
    }

    protected override async ValueTask StopWhatTheyUseAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
    }

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        _broker = await RabbitMqServer.StartAsync(Path.Combine(Folder, "rabbitmq"), cancellationToken);
        _settings["Bus__Url"] = _broker.Url.AbsoluteUri;

        var worker = StartProgramAsync(CvScreeningProject, _settings, at: null, cancellationToken);
        var others = OtherServices
            .Select(async name => (name, (await StartProgramAsync($"Shortlist.{name}", _settings, at: null, cancellationToken)).Address))
            .ToList();
        (_worker, _services["CvScreening"]) = await worker;
        foreach (var (name, address) in await Task.WhenAll(others))
            _services[name] = address;
        (_gateway, _address) = await StartProgramAsync("Shortlist.Gateway", GatewaySettings(), at: null, cancellationToken);
    }

    private Dictionary<string, string> GatewaySettings() => Merge(
        _settings, _services.ToDictionary(service => $"Services__{service.Key}", service => service.Value.AbsoluteUri, StringComparer.Ordinal));

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
