using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Shortlist.Documents;

/// <summary>Registers the reading of documents.</summary>
public static class DocumentServices
{
    /// <summary>
    /// Adds one <see cref="DocumentReader"/> with the limits of section <c>Documents</c>, and its health check, however many services
    /// of a process ask.
    /// </summary>
    public static IServiceCollection AddDocumentReading(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(DocumentReader)))
            return services;
        services.AddOptions<DocumentOptions>().BindConfiguration("Documents");
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DocumentReader>(
            provider, provider.GetRequiredService<IOptions<DocumentOptions>>().Value));
        services.TryAddSingleton<IDocumentReader>(provider => provider.GetRequiredService<DocumentReader>());
        services.AddHealthChecks().AddCheck<DocumentToolsHealthCheck>("document-sandbox");
        return services;
    }

    /// <summary>Says when documents are read without a sandbox, which works and is less safe.</summary>
    private sealed class DocumentToolsHealthCheck(DocumentReader reader) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var status = await reader.GetSandboxStatusAsync().WaitAsync(cancellationToken);
            return status.IsSandboxed ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(status.Detail);
        }
    }
}
