using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shortlist.Hosting;
using Shortlist.Store;
using Shortlist.Store.Sqlite;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway.Tests;

/// <summary>A gateway on a free port with a store of its own, a tenant, and keys as a test asks for them.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public const string Tenant = "tenant_a";
    public const string Admin = "user_admin";
    public const string Employer = "user_employer";
    public const string HiringManager = "user_manager";

    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;
    private readonly SqliteDocumentStore _sqlite;

    private TestHost(WebApplication app, TemporaryFolder folder, SqliteDocumentStore sqlite, FaultyStore store, AdjustableTime time)
    {
        _app = app;
        _folder = folder;
        _sqlite = sqlite;
        Store = store;
        Time = time;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public FaultyStore Store { get; }

    public AdjustableTime Time { get; }

    public string Folder => _folder.Path;

    public IServiceProvider Services => _app.Services;

    /// <summary>The one-process shape: the front, and behind it the endpoints that the test maps.</summary>
    public static Task<TestHost> StartInProcessAsync(Action<WebApplication> map, params (string Key, string Value)[] settings) =>
        StartAsync(_ => { }, map, settings);

    /// <summary>The gateway as a process of its own, all four services at the given address.</summary>
    public static Task<TestHost> StartProxyAsync(string upstream, params (string Key, string Value)[] settings) =>
        StartProxyAsync(upstream, upstream, settings);

    /// <summary>The gateway as a process of its own, reads and writes at different addresses.</summary>
    public static Task<TestHost> StartProxyAsync(string reads, string writes, params (string Key, string Value)[] settings) => StartAsync(
        builder => builder.AddGatewayProxy(),
        app => app.MapGatewayProxy(),
        [
            ("Services:Query", reads), ("Services:CvScreening", writes), ("Services:Scoring", writes), ("Services:Ingest", writes),
            .. settings,
        ]);

    public async Task<string> CreateKeyAsync(
        string userId = Admin,
        Surface surface = Surface.TalentRay,
        IReadOnlyList<string>? scopes = null,
        IReadOnlyList<string>? organizations = null,
        TimeSpan? lifetime = null,
        string tenant = Tenant) => (await IssueKeyAsync(userId, surface, scopes, organizations, lifetime, tenant)).Token;

    public Task<IssuedApiKey> IssueKeyAsync(
        string userId = Admin,
        Surface surface = Surface.TalentRay,
        IReadOnlyList<string>? scopes = null,
        IReadOnlyList<string>? organizations = null,
        TimeSpan? lifetime = null,
        string tenant = Tenant) => Services.GetRequiredService<ApiKeys>().CreateAsync(
            new NewApiKey
            {
                Surface = surface,
                TenantId = tenant,
                UserId = userId,
                Name = "test key",
                Scopes = scopes ?? Scopes.Of(surface),
                Organizations = organizations,
                Lifetime = lifetime,
            },
            TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key = null, HttpContent? content = null) =>
        SendAsync(new HttpRequestMessage(method, path) { Content = content }, key);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? key = null)
    {
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
        await _sqlite.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Stops the host as an operator does, and keeps its store open.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>The front with what the test adds, and nothing mapped behind it.</summary>
    public static Task<TestHost> StartAsync(Action<WebApplicationBuilder> add) => StartAsync(add, _ => { }, []);

    private static async Task<TestHost> StartAsync(
        Action<WebApplicationBuilder> add, Action<WebApplication> map, IReadOnlyList<(string Key, string Value)> settings)
    {
        var folder = new TemporaryFolder();
        var time = new AdjustableTime();
        var sqlite = new SqliteDocumentStore(
            new SqliteStoreOptions { Path = Path.Combine(folder.Path, "store.db"), Synchronous = SqliteSynchronous.Normal }, TimeProvider.System);
        var store = new FaultyStore(sqlite);
        var builder = NewBuilder(settings);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IDocumentStore>(store);
        builder.Services.AddShortlistHealth();
        builder.AddGateway();
        add(builder);

        var app = builder.Build();
        app.UseGatewayFront();
        app.MapShortlistHealth();
        app.MapGatewayEndpoints();
        map(app);
        await SeedAsync(app.Services);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestHost(app, folder, sqlite, store, time);
    }

    public static WebApplicationBuilder NewBuilder(IReadOnlyList<(string Key, string Value)> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        // Requests have a trace only where something listens; in a real process that is its log.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Critical).AddSimpleConsole();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Internal:SigningKey"] = Convert.ToBase64String(new byte[32]);
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        return builder;
    }

    private static async Task SeedAsync(IServiceProvider services)
    {
        var seed = services.GetRequiredService<IdentitySeed>();
        var stop = TestContext.Current.CancellationToken;
        await seed.EnsureTenantAsync(Tenant, "Tenant A", stop);
        await seed.EnsureOrganizationAsync("org_a", Tenant, "Organisation A", stop);
        await seed.EnsureUserAsync(Admin, Tenant, "admin@example.com", UserRole.Admin, [], stop);
        await seed.EnsureUserAsync(Employer, Tenant, "employer@example.com", UserRole.Employer, ["org_a", "org_b"], stop);
        await seed.EnsureUserAsync(HiringManager, Tenant, "manager@example.com", UserRole.HiringManager, ["org_a"], stop);
        await seed.EnsureTenantAsync("tenant_b", "Tenant B", stop);
        await seed.EnsureUserAsync("user_other", "tenant_b", "other@example.com", UserRole.Admin, [], stop);
    }
}

internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.TextAsync());
        return document.RootElement.Clone();
    }

    public static Task<string> TextAsync(this HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static IReadOnlyList<string> Names(this JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
