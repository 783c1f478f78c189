using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shortlist.Hosting;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Bench.Machine;

/// <summary>What all processes of a run are configured with, as environment variables, and the tenant that it acts for.</summary>
internal static class Settings
{
    /// <summary>The organisation that uploads belong to.</summary>
    public const string Organization = "org_bench";

    private const string Tenant = "tenant_bench";
    private const string User = "user_bench";

    /// <summary>A store of the run's own, and keys that may be used without limit.</summary>
    public static Dictionary<string, string> For(string store) => new(StringComparer.Ordinal)
    {
        ["Store__Path"] = store,
        ["Internal__SigningKey"] = InternalTokenOptions.NewSigningKey(),
        ["RateLimits__TalentRay__PermitsPerMinute"] = "0",
        ["RateLimits__LlamaIndex__PermitsPerMinute"] = "0",
    };

    /// <summary>Makes the tenant in the store that the settings name, and returns a key of it with every scope.</summary>
    public static Task<string> MakeTenantAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken) =>
        MakeKeyAsync(settings, Surface.TalentRay, cancellationToken);

    /// <summary>The same for Nova.</summary>
    public static Task<string> MakeNovaKeyAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken) =>
        MakeKeyAsync(settings, Surface.Nova, cancellationToken);

    /// <summary>The settings as a host of the bench itself reads them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> AsConfiguration(IReadOnlyDictionary<string, string> settings) =>
        settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value));

    /// <summary>Makes the tenant, and returns a key of it for the LlamaIndex surface.</summary>
    public static Task<string> MakeFilesKeyAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken) =>
        MakeKeyAsync(settings, Surface.LlamaIndex, cancellationToken);

    private static async Task<string> MakeKeyAsync(
        IReadOnlyDictionary<string, string> settings, Surface surface, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(AsConfiguration(settings));
        builder.Services.AddLogging();
        builder.Services.AddShortlistStore();
        builder.Services.AddIdentity();
        await using var services = builder.Services.BuildServiceProvider();
        var seed = services.GetRequiredService<IdentitySeed>();
        await seed.EnsureTenantAsync(Tenant, "Bench", cancellationToken);
        await seed.EnsureOrganizationAsync(Organization, Tenant, "Bench", cancellationToken);
        await seed.EnsureUserAsync(User, Tenant, "bench@example.com", UserRole.Admin, [Organization], cancellationToken);
        var key = new NewApiKey
        {
            Surface = surface,
            TenantId = Tenant,
            UserId = User,
            Name = "Bench",
            Scopes = Scopes.Of(surface),
        };
        return await seed.EnsureKeyAsync(key, known: null, cancellationToken);
    }
}
