using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shortlist.Hosting;

internal static class HealthReportWriter
{
    // The name that MassTransit registers its check under; people look for the bus.
    private const string MassTransitCheck = "masstransit-bus";

    public static Task WriteLiveAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new HealthBody("live", null), HealthJson.Default.HealthBody, cancellationToken: context.RequestAborted);

    public static Task WriteReadyAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthBody(
            report.Status is HealthStatus.Unhealthy ? "unready" : "ready",
            new SortedDictionary<string, CheckBody>(
                report.Entries.ToDictionary(entry => NameOf(entry.Key), entry => Describe(entry.Value), StringComparer.Ordinal),
                StringComparer.Ordinal)),
        HealthJson.Default.HealthBody,
        cancellationToken: context.RequestAborted);

    private static string NameOf(string check) => check is MassTransitCheck ? "bus" : check;

    // Messages of exceptions may hold addresses and paths, and the endpoint is open: only the kind of the fault is told.
    private static CheckBody Describe(HealthReportEntry entry) => entry.Status switch
    {
        HealthStatus.Healthy => new CheckBody("up", null),
        HealthStatus.Degraded => new CheckBody("degraded", ReasonOf(entry)),
        _ => new CheckBody("down", ReasonOf(entry)),
    };

    private static string ReasonOf(HealthReportEntry entry) => entry.Exception switch
    {
        null => "NotReady",
        OperationCanceledException => "Timeout",
        { } exception when exception.GetType().Name.EndsWith(nameof(Exception), StringComparison.Ordinal) =>
            exception.GetType().Name[..^nameof(Exception).Length],
        { } exception => exception.GetType().Name,
    };
}

internal sealed record HealthBody(string Status, SortedDictionary<string, CheckBody>? Checks);

internal sealed record CheckBody(string Status, string? Reason);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthBody))]
internal sealed partial class HealthJson : JsonSerializerContext;
