using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Surfaces;

/// <summary>
/// Who calls, and whether they may. A service accepts the gateway's internal token and nothing else; what an endpoint
/// needs is declared on it or on its group:
/// <code>app.MapGroup("/api/v1/sourcing").MapGet("/", ListLeads.Handle).RequireScope("sourcing:read");</code>
/// </summary>
public static class CallerAuthentication
{
    /// <summary>
    /// Registers internal tokens from section <c>Internal</c>. The process refuses to start without a good signing key.
    /// </summary>
    public static IServiceCollection AddCallerAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<InternalTokens>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<InternalTokenOptions>, InternalTokenOptionsValidator>());
        services.AddOptions<InternalTokenOptions>().Bind(configuration.GetSection("Internal")).ValidateOnStart();
        return services;
    }

    /// <summary>
    /// Finds the caller and holds endpoints to what they require, in the order 401, 403. Goes after
    /// <see cref="SurfaceErrors.UseSurfaceErrors"/>. Endpoints that allow anonymous calls, such as health, stay open.
    /// </summary>
    public static IApplicationBuilder UseCallerAuthentication(this IApplicationBuilder app) => app.UseMiddleware<CallerMiddleware>();

    /// <summary>The endpoint needs this scope, in the key and under the user's role (api-surfaces.md §1.1, T9).</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredScope(scope));

    /// <summary>The endpoint needs a user of this role.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder builder, UserRole role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredRole(role));

    /// <summary>Who makes this request.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is open to anonymous calls, and this is one.</exception>
    public static Caller GetCaller(this HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new InvalidOperationException("The request has no caller: the endpoint is open.");

    /// <summary>
    /// Says who makes this request. For the gateway alone, which runs services in its own process when all is one process.
    /// </summary>
    public static void SetCaller(this HttpContext context, Caller caller) => context.Features.Set(caller);
}

internal sealed record RequiredScope(string Scope);

internal sealed record RequiredRole(UserRole Role);

internal sealed class CallerMiddleware(RequestDelegate next, InternalTokens tokens)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var caller = await FindCallerAsync(context);
        if (caller is null)
        {
            if (IsOpen(context, endpoint))
                await next(context);
            else
                await SurfaceErrors.WriteAsync(context, SurfaceError.Unauthorized());
            return;
        }

        if (Refusal(caller, endpoint) is { } refusal)
            await SurfaceErrors.WriteAsync(context, refusal);
        else
            await next(context);
    }

    private async Task<Caller?> FindCallerAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { } known)
            return known;
        if (context.Request.Headers[InternalTokens.HeaderName] is not [{ Length: > 0 } token])
            return null;
        if (await tokens.ValidateAsync(token) is not { } caller)
            return null;

        context.SetCaller(caller);
        return caller;
    }

    // A path that no surface owns and no endpoint answers is 404 for everyone.
    private static bool IsOpen(HttpContext context, Endpoint? endpoint) => endpoint is null
        ? SurfaceTable.Of(context.Request.Path) is null
        : endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static SurfaceError? Refusal(Caller caller, Endpoint? endpoint)
    {
        if (endpoint is null)
            return null;

        var required = endpoint.Metadata.GetOrderedMetadata<RequiredScope>();
        foreach (var scope in required.Select(each => each.Scope))
        {
            if (!caller.Scopes.Contains(scope, StringComparer.Ordinal))
                return SurfaceError.InsufficientScope([.. required.Select(each => each.Scope)], caller.Scopes);
            if (!caller.Role.Permits(scope))
                return SurfaceError.Forbidden();
        }

        return endpoint.Metadata.GetOrderedMetadata<RequiredRole>().All(each => each.Role == caller.Role)
            ? null
            : SurfaceError.Forbidden("This call needs a user with another role.");
    }
}
