using System.Net;

namespace Shortlist.Client.Http;

/// <summary>
/// Makes a call again that was refused with 429 or 503, after the time that the server asks for, or after a doubling one with
/// jitter when it asks for none.
/// </summary>
internal sealed class RetryHandler(ShortlistClientOptions options, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (retry >= options.MaxRetries || !IsTemporary(response.StatusCode) || !CanSendAgain(request))
                return response;

            var delay = RetryAfter.Of(response, options.Time) ?? Jittered(FirstDelay * Math.Pow(2, retry));
            if (delay > options.MaxRetryDelay)
                return response;

            response.Dispose();
            await Task.Delay(delay, options.Time, cancellationToken);
        }
    }

    private static bool IsTemporary(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private static bool CanSendAgain(HttpRequestMessage request) => request.Content is not (CvUploadContent { CanSendAgain: false } or RecordLinesContent);

    // Between three quarters and the whole, so that clients which were refused together do not come back together.
    private static TimeSpan Jittered(TimeSpan delay) => delay * (0.75 + (Random.Shared.NextDouble() / 4));
}

/// <summary>Reads the <c>Retry-After</c> of an answer.</summary>
internal static class RetryAfter
{
    /// <summary>The wait that it asks for, never negative; null when it asks for none.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - time.GetUtcNow() is var wait => wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
