using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shortlist.Store;

namespace Shortlist.Hosting;

/// <summary>
/// Whether a process lives and whether it can work. <c>GET /health/live</c> answers 200 while the process runs;
/// <c>GET /health/ready</c> names each thing it depends on and answers 503 when one that it cannot do without is down. A bus that
/// is looking for its broker is <c>degraded</c>: submissions are still stored, and go on when it is back.
/// </summary>
public static class HealthRegistration
{
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Registers checks of the store and of the blobs, each where the process has one. MassTransit adds the bus by itself.
    /// A service adds its own: <c>services.AddShortlistHealth().AddCheck&lt;OcrCheck&gt;("ocr")</c>.
    /// </summary>
    public static IHealthChecksBuilder AddShortlistHealth(this IServiceCollection services)
    {
        services.AddOptions<HealthCheckServiceOptions>().Configure<IServiceProviderIsService>((options, known) =>
        {
            if (known.IsService(typeof(IDocumentStore)))
                AddOnce(options, "store", provider => new StoreHealthCheck(provider.GetRequiredService<IDocumentStore>()));
            if (known.IsService(typeof(IBlobStore)))
                AddOnce(options, "blobs", provider => new BlobHealthCheck(provider.GetRequiredService<IBlobStore>()));
        });
        return services.AddHealthChecks();

        // Services that share a process each ask for the same checks.
        static void AddOnce(HealthCheckServiceOptions options, string name, Func<IServiceProvider, IHealthCheck> make)
        {
            if (options.Registrations.All(registration => !string.Equals(registration.Name, name, StringComparison.Ordinal)))
                options.Registrations.Add(new HealthCheckRegistration(name, make, HealthStatus.Unhealthy, tags: null, CheckTimeout));
        }
    }

    /// <summary>Maps both endpoints, open to all and outside every surface.</summary>
    public static IEndpointRouteBuilder MapShortlistHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks(
            "/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthReportWriter.WriteLiveAsync })
            .AllowAnonymous();
        endpoints.MapHealthChecks(
            "/health/ready", new HealthCheckOptions { ResponseWriter = HealthReportWriter.WriteReadyAsync })
            .AllowAnonymous();
        return endpoints;
    }
}

internal sealed class StoreHealthCheck(IDocumentStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.CheckAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

internal sealed class BlobHealthCheck(IBlobStore blobs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await blobs.CheckAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
