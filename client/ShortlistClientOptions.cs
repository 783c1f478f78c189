namespace Shortlist.Client;

/// <summary>How a client behaves beyond its address and key.</summary>
public sealed record ShortlistClientOptions
{
    /// <summary>
    /// What requests are sent with, such as a test server's handler; null for a <see cref="SocketsHttpHandler"/> of the client's
    /// own. A handler given here is not disposed with the client.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>How long one call may take, uploads and retries included. Default 5 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How often a call that was refused with 429 or 503 is made again; 0 for never. Default 3. Only calls whose body can be sent
    /// twice are made again: an upload from a stream that cannot seek is not.
    /// </summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>
    /// The longest wait before a retry. When the server's <c>Retry-After</c> asks for a longer one, the call fails at once and the
    /// exception says how long to wait. Default 30 s.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock that waits are measured with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
