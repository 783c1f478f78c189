using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shortlist.EndToEnd.Tests.Telemetry;

/// <summary>A span as it came over the wire.</summary>
/// <param name="Service">The process that sent it.</param>
/// <param name="TraceId">32 hexadecimal digits.</param>
/// <param name="Name">What was done.</param>
public sealed record ReceivedSpan(string Service, string TraceId, string Name);

/// <summary>Receives what the processes under test export, by OTLP over HTTP.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedSpan> _spans;

    private OtlpReceiver(WebApplication app, ConcurrentQueue<ReceivedSpan> spans)
    {
        _app = app;
        _spans = spans;
    }

    public string Url => _app.Urls.First();

    public IEnumerable<ReceivedSpan> Spans => _spans;

    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var spans = new ConcurrentQueue<ReceivedSpan>();
        app.MapPost("/v1/traces", async (HttpContext context) =>
        {
            foreach (var span in TraceExport.Read(await ReadBodyAsync(context.Request)))
                spans.Enqueue(span);
        });
        app.MapPost("/v1/metrics", async (HttpContext context) => { await ReadBodyAsync(context.Request); });
        await app.StartAsync(cancellationToken);
        return new OtlpReceiver(app, spans);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }
}
