using Microsoft.AspNetCore.Http;

namespace Shortlist.Surfaces;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field as the client wrote it, such as <c>applications[3].resume.url</c>.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="Code">A snake_case code of the fault.</param>
/// <param name="In">Where the field stands: <c>body</c>, <c>query</c>, <c>path</c> or <c>header</c>.</param>
public sealed record FieldError(string Field, string Message, string Code = "invalid", string In = "body");

/// <summary>
/// A refusal, free of any dialect. Return it from an endpoint (it is an <see cref="IResult"/>) or hand it to
/// <see cref="SurfaceErrors.WriteAsync"/>; it is written in the envelope of the surface whose path was asked.
/// </summary>
/// <param name="Status">HTTP status, 400 to 599.</param>
/// <param name="Code">
/// Machine code in snake_case, such as <c>not_found</c>. TalentRay shows it as it is, Nova in upper case; Reach and
/// LlamaIndex show the message alone.
/// </param>
/// <param name="Message">A sentence for people, free of secrets and of other tenants' data.</param>
public sealed record SurfaceError(int Status, string Code, string Message) : IResult
{
    /// <summary>What is wrong with each field, for 400 and 422.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The scopes that the call needs, for <c>insufficient_scope</c>.</summary>
    public IReadOnlyList<string>? RequiredScopes { get; init; }

    /// <summary>The scopes that the credential has, for <c>insufficient_scope</c>.</summary>
    public IReadOnlyList<string>? GrantedScopes { get; init; }

    /// <summary>When to try again; sent as <c>Retry-After</c> in whole seconds, rounded up.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool Retryable { get; init; } = Status is 408 or 429 or 502 or 503 or 504;

    /// <summary>400: the request breaks a rule.</summary>
    public static SurfaceError BadRequest(string message, params IReadOnlyList<FieldError> fields) =>
        new(StatusCodes.Status400BadRequest, "bad_request", message) { Fields = fields };

    /// <summary>401: no valid credential of this surface came with the request.</summary>
    public static SurfaceError Unauthorized(string message = "A valid API key is required.") =>
        new(StatusCodes.Status401Unauthorized, "unauthorized", message);

    /// <summary>403: the credential lacks a scope (api-surfaces.md T9).</summary>
    public static SurfaceError InsufficientScope(IReadOnlyList<string> required, IReadOnlyList<string> granted) =>
        new(StatusCodes.Status403Forbidden, "insufficient_scope", $"This call needs the scope {string.Join(", ", required)}.")
        {
            RequiredScopes = required,
            GrantedScopes = granted,
        };

    /// <summary>403: the caller sees the thing but has no authority over it.</summary>
    public static SurfaceError Forbidden(string message = "You are not allowed to do this.") =>
        new(StatusCodes.Status403Forbidden, "forbidden", message);

    /// <summary>404: unknown, or not the caller's to see; the two must not be told apart.</summary>
    public static SurfaceError NotFound(string message = "Not found.") =>
        new(StatusCodes.Status404NotFound, "not_found", message);

    /// <summary>409: the request contradicts what is stored.</summary>
    public static SurfaceError Conflict(string message) =>
        new(StatusCodes.Status409Conflict, "conflict", message);

    /// <summary>413: the body is over a limit.</summary>
    public static SurfaceError PayloadTooLarge(long maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, "payload_too_large", $"The request body is larger than the {maxBytes} bytes allowed here.");

    /// <summary>429: too many requests.</summary>
    public static SurfaceError RateLimited(TimeSpan retryAfter, string message = "Rate limit exceeded.") =>
        new(StatusCodes.Status429TooManyRequests, "rate_limited", message) { RetryAfter = retryAfter };

    /// <summary>503: a thing that the call depends on does not answer.</summary>
    public static SurfaceError ServiceUnavailable(TimeSpan retryAfter) =>
        new(StatusCodes.Status503ServiceUnavailable, "service_unavailable", "The service is temporarily unavailable.") { RetryAfter = retryAfter };

    /// <summary>The refusal that a bare HTTP status stands for.</summary>
    internal static SurfaceError OfStatus(int status) => status switch
    {
        400 => BadRequest("The request could not be understood."),
        401 => Unauthorized(),
        403 => Forbidden(),
        404 => NotFound(),
        405 => new(405, "method_not_allowed", "The method is not allowed here."),
        408 => new(408, "request_timeout", "The request took too long to arrive."),
        409 => Conflict("The request contradicts the current state."),
        413 => new(413, "payload_too_large", "The request body is too large."),
        415 => new(415, "unsupported_media_type", "The media type of the request body is not supported here."),
        429 => new(429, "rate_limited", "Rate limit exceeded."),
        431 => new(431, "headers_too_large", "The request headers are too large."),
        502 or 503 => new(status, "service_unavailable", "The service is temporarily unavailable.") { RetryAfter = TimeSpan.FromSeconds(5) },
        504 => new(504, "service_unavailable", "The service did not answer in time.") { RetryAfter = TimeSpan.FromSeconds(5) },
        >= 500 => new(status, "internal_error", "An unexpected error occurred."),
        _ => BadRequest("The request could not be processed.") with { Status = status },
    };

    Task IResult.ExecuteAsync(HttpContext httpContext) => SurfaceErrors.WriteAsync(httpContext, this);
}
