using Shortlist.EndToEnd.Tests.Material;
using Shortlist.EndToEnd.Tests.Telemetry;
using Shortlist.Surfaces;

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>
/// Shortlist as its users run it: processes of its own over a folder of its own. Started once for all tests of a collection;
/// each test makes a tenant of its own in it.
/// </summary>
public abstract class Deployment : IAsyncLifetime
{
    private readonly List<ChildProcess> _processes = [];
    private StoreUnderTest? _store;
    private Tenants? _tenants;
    private OtlpReceiver? _telemetry;
    private ResumeServer? _resumes;

    /// <summary>Where everything of the deployment lies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("shortlist-e2e-").FullName;

    /// <summary>The folder of documents and blobs.</summary>
    public string DataFolder => Path.Combine(Folder, "data");

    /// <summary>Where clients call.</summary>
    public abstract Uri Address { get; }

    /// <summary>Whether a failed test wants the folder kept.</summary>
    public bool KeepsFolder { get; set; }

    /// <summary>The spans that were exported so far.</summary>
    public IEnumerable<ReceivedSpan> Spans => _telemetry?.Spans ?? [];

    /// <summary>The web server that résumés may be fetched from.</summary>
    public ResumeServer Resumes => _resumes!;

    /// <summary>The process that clients talk to.</summary>
    internal abstract ChildProcess FrontDoor { get; }

    internal virtual IEnumerable<ChildProcess> Processes => _processes;

    /// <summary>Settings beyond the defaults, for every process.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        // Few enough that a project of two batches is over its cap.
        ["Batches__PoolSlots__file-jobs"] = "2",
    };

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Directory.CreateDirectory(DataFolder);
        _store = new StoreUnderTest(DataFolder);
        _tenants = new Tenants(_store.Documents);
        _telemetry = await OtlpReceiver.StartAsync(cancellationToken);
        _resumes = await ResumeServer.StartAsync(cancellationToken);
        await StartAsync(cancellationToken);
    }

    /// <summary>A tenant with organisations that nothing else uses.</summary>
    public Task<TestTenant> CreateTenantAsync(int organizations = 1) =>
        TestTenant.CreateAsync(_tenants!, Address, organizations, TestContext.Current.CancellationToken);

    /// <summary>A partner of the Reach surface that nothing else uses.</summary>
    public async Task<TestPartner> CreatePartnerAsync()
    {
        var id = _tenants!.NextId("partner");
        return new(Address, await _tenants.Seed.EnsurePartnerAsync(id, id, TestContext.Current.CancellationToken), _tenants.PartnerTokens);
    }

    /// <summary>The keys of a tenant's blobs.</summary>
    public Task<IReadOnlyList<string>> BlobsOfAsync(TestTenant tenant) => BlobsUnderAsync(tenant.Id);

    /// <summary>The keys of résumés that wait to be scored, of all tenants.</summary>
    public Task<IReadOnlyList<string>> BlobsOfNovaAsync() => BlobsUnderAsync("nova");

    /// <summary>All that the processes wrote so far.</summary>
    public string Logs() => string.Join('\n', Processes.Select(process => process.TailOfLog(int.MaxValue)));

    /// <summary>How many blobs are still being written, or were left behind.</summary>
    public Task<long> CountUnfinishedBlobsAsync() => _store!.CountUnfinishedBlobsAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
            await process.DisposeAsync();
        await StopWhatTheyUseAsync();
        if (_telemetry is not null)
            await _telemetry.DisposeAsync();
        if (_resumes is not null)
            await _resumes.DisposeAsync();
        if (_tenants is not null)
            await _tenants.DisposeAsync();
        if (_store is not null)
            await _store.DisposeAsync();
        if (!KeepsFolder)
            Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the processes depended on, before the folder goes.</summary>
    protected virtual ValueTask StopWhatTheyUseAsync() => ValueTask.CompletedTask;

    /// <summary>Starts the processes; returns when they are ready for work.</summary>
    protected abstract Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Starts one of our programs and waits until it is ready.</summary>
    internal async Task<(ChildProcess Process, Uri Address)> StartProgramAsync(
        string project, IReadOnlyDictionary<string, string> settings, Uri? at, CancellationToken cancellationToken, params string[] arguments)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Internal__SigningKey"] = _signingKey,
            ["ASPNETCORE_URLS"] = (at ?? FreePorts.NextAddress()).GetLeftPart(UriPartial.Authority),
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
            // Where it listens is read from what it writes.
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            ["Scoring__Fetch__PlainHttpHosts__0"] = Resumes.Url.Authority,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _telemetry!.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        };
        foreach (var (key, value) in _store!.Environment.Concat(Settings).Concat(settings))
            environment[key] = value;

        var process = ChildProcess.Start(project, Programs.DotNet, [Programs.PathOf(project), .. arguments], environment, Folder);
        _processes.Add(process);
        var address = await process.WaitForAddressAsync(cancellationToken);
        await Eventually.AsyncBe(() => IsReadyAsync(address, cancellationToken), $"{project} is ready");
        return (process, address);
    }

    /// <summary>Ends a process for good.</summary>
    internal async Task RemoveAsync(ChildProcess process)
    {
        _processes.Remove(process);
        await process.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> BlobsUnderAsync(string segment) =>
        await _store!.Blobs.ListAsync("", TestContext.Current.CancellationToken)
            .Where(key => key.Split('/').Contains(segment, StringComparer.Ordinal))
            .ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<bool> IsReadyAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(address, "/health/ready"), cancellationToken);
        return response.IsSuccessStatusCode;
    }

    private readonly string _signingKey = InternalTokenOptions.NewSigningKey();
}
