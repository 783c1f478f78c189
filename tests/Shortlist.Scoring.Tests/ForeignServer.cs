using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shortlist.Scoring.Tests;

/// <summary>Somebody else's web server, with all that such servers do.</summary>
internal sealed class ForeignServer : IAsyncDisposable
{
    public const string Resume = "Ada Exempla, machinist since 2014, with a licence for cranes.";

    private readonly WebApplication _app;

    private ForeignServer(WebApplication app, ConcurrentQueue<string> requests)
    {
        (_app, Requests) = (app, requests);
        Port = new Uri(app.Urls.First()).Port;
    }

    public int Port { get; }

    /// <summary>The paths that were asked for.</summary>
    public ConcurrentQueue<string> Requests { get; }

    public static async Task<ForeignServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var requests = new ConcurrentQueue<string>();
        app.Use((context, next) =>
        {
            requests.Enqueue(context.Request.Path);
            return next(context);
        });
        app.MapGet("/resume", () => Results.Text(Resume));
        app.MapGet("/headers", (HttpContext context) => Results.Text(string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"))));
        app.MapGet("/untyped", (HttpContext context) => context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Resume)).AsTask());
        app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapGet("/broken-once", () => requests.Count(path => path == "/broken-once") == 1 ? Results.StatusCode(503) : Results.Text(Resume));
        app.MapGet("/page", () => Results.Content("<p>Please sign in.</p>", "text/html"));
        app.MapGet("/to", (HttpContext context, string where) =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = where;
        });
        app.MapGet("/hop/{left:int}", (int left) => Results.Redirect(left == 0 ? "/resume" : $"/hop/{left - 1}"));
        app.MapGet("/nowhere", () => Results.StatusCode(StatusCodes.Status302Found));
        app.MapGet("/announced", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = 10_000_000;
            await context.Response.Body.WriteAsync(new byte[1000]);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        app.MapGet("/endless", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/plain";
            while (true)
                await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
        });
        app.MapGet("/drip", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/plain";
            while (true)
            {
                await context.Response.Body.WriteAsync("x"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(20, context.RequestAborted);
            }
        });
        app.MapGet("/silent", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        app.MapGet("/bomb", (HttpContext context) =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
                gzip.Write(new byte[20_000_000]);
            return Results.Bytes(packed.ToArray(), "text/plain");
        });
        await app.StartAsync(cancellationToken);
        return new(app, requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
