using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Shortlist.Scoring;

/// <summary>An answer whose bytes are known, so that it can be kept and given again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Json">The body; empty for none.</param>
internal sealed record Answer(int Status, byte[] Json) : IResult
{
    /// <summary>A body of a shape.</summary>
    public static Answer Of<T>(int status, T body, JsonTypeInfo<T> json) => new(status, JsonSerializer.SerializeToUtf8Bytes(body, json));

    /// <summary>204.</summary>
    public static Answer None() => new(StatusCodes.Status204NoContent, []);

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Json.Length == 0)
            return;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = Json.Length;
        await httpContext.Response.Body.WriteAsync(Json, httpContext.RequestAborted);
    }
}
