using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Shortlist.Hosting;

namespace Shortlist.Gateway.Tests;

public class TelemetryTests
{
    [Theory]
    [InlineData("Telemetry:OtlpEndpoint", "Telemetry:OtlpProtocol")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL")]
    public async Task Stop_WithAReceiverConfigured_HasSentSpansAndMeasurements(string endpoint, string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new(endpoint, receiver.Url), new(protocol, "http/protobuf")]);
        builder.AddShortlistTelemetry("telemetry-test");
        using (var host = builder.Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            using (var source = new ActivitySource("Shortlist.Test"))
            using (source.StartActivity("screen-one-cv"))
            {
            }

            using var meter = new Meter("Shortlist.Test");
            meter.CreateCounter<long>("shortlist.test.counted").Add(1);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        receiver.Of("/v1/traces").ShouldContain(body => body.Contains("screen-one-cv") && body.Contains("telemetry-test"));
        receiver.Of("/v1/metrics").ShouldContain(body => body.Contains("shortlist.test.counted") && body.Contains("telemetry-test"));
    }

    [Fact]
    public async Task Start_WithoutAReceiver_ListensToNothing()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.AddShortlistTelemetry("telemetry-test");
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var source = new ActivitySource("Shortlist.Unheard");
        source.HasListeners().ShouldBeFalse();
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class OtlpReceiver : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
        private readonly WebApplication _app;

        private OtlpReceiver()
        {
            _app = TestHost.NewBuilder([]).Build();
            _app.MapPost("/{**path}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body, TestContext.Current.CancellationToken);
                _received.Enqueue((request.Path.Value!, Encoding.Latin1.GetString(body.ToArray())));
                return Results.Bytes([], "application/x-protobuf");
            });
        }

        public string Url => _app.Urls.First();

        public static async Task<OtlpReceiver> StartAsync()
        {
            var receiver = new OtlpReceiver();
            await receiver._app.StartAsync(TestContext.Current.CancellationToken);
            return receiver;
        }

        public IReadOnlyList<string> Of(string path) => [.. _received.Where(each => string.Equals(each.Path, path, StringComparison.Ordinal)).Select(each => each.Body)];

        public async ValueTask DisposeAsync() => await _app.DisposeAsync();
    }
}
