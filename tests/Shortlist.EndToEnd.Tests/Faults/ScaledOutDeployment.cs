namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>Two of every service and of the gateway, on queues of the type that clusters use.</summary>
public sealed class ScaledOutDeployment : FaultDeployment
{
    /// <summary>The services that take work from queues.</summary>
    internal static readonly IReadOnlyList<string> Workers = ["CvScreening", "Ingest", "Scoring"];

    private readonly List<Uri> _gateways = [];
    private int _asked;

    /// <summary>One of the gateways, in turn.</summary>
    public override Uri Address => _gateways.Count == 0 ? base.Address : _gateways[Interlocked.Increment(ref _asked) % _gateways.Count];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings, StringComparer.Ordinal)
    {
        ["Bus__QueueType"] = "quorum",
    };

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        var both = await Task.WhenAll(Services.Select(async service =>
            (Name: $"Services__{service}", Urls: $"{AddressOf(service)},{(await AddServiceAtAsync(service, cancellationToken)).Address}")));
        var second = await AddGatewayAsync(both.ToDictionary(each => each.Name, each => each.Urls, StringComparer.Ordinal), cancellationToken);
        _gateways.AddRange([base.Address, second]);
    }
}

[CollectionDefinition(nameof(ScaledOutCollection))]
public sealed class ScaledOutCollection : ICollectionFixture<ScaledOutDeployment>;
