namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>Everything in one process, as <c>./run</c> starts it: in-memory transport, SQLite.</summary>
public class StandaloneDeployment : Deployment
{
    private const string Project = "Shortlist.Standalone";

    private ChildProcess? _process;
    private Uri? _address;

    public override Uri Address => _address ?? throw new InvalidOperationException("The deployment has not started.");

    internal override ChildProcess FrontDoor => _process!;

    /// <summary>Ends the process as a power cut would and starts it again, on the same data and at the same address.</summary>
    internal async Task KillAndStartAsync(CancellationToken cancellationToken)
    {
        await RemoveAsync(_process!);
        await StartAsync(cancellationToken);
    }

    /// <summary>Asks the process to end and starts it again; returns the exit code that it ended with.</summary>
    internal async Task<int> RestartAsync(CancellationToken cancellationToken)
    {
        var exitCode = await _process!.StopAsync(cancellationToken);
        await KillAndStartAsync(cancellationToken);
        return exitCode;
    }

    protected override async Task StartAsync(CancellationToken cancellationToken) => (_process, _address) = await StartProgramAsync(
        Project,
        new Dictionary<string, string>(StringComparer.Ordinal),
        _address,
        cancellationToken,
        "--urls", (_address ??= FreePorts.NextAddress()).GetLeftPart(UriPartial.Authority), "--data", DataFolder, "--no-demo");
}

[CollectionDefinition(nameof(StandaloneCollection))]
public sealed class StandaloneCollection : ICollectionFixture<StandaloneDeployment>;
