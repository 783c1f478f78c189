using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Shortlist.Hosting;

/// <summary>How a process writes its logs.</summary>
public enum LogFormat
{
    /// <summary>One JSON object a line, with scopes and trace ids: for machines that collect logs.</summary>
    Json,

    /// <summary>One readable line each: for a person at a terminal.</summary>
    Simple,
}

/// <summary>Traces, metrics and logs of a process.</summary>
public static class TelemetryRegistration
{
    /// <summary>
    /// Collects the traces and metrics of Shortlist, MassTransit, ASP.NET Core, HTTP clients, YARP and the runtime, and sends them
    /// by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> or <c>Telemetry:OtlpEndpoint</c> is set; what is collected is flushed when
    /// the host stops. Without an endpoint nothing is collected. Logs go to the console and carry trace ids.
    /// </summary>
    /// <param name="builder">The host.</param>
    /// <param name="serviceName">The resource's <c>service.name</c>, such as <c>gateway</c>.</param>
    /// <param name="logFormat">JSON for services, readable lines for <c>standalone</c>.</param>
    public static IHostApplicationBuilder AddShortlistTelemetry(
        this IHostApplicationBuilder builder, string serviceName, LogFormat logFormat = LogFormat.Json)
    {
        SetDefaultLevels(builder.Configuration);
        AddLogging(builder.Logging, logFormat);
        var options = TelemetryOptions.From(builder.Configuration);
        if (options.Endpoint is not null)
            builder.Services.AddSingleton<IHostedService>(_ => new TelemetryPipeline(serviceName, options));
        return builder;
    }

    // A line for each request would be noise, and would write query strings down, which may hold names and mails. As the first
    // source these are only defaults: settings and environment override them.
    private static void SetDefaultLevels(IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData =
        [
            new("Logging:LogLevel:Microsoft.AspNetCore", nameof(LogLevel.Warning)),
            new("Logging:LogLevel:System.Net.Http", nameof(LogLevel.Warning)),
            new("Logging:LogLevel:Yarp", nameof(LogLevel.Warning)),
        ],
    });

    private static void AddLogging(ILoggingBuilder logging, LogFormat format)
    {
        logging.ClearProviders();
        logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (format is LogFormat.Json)
        {
            logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
                console.ColorBehavior = LoggerColorBehavior.Default;
            });
        }
    }
}
