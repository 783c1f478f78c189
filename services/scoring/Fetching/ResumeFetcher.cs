using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Shortlist.Applications;
using Shortlist.Documents;

namespace Shortlist.Scoring.Fetching;

/// <summary>A résumé could not be fetched. The message is for the client and names no address.</summary>
internal sealed class ResumeFetchException(string code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ScoringErrors"/>.</summary>
    public string Code { get; } = code;
}

/// <summary>
/// Fetches résumés from addresses that clients give: over HTTPS, from the public internet, within limits on size, time, type and
/// redirects. Sends nothing that tells who asks, follows nothing unchecked, and writes no address to any log, as they may be
/// signed.
/// </summary>
internal sealed class ResumeFetcher : IDisposable
{
    private const int Tries = 2;
    private const int BufferSize = 64 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly HashSet<string> ReadableTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/rtf",
        "text/rtf",
        "text/plain",
        "text/markdown",

        // What file stores say of what they know nothing of; the bytes tell.
        "application/octet-stream",
        "binary/octet-stream",
    };

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly SpoolFolder _spool = SpoolFolder.In(Path.GetTempPath());

    public ResumeFetcher(IOptions<FetchOptions> options, INetwork network, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = _options.ConnectTimeout,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),

            // Neither spans that would name the address, nor trace headers to strangers.
            ActivityHeadersPropagator = null,
            ConnectCallback = new GuardedConnection(_options, network).OpenAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Shortlist", "1"));
    }

    /// <summary>Fetches a résumé into a file that is gone when the stream is closed.</summary>
    /// <exception cref="ResumeFetchException">It cannot be had.</exception>
    public async Task<Stream> FetchAsync(string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            throw NotAllowed();
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        for (var tryNo = 1; ; tryNo++)
        {
            try
            {
                return await TryAsync(address, either.Token);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (exception is ResumeFetchException)
                    throw;
                if (limit.IsCancellationRequested)
                    throw Failed("The résumé could not be fetched in time.");
                if (Find<ForbiddenAddressException>(exception) is not null)
                    throw NotAllowed();
                if (exception is not (HttpRequestException or IOException or OperationCanceledException))
                    throw;
                if (tryNo == Tries)
                    throw Failed("The résumé's address could not be reached.");
            }

            await PauseAsync(either.Token, cancellationToken);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _spool.Dispose();
    }

    private async Task PauseAsync(CancellationToken either, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Pause, _time, either);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            throw Failed("The résumé could not be fetched in time.");
        }
    }

    private async Task<Stream> TryAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (!_options.Allows(address))
                throw NotAllowed();
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (Redirect(response) is not { } location)
                return await TakeAsync(response, cancellationToken);
            if (redirects == _options.MaxRedirects)
                throw Failed("The résumé's address redirects too often.");
            address = Uri.TryCreate(address, location, out var next)
                ? next
                : throw Failed("The résumé's address redirects to something that is no address.");
        }
    }

    private static Uri? Redirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            ? response.Headers.Location
            : null;

    private async Task<Stream> TakeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is 408 or 429 or >= 500)
            throw new HttpRequestException($"The server answered {status}.");
        if (response.StatusCode != HttpStatusCode.OK)
            throw Failed($"The résumé's address answered {status}.");
        if (response.Content.Headers.ContentEncoding.Count > 0)
            throw Failed("The résumé came in an encoding that was not asked for.");
        if (response.Content.Headers.ContentType?.MediaType is { } type && !ReadableTypes.Contains(type))
            throw new ResumeFetchException(ScoringErrors.ResumeParseFailed, "The résumé's address answered with something that is no résumé by its type.");
        if (response.Content.Headers.ContentLength > _options.MaxBytes)
            throw TooLarge();

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var file = NewFile();
        try
        {
            var buffer = new byte[BufferSize];
            int count;
            while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (file.Length + count > _options.MaxBytes)
                    throw TooLarge();
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private FileStream NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(_spool.Path, Path.GetRandomFileName()), options);
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception => exception switch
        {
            null => null,
            T found => found,
            _ => Find<T>(exception.InnerException),
        };

    private static ResumeFetchException NotAllowed() => Failed("The résumé's address is not one that résumés are fetched from.");

    private static ResumeFetchException Failed(string message) => new(ScoringErrors.ResumeFetchFailed, message);

    private ResumeFetchException TooLarge() =>
        new(ScoringErrors.ResumeTooLarge, $"The résumé is larger than {_options.MaxBytes / (1024 * 1024)} MB.");
}
