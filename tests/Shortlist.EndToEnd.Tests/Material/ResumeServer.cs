using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Shortlist.EndToEnd.Tests.Material;

/// <summary>
/// Somebody else's web server, from which résumés are fetched. The deployments under test are told that it may be asked
/// although it lies on this machine and speaks plain HTTP, under the name that <see cref="Url"/> has and no other.
/// </summary>
public sealed class ResumeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests;

    private ResumeServer(WebApplication app, ConcurrentQueue<string> requests)
    {
        _app = app;
        _requests = requests;
        Url = new Uri(app.Urls.First());
    }

    /// <summary>Where it is.</summary>
    public Uri Url { get; }

    /// <summary>What it was asked for, path and query.</summary>
    public IEnumerable<string> Requests => _requests;

    public static async Task<ResumeServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var requests = new ConcurrentQueue<string>();
        app.Use((context, next) =>
        {
            requests.Enqueue($"{context.Request.Path}{context.Request.QueryString}");
            return next(context);
        });
        app.MapGet("/samples/{file}", (string file) => Results.File(Samples.PathOf(file), "application/octet-stream"));
        app.MapGet("/cv/{number:int}", (int number) => Results.Bytes(PlainCvs.Of(number), "text/plain"));
        app.MapGet("/page", () => Results.Content("<p>Sign in to see this file.</p>", "text/html"));
        app.MapGet("/empty", () => Results.Bytes([], "text/plain"));
        app.MapGet("/gone", () => Results.NotFound());
        app.MapGet("/redirect", (string to) => Results.Redirect(to));
        app.MapGet("/round", () => Results.Redirect("/round"));
        app.MapGet("/endless", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/plain";
            var megabyte = new byte[1024 * 1024];
            Array.Fill(megabyte, (byte)'x');
            while (true)
                await context.Response.Body.WriteAsync(megabyte, context.RequestAborted);
        });
        await app.StartAsync(cancellationToken);
        return new ResumeServer(app, requests);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
