using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>
/// What every request of a surface passes before anything else looks at it: 401 without a credential of that surface, 429 beyond
/// its quota, then on with the caller known. Paths of no surface pass as they are.
/// </summary>
internal sealed class GatewayFrontMiddleware(
    RequestDelegate next,
    Admissions admissions,
    PartnerAdmissions partners,
    RequestQuotas quotas,
    NovaBuckets novaBuckets,
    UsageLog usage,
    TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Only the gateway itself may say who is calling.
        context.Request.Headers.Remove(InternalTokens.HeaderName);
        if (SurfaceTable.Of(context.Request.Path) is not { } surface)
        {
            await next(context);
            return;
        }

        var credential = Credentials.Find(context.Request, surface);
        var (admission, contradiction) = surface is Surface.Reach
            ? await partners.FindAsync(context.Request, credential, context.RequestAborted)
            : (await admissions.FindAsync(surface, credential, context.RequestAborted), null);
        if (contradiction is not null)
        {
            await SurfaceErrors.WriteAsync(context, contradiction);
            return;
        }

        if (admission is null)
        {
            await SurfaceErrors.WriteAsync(
                context, quotas.TakeFailed(context.Connection.RemoteIpAddress) ?? SurfaceError.Unauthorized());
            return;
        }

        if (admission.Key is { } key)
            NoteWhenAnswered(context, key);
        Tag(context, surface);
        var refused = surface is Surface.Nova
            ? novaBuckets.Take(admission.Caller, context)
            : quotas.Take(admission.Caller, context.Response);
        if (refused is { } refusal)
        {
            await SurfaceErrors.WriteAsync(context, refusal);
            return;
        }

        Credentials.Remove(context.Request);
        context.Request.Headers[InternalTokens.HeaderName] = admission.Token;
        context.SetCaller(admission.Caller);
        await next(context);
    }

    private static void Tag(HttpContext context, Surface surface)
    {
        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("shortlist.surface", surface.ToString()));
        Activity.Current?.SetTag("shortlist.surface", surface.ToString());
    }

    private void NoteWhenAnswered(HttpContext context, ApiKey key)
    {
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        context.Response.OnCompleted(() =>
        {
            usage.Note(
                key, context.Request.Method, context.Request.Path.Value ?? "/", context.Response.StatusCode, at,
                time.GetElapsedTime(started));
            return Task.CompletedTask;
        });
    }
}
