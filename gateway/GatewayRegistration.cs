using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shortlist.Hosting;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>
/// The gateway in two shapes: as a process of its own it puts a proxy behind the front (<see cref="ProxyRegistration"/>);
/// in <c>standalone</c> the services' endpoints follow in the same process. The front is the same.
/// </summary>
public static class GatewayRegistration
{
    /// <summary>
    /// Registers keys, quotas, limits, the usage log and internal tokens, over the registered document store.
    /// Sections: <c>Internal</c>, <c>RateLimits</c>, <c>Limits</c>, <c>UsageLog</c>, <c>Gateway:TrustedProxies</c>.
    /// </summary>
    public static IHostApplicationBuilder AddGateway(this IHostApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddIdentity();
        services.AddSurfaces(configuration);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection("RateLimits"));
        services.AddOptions<UsageLogOptions>().Bind(configuration.GetSection("UsageLog"));
        services.AddOptions<NovaLimitOptions>().Bind(configuration.GetSection("RateLimits:Nova"));
        services.AddSingleton<Admissions>();
        services.AddSingleton<PartnerAdmissions>();
        services.AddSingleton<RequestQuotas>();
        services.AddSingleton<NovaBuckets>();
        services.AddSingleton<UsageCollection>();
        services.AddSingleton<UsageLog>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageLog>());
        services.Configure<ForwardedHeadersOptions>(options => TrustProxies(options, configuration));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiKeyJson.Default));
        return builder;
    }

    /// <summary>Puts the front before everything that is mapped: envelopes, limits, authentication by path, quotas, scopes.</summary>
    public static WebApplication UseGatewayFront(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSurfaceErrors();
        app.UseMiddleware<GatewayFrontMiddleware>();
        app.UseRequestLimits();
        app.UseCallerAuthentication();
        return app;
    }

    /// <summary>
    /// Maps what the gateway answers itself because it keeps the keys and the buckets: <c>/api/admin/api-keys</c> and
    /// <c>/v1/rate-limit-status</c>.
    /// </summary>
    public static IEndpointRouteBuilder MapGatewayEndpoints(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapApiKeys().MapRateLimitStatus();

    // Without proxies named, the headers are ignored: an address that anyone can write counts for nothing.
    private static void TrustProxies(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        var proxies = configuration.GetSection("Gateway:TrustedProxies").Get<string[]>() ?? [];
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy.Contains('/', StringComparison.Ordinal) ? System.Net.IPNetwork.Parse(proxy) : Single(IPAddress.Parse(proxy)));
        options.ForwardedHeaders = proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

        static System.Net.IPNetwork Single(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);
    }
}
