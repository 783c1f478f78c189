using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shortlist.Gateway;
using Shortlist.Hosting;

namespace Shortlist.Bench.Reads;

/// <summary>What reads are held against.</summary>
internal static class BareHosts
{
    /// <summary>Kestrel with one endpoint that answers any path with the bytes of a file.</summary>
    public static async Task RunEndpointAsync(string bodyFile)
    {
        var body = await File.ReadAllBytesAsync(bodyFile);
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddShortlistHealth();
        var app = builder.Build();
        app.MapShortlistHealth();
        app.MapGet("/{**path}", (HttpContext context) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
    }

    /// <summary>The gateway's proxy with the gateway's routes, and nothing in front of it.</summary>
    public static async Task RunProxyAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddShortlistHealth();
        builder.AddGatewayProxy();
        var app = builder.Build();
        app.MapShortlistHealth();
        app.MapGatewayProxy();
        await app.RunAsync();
    }
}
