using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shortlist.Store;

namespace Shortlist.Surfaces;

internal sealed partial class SurfaceErrorMiddleware(RequestDelegate next, ILogger<SurfaceErrorMiddleware> logger)
{
    private static readonly TimeSpan StoreRetryAfter = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext context)
    {
        if (SurfaceTable.Of(context.Request.Path) is Surface.Nova)
            context.Response.OnStarting(SetTraceHeader, context);

        var error = await RunAsync(context);
        if (error is not null && !context.Response.HasStarted)
            await SurfaceErrors.WriteAsync(context, error);
    }

    private async Task<SurfaceError?> RunAsync(HttpContext context)
    {
        try
        {
            await next(context);
            return IsBareRefusal(context.Response) ? SurfaceError.OfStatus(context.Response.StatusCode) : null;
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // The client has gone: nobody reads an answer, and what broke off broke off for that.
            LogClientGone(exception, context.Request.Method);
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return null;
        }
        catch (SurfaceRefusedException exception) when (!context.Response.HasStarted)
        {
            return exception.Error;
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            return SurfaceError.OfStatus(exception.StatusCode);
        }
        catch (StoreUnavailableException exception) when (!context.Response.HasStarted)
        {
            LogStoreUnavailable(exception);
            return SurfaceError.ServiceUnavailable(StoreRetryAfter);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            LogUnhandled(exception, context.Request.Method);
            return SurfaceError.OfStatus(StatusCodes.Status500InternalServerError);
        }
    }

    // Answers with a body of their own, such as those that a service gave through the proxy, stay as they are.
    private static bool IsBareRefusal(HttpResponse response) =>
        response.StatusCode >= 400
        && response.StatusCode != StatusCodes.Status499ClientClosedRequest
        && !response.HasStarted
        && response.ContentType is null
        && response.ContentLength is null or 0;

    private static Task SetTraceHeader(object state)
    {
        var context = (HttpContext)state;
        context.Response.Headers["X-Trace-Id"] = SurfaceErrors.TraceIdOf(context);
        return Task.CompletedTask;
    }

    [LoggerMessage(100, LogLevel.Warning, "The store does not answer; the request was refused with 503.")]
    private partial void LogStoreUnavailable(Exception exception);

    [LoggerMessage(102, LogLevel.Debug, "The client of a {Method} request went away.")]
    private partial void LogClientGone(Exception exception, string method);

    [LoggerMessage(101, LogLevel.Error, "A {Method} request ended in an exception.")]
    private partial void LogUnhandled(Exception exception, string method);
}
