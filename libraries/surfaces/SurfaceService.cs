using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Shortlist.Surfaces;

/// <summary>What a service behind the gateway needs to answer for a surface, in one call each.</summary>
public static class SurfaceService
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers <see cref="CallerAuthentication"/> and <see cref="RequestLimits"/> from sections <c>Internal</c> and <c>Limits</c>.</summary>
    public static IServiceCollection AddSurfaces(this IServiceCollection services, IConfiguration configuration) => services
        .AddCallerAuthentication(configuration)
        .AddRequestLimits(configuration)
        .Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);

    /// <summary>
    /// Envelopes, then callers, then limits: the order in which a request is refused. Not for <c>standalone</c>, where the gateway's
    /// front does all of it.
    /// </summary>
    public static IApplicationBuilder UseSurfaces(this IApplicationBuilder app) => app
        .UseSurfaceErrors()
        .UseCallerAuthentication()
        .UseRequestLimits();

    /// <summary>Maps a read: <c>GET</c>, and <c>HEAD</c> with the same headers and no body (api-surfaces.md X7).</summary>
    public static RouteHandlerBuilder MapRead(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) =>
        endpoints.MapMethods(pattern, ReadMethods, handler);
}
