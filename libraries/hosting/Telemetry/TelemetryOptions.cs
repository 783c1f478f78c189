using Microsoft.Extensions.Configuration;

namespace Shortlist.Hosting;

/// <summary>Where traces and metrics go.</summary>
/// <param name="Endpoint">The OTLP receiver, or null to keep everything inside the process.</param>
/// <param name="Protocol"><c>grpc</c> (usual port 4317) or <c>http/protobuf</c> (usual port 4318).</param>
/// <param name="Headers">Headers for the receiver, <c>name=value</c> parted by commas.</param>
internal sealed record TelemetryOptions(Uri? Endpoint, string? Protocol, string? Headers)
{
    // The names of the OpenTelemetry specification win over ours, so that a host's usual settings work unchanged.
    public static TelemetryOptions From(IConfiguration configuration)
    {
        var endpoint = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? configuration["Telemetry:OtlpEndpoint"];
        return new TelemetryOptions(
            string.IsNullOrWhiteSpace(endpoint) ? null : new Uri(endpoint, UriKind.Absolute),
            configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] ?? configuration["Telemetry:OtlpProtocol"],
            configuration["OTEL_EXPORTER_OTLP_HEADERS"] ?? configuration["Telemetry:OtlpHeaders"]);
    }
}
