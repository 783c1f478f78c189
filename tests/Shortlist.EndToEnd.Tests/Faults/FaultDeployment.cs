using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>Services that can be told to suffer (<c>Shortlist.FaultInjection</c>), with short leases, so that what is lost is soon found.</summary>
public class FaultDeployment : ServicesDeployment
{
    private const string Injection = "Shortlist.FaultInjection";
    private EventTap? _tap;

    internal EventTap Tap => _tap!;

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Batches__Lease"] = "00:00:03",
        ["Batches__SweepInterval"] = "00:00:00.5",
    };

    /// <summary>Tells a service what to suffer from now on; nothing to let it be.</summary>
    internal Task OrderAsync(string service, params IEnumerable<string> orders) =>
        File.WriteAllLinesAsync(OrdersOf(service), orders, TestContext.Current.CancellationToken);

    /// <summary>The gateway, which only passes on, is not told anything.</summary>
    protected override IReadOnlyDictionary<string, string> SettingsOf(string service) => !Services.Contains(service)
        ? base.SettingsOf(service)
        : new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, $"{Injection}.dll"),
            ["SHORTLIST_FAULTS"] = OrdersOf(service),
        };

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        _tap = await EventTap.OpenAsync(Broker, cancellationToken);
    }

    protected override async ValueTask StopWhatTheyUseAsync()
    {
        if (_tap is not null)
            await _tap.DisposeAsync();
        await base.StopWhatTheyUseAsync();
    }

    private string OrdersOf(string service) => Path.Combine(Folder, $"{service}.orders");
}

[CollectionDefinition(nameof(FaultCollection))]
public sealed class FaultCollection : ICollectionFixture<FaultDeployment>;
