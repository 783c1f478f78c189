using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shortlist.Documents;

namespace Shortlist.CvScreening;

/// <summary>Says when documents are read without a sandbox, which works and is less safe.</summary>
internal sealed class DocumentToolsHealthCheck(DocumentReader reader) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = await reader.GetSandboxStatusAsync().WaitAsync(cancellationToken);
        return status.IsSandboxed ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(status.Detail);
    }
}
