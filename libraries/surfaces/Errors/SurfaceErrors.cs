using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Shortlist.Surfaces;

/// <summary>Writes refusals, each in the envelope of the surface whose path was asked (api-surfaces.md §6.1, X4).</summary>
public static class SurfaceErrors
{
    /// <summary>
    /// Gives every refusal the envelope of its surface, wherever it is raised: empty answers of 400 and above from routing,
    /// binding and the proxy; bodies that cannot be read; a store that does not answer (503); and any exception (500, with
    /// nothing of it told). Also gives each of Nova's answers its <c>X-Trace-Id</c>. Goes first in the pipeline.
    /// </summary>
    public static IApplicationBuilder UseSurfaceErrors(this IApplicationBuilder app) => app.UseMiddleware<SurfaceErrorMiddleware>();

    /// <summary>Writes a refusal as the whole answer. The answer must not have started.</summary>
    public static Task WriteAsync(HttpContext context, SurfaceError error)
    {
        var response = context.Response;
        response.StatusCode = error.Status;
        if (error.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

        if (error.Status is StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";

        return SurfaceTable.Of(context.Request.Path) switch
        {
            Surface.TalentRay when SurfaceTable.IsLegacyTalentRay(context.Request.Path) =>
                Write(new LegacyTalentRayEnvelope(Sentence(error)), EnvelopeJson.Default.LegacyTalentRayEnvelope),
            Surface.Nova => Write(ForNova(context, error), EnvelopeJson.Default.NovaEnvelope),
            Surface.Reach => Write(
                new ReachEnvelope(false, error.Message, NullIfEmpty(error.Fields, Describe)), EnvelopeJson.Default.ReachEnvelope),
            Surface.LlamaIndex when error.Fields.Count > 0 =>
                Write(new LlamaIndexFieldsEnvelope([.. error.Fields.Select(ForLlamaIndex)]), EnvelopeJson.Default.LlamaIndexFieldsEnvelope),
            Surface.LlamaIndex => Write(new LlamaIndexEnvelope(error.Message), EnvelopeJson.Default.LlamaIndexEnvelope),
            _ => Write(
                new TalentRayEnvelope(
                    error.Code, error.Message, TalentRayDetails(error), error.RequiredScopes, error.GrantedScopes),
                EnvelopeJson.Default.TalentRayEnvelope),
        };

        Task Write<T>(T envelope, JsonTypeInfo<T> json) =>
            response.WriteAsJsonAsync(envelope, json, cancellationToken: context.RequestAborted);
    }

    /// <summary>The trace that this request belongs to: 32 hexadecimal digits, the same for the whole request.</summary>
    internal static string TraceIdOf(HttpContext context)
    {
        if (context.Features.Get<TraceIdFeature>() is { } known)
            return known.TraceId;

        var traceId = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        context.Features.Set(new TraceIdFeature(traceId));
        return traceId;
    }

    private static NovaEnvelope ForNova(HttpContext context, SurfaceError error)
    {
        var code = error.Code is "bad_request" ? "VALIDATION_ERROR" : error.Code.ToUpperInvariant();
        return new NovaEnvelope(
            $"/errors/{code.ToLowerInvariant().Replace('_', '-')}",
            code,
            error.Status,
            error.Message,
            error.Retryable,
            TraceIdOf(context),
            NullIfEmpty(error.Fields, field => new NovaDetail(field.Field, field.Code.ToUpperInvariant(), field.Message)));
    }

    private static LlamaIndexField ForLlamaIndex(FieldError field) => new(
        field.Field.Length == 0 ? [field.In] : [field.In, .. field.Field.Split('.')], field.Message, field.Code);

    // A bad_request always carries its details, so that a client need not ask whether they are there.
    private static IReadOnlyList<string>? TalentRayDetails(SurfaceError error) => error switch
    {
        { Fields.Count: > 0 } => [.. error.Fields.Select(Describe)],
        { Code: "bad_request" } => [error.Message],
        _ => null,
    };

    private static string Sentence(SurfaceError error) =>
        error.Fields.Count == 0 ? error.Message : string.Join(" ", error.Fields.Select(field => $"{Describe(field)}"));

    private static string Describe(FieldError field) => $"{field.Field}: {field.Message}";

    private static List<TOut>? NullIfEmpty<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> map) =>
        items.Count == 0 ? null : [.. items.Select(map)];

    private sealed record TraceIdFeature(string TraceId);
}
