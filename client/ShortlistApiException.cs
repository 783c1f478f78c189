using System.Net;

namespace Shortlist.Client;

/// <summary>The server refused a call. Everything that its error envelope says is here.</summary>
public sealed class ShortlistApiException : Exception
{
    /// <summary>With the status and a sentence for people.</summary>
    public ShortlistApiException(HttpStatusCode status, string message) : base(message) => Status = status;

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>
    /// The machine code, such as <c>insufficient_scope</c>. Null where the surface gives none: on <c>/api/admin</c>, and when
    /// something else than Shortlist answered.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>What is wrong with the request, a line for each fault; empty unless the server lists them.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The scopes that the call needs, when the key lacks one.</summary>
    public IReadOnlyList<string> RequiredScopes { get; init; } = [];

    /// <summary>The scopes that the key has, when it lacks one.</summary>
    public IReadOnlyList<string> GrantedScopes { get; init; } = [];

    /// <summary>The trace that the call belongs to, by which the operator finds it; null where the surface names none.</summary>
    public string? TraceId { get; init; }

    /// <summary>How long the server asks to wait before trying again; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
