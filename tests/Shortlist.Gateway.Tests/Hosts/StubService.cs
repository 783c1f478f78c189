using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Shortlist.Gateway.Tests;

/// <summary>A service behind the gateway: notes what arrives and answers as the test says.</summary>
internal sealed class StubService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubService(WebApplication app, ConcurrentQueue<Arrival> arrivals)
    {
        _app = app;
        Arrivals = arrivals;
        Url = app.Urls.First();
    }

    public string Url { get; }

    public ConcurrentQueue<Arrival> Arrivals { get; }

    public static async Task<StubService> StartAsync(RequestDelegate? answer = null)
    {
        var arrivals = new ConcurrentQueue<Arrival>();
        var builder = TestHost.NewBuilder([]);
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        app.Run(context =>
        {
            arrivals.Enqueue(new Arrival(
                context.Request.Method,
                context.Request.Path.Value ?? "",
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return answer is null ? context.Response.WriteAsJsonAsync(new { ok = true }) : answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new StubService(app, arrivals);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
    }
}

internal sealed record Arrival(string Method, string Path, IReadOnlyDictionary<string, string> Headers);
