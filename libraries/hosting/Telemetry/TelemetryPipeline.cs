using System.Reflection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Shortlist.Hosting;

/// <summary>
/// Owns the OpenTelemetry providers: they listen from before the first hosted service starts until after the last has
/// stopped, and are flushed then.
/// </summary>
internal sealed class TelemetryPipeline(string serviceName, TelemetryOptions options) : IHostedLifecycleService, IDisposable
{
    private static readonly string[] Sources = ["Shortlist.*", "MassTransit", "Microsoft.AspNetCore", "System.Net.Http", "Yarp.ReverseProxy"];

    private static readonly string[] Meters =
    [
        "Shortlist.*", "MassTransit", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http",
        "System.Runtime",
    ];

    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(5);

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(serviceName, serviceNamespace: "shortlist", serviceVersion: Version());
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Sources)
            .AddOtlpExporter(exporter => Configure(exporter, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter(exporter => Configure(exporter, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Flushing blocks its thread until the receiver has answered; the host's own thread is not the one to wait.
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.ForceFlush((int)FlushTimeout.TotalMilliseconds);
            _metrics?.ForceFlush((int)FlushTimeout.TotalMilliseconds);
        },
        cancellationToken);

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void Configure(OtlpExporterOptions exporter, string signalPath)
    {
        var isHttp = options.Protocol is "http/protobuf";
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        // Set in code, an endpoint is taken as it is; over HTTP each signal has a path of its own below it.
        exporter.Endpoint = isHttp ? new Uri(WithSlash(options.Endpoint!), signalPath) : options.Endpoint!;
        exporter.Headers = options.Headers;
    }

    private static Uri WithSlash(Uri uri) => uri.AbsolutePath.EndsWith('/') ? uri : new Uri(uri.AbsoluteUri + "/");

    private static string Version() =>
        typeof(TelemetryPipeline).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
