using System.Diagnostics;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>One trace from the client's call to the batch's last event.</summary>
public abstract class TraceStories(Deployment deployment) : Story(deployment)
{
    private const string SliceWork = "slice work";

    private readonly Deployment _deployment = deployment;

    /// <summary>The processes that must take part.</summary>
    protected abstract IReadOnlyList<string> Services { get; }

    [Fact]
    public async Task Submit_InATrace_IsJoinedUpToTheLastEvent()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        using var activity = new Activity("submit").SetIdFormat(ActivityIdFormat.W3C);
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        activity.Start();
        var submitted = await SubmitAsync(api, PlainUpload(tenant.Organization, [1, 2]));
        activity.Stop();
        await api.WaitForBatchAsync(submitted.BatchId, cancellationToken: Cancel);

        var trace = activity.TraceId.ToHexString();
        var spans = await Eventually.SeeAsync(
            () => Task.FromResult(_deployment.Spans.Where(span => span.TraceId == trace).ToList()),
            seen => seen.Exists(span => span.Name.Contains("batch-completed", StringComparison.OrdinalIgnoreCase)
                    || span.Name.Contains("BatchCompleted", StringComparison.Ordinal))
                && seen.Count(span => span.Name == SliceWork) >= 2
                && Services.All(service => seen.Exists(span => span.Service == service)),
            $"trace {trace} reaches the last event through {string.Join(", ", Services)} and the work on both CVs",
            TimeSpan.FromSeconds(30));
        spans.ShouldContain(span => span.Service == Services[0] && IsOfARequest(span.Name), string.Join(", ", spans));
        spans.Count(span => span.Name == SliceWork).ShouldBe(2);
    }

    // As the framework names it, or as the conventions of OpenTelemetry do.
    private static bool IsOfARequest(string name) =>
        name == "Microsoft.AspNetCore.Hosting.HttpRequestIn" || name.StartsWith("POST", StringComparison.Ordinal);
}

[Collection(nameof(StandaloneCollection))]
public sealed class TraceInOneProcess(StandaloneDeployment deployment) : TraceStories(deployment)
{
    protected override IReadOnlyList<string> Services => ["standalone"];
}

[Collection(nameof(ServicesCollection))]
public sealed class TraceOverServices(ServicesDeployment deployment) : TraceStories(deployment)
{
    protected override IReadOnlyList<string> Services => ["gateway", "cv-screening", "tracking"];
}
