using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Client;
using Shortlist.Client.LlamaIndex;
using Shortlist.Client.Nova;
using Shortlist.Client.TalentRay;
using Shortlist.Store;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;
using NewApiKey = Shortlist.Surfaces.Identity.NewApiKey;

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>Writes tenants, users and keys into a deployment's store, as an operator does before the first request.</summary>
internal sealed class Tenants : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private int _last;

    public Tenants(IDocumentStore store) => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddSingleton(store)
        .AddIdentity()
        .BuildServiceProvider();

    internal PartnerTokens PartnerTokens => _services.GetRequiredService<PartnerTokens>();

    internal IdentitySeed Seed => _services.GetRequiredService<IdentitySeed>();

    public string NextId(string prefix) => $"{prefix}_{Interlocked.Increment(ref _last)}";

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

/// <summary>A tenant of a test's own, so that tests never see each other's data.</summary>
public sealed class TestTenant
{
    private readonly Tenants _tenants;
    private readonly Uri _address;

    private TestTenant(Tenants tenants, Uri address, string id, IReadOnlyList<string> organizations)
    {
        _tenants = tenants;
        _address = address;
        Id = id;
        Organizations = organizations;
    }

    public string Id { get; }

    public IReadOnlyList<string> Organizations { get; }

    /// <summary>The first organisation.</summary>
    public string Organization => Organizations[0];

    internal static async Task<TestTenant> CreateAsync(Tenants tenants, Uri address, int organizations, CancellationToken cancellationToken)
    {
        var id = tenants.NextId("tenant");
        await tenants.Seed.EnsureTenantAsync(id, id, cancellationToken);
        List<string> made = [];
        for (var count = 0; count < organizations; count++)
        {
            made.Add(tenants.NextId("org"));
            await tenants.Seed.EnsureOrganizationAsync(made[^1], id, made[^1], cancellationToken);
        }

        return new TestTenant(tenants, address, id, made);
    }

    /// <summary>A user and a key of theirs.</summary>
    /// <param name="scopes">What the key may be used for; null for everything.</param>
    /// <param name="organizations">The organisations that the user belongs to; null for all of the tenant.</param>
    /// <param name="role">What the user may do at the most.</param>
    /// <param name="address">Where to call; null for the deployment's gateway.</param>
    public async Task<TestCaller> CreateCallerAsync(
        IReadOnlyList<string>? scopes = null,
        IReadOnlyList<string>? organizations = null,
        UserRole role = UserRole.Employer,
        Uri? address = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = _tenants.NextId("user");
        await _tenants.Seed.EnsureUserAsync(user, Id, $"{user}@example.com", role, organizations ?? Organizations, cancellationToken);
        var key = await _tenants.Seed.EnsureKeyAsync(
            new NewApiKey
            {
                Surface = Surface.TalentRay,
                TenantId = Id,
                UserId = user,
                Name = user,
                Scopes = scopes ?? Scopes.TalentRay,
            },
            known: null,
            cancellationToken);
        return new TestCaller(address ?? _address, key, user);
    }

    /// <summary>A user with a key of the LlamaIndex surface.</summary>
    /// <param name="organizations">The projects that the user belongs to; null for all of the tenant.</param>
    public async Task<FilesCaller> CreateFilesCallerAsync(IReadOnlyList<string>? organizations = null)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = _tenants.NextId("user");
        await _tenants.Seed.EnsureUserAsync(
            user, Id, $"{user}@example.com", UserRole.Employer, organizations ?? Organizations, cancellationToken);
        var key = await _tenants.Seed.EnsureKeyAsync(
            new NewApiKey { Surface = Surface.LlamaIndex, TenantId = Id, UserId = user, Name = user }, known: null, cancellationToken);
        return new FilesCaller(_address, key);
    }

    /// <summary>A key for Nova.</summary>
    public async Task<string> CreateNovaKeyAsync(string environment = "test", UserRole role = UserRole.Employer)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = _tenants.NextId("user");
        await _tenants.Seed.EnsureUserAsync(user, Id, $"{user}@example.com", role, Organizations, cancellationToken);
        return await _tenants.Seed.EnsureKeyAsync(
            new NewApiKey { Surface = Surface.Nova, TenantId = Id, UserId = user, Name = user, Environment = environment },
            known: null,
            cancellationToken);
    }

    /// <summary>A client for Nova with a key of its own; waits when it calls too often.</summary>
    public async Task<INovaApi> CreateNovaClientAsync(string customer = "acme", string environment = "test") =>
        ShortlistClient.ForNova(
            _address, await CreateNovaKeyAsync(environment), customer, new ShortlistClientOptions { MaxRetries = 20 });

    /// <summary>A client that acts as such a user.</summary>
    public async Task<ITalentRayApi> CreateClientAsync(
        IReadOnlyList<string>? scopes = null, IReadOnlyList<string>? organizations = null, UserRole role = UserRole.Employer) =>
        (await CreateCallerAsync(scopes, organizations, role)).Api;
}

/// <summary>A user with a key: through the client, or by hand where a test says what the client never would.</summary>
public sealed class TestCaller(Uri address, string key, string userId)
{
    public Uri Address { get; } = address;

    public string Key { get; } = key;

    public string UserId { get; } = userId;

    public ITalentRayApi Api { get; } = ShortlistClient.ForTalentRay(address, key, new ShortlistClientOptions { MaxRetries = 0 });

    /// <summary>Sends any request as this user; the answer comes as it is.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new("Bearer", Key);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

/// <summary>A user with a key of the LlamaIndex surface: through the client, or by hand.</summary>
public sealed class FilesCaller(Uri address, string key)
{
    public Uri Address { get; } = address;

    public string Key { get; } = key;

    public ILlamaIndexApi Api { get; } = ShortlistClient.ForLlamaIndex(address, key, options: new ShortlistClientOptions { MaxRetries = 0 });

    /// <summary>A client for one project.</summary>
    public ILlamaIndexApi In(string projectId) =>
        ShortlistClient.ForLlamaIndex(Address, Key, projectId, new ShortlistClientOptions { MaxRetries = 0 });

    /// <summary>Sends any request as this user; the answer comes as status and JSON.</summary>
    public async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Authorization = new("Bearer", Key);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
