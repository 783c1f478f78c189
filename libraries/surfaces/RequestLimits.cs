using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Shortlist.Surfaces;

/// <summary>How large request bodies may be; section <c>Limits</c>.</summary>
public sealed class RequestLimitOptions
{
    /// <summary>Bytes of an upload of files, or of a batch of records.</summary>
    public long MaxUploadBytes { get; set; } = 200L * 1024 * 1024;

    /// <summary>Bytes of any other body: 4.5 MB (api-surfaces.md §2.2).</summary>
    public long MaxBodyBytes { get; set; } = 4608 * 1024;
}

/// <summary>Holds request bodies to their limits, the same in gateway and services.</summary>
public static class RequestLimits
{
    private static readonly PathString[] UploadPaths =
        ["/api/v1/cv-screening/batches", "/api/v1/beta/files", "/api/v2/parse/upload"];

    /// <summary>Registers the limits from section <c>Limits</c>.</summary>
    public static IServiceCollection AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RequestLimitOptions>().Bind(configuration.GetSection("Limits"));
        return services;
    }

    /// <summary>
    /// Refuses bodies that say they are too large before reading them (413), and cuts off those that turn out to be.
    /// Goes after <see cref="SurfaceErrors.UseSurfaceErrors"/>.
    /// </summary>
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<RequestLimitOptions>>().Value;
        return app.Use((context, next) =>
        {
            var limit = IsUpload(context.Request) ? options.MaxUploadBytes : options.MaxBodyBytes;
            if (context.Request.ContentLength > limit)
                return SurfaceErrors.WriteAsync(context, SurfaceError.PayloadTooLarge(limit));
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
                feature.MaxRequestBodySize = limit;
            return next(context);
        });
    }

    private static bool IsUpload(HttpRequest request) => IsUpload(request.Path) || (IsScoringIntake(request.Path) && request.HasFormContentType);

    private static bool IsUpload(PathString path) =>
        Array.Exists(UploadPaths, upload => IsExactly(path, upload))
        || (path.StartsWithSegments("/api/v1/beta/directories", StringComparison.OrdinalIgnoreCase)
            && path.Value!.TrimEnd('/').EndsWith("/files/upload", StringComparison.OrdinalIgnoreCase))
        || IsRecordBatch(path);

    private static bool IsRecordBatch(PathString path) =>
        path.StartsWithSegments("/api/resources", StringComparison.OrdinalIgnoreCase, out var rest)
        && rest.Value!.TrimEnd('/').EndsWith("/batch", StringComparison.OrdinalIgnoreCase);

    // Résumés come as files there too, as well as in JSON, which has the smaller limit.
    private static bool IsScoringIntake(PathString path) =>
        path.StartsWithSegments("/v1/jobs", StringComparison.OrdinalIgnoreCase)
        && path.Value!.TrimEnd('/') is var trimmed
        && (trimmed.EndsWith("/scoring-batches", StringComparison.OrdinalIgnoreCase)
            || trimmed.EndsWith("/scoring-jobs", StringComparison.OrdinalIgnoreCase));

    private static bool IsExactly(PathString path, PathString expected) =>
        path.StartsWithSegments(expected, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is null or "" or "/";
}
