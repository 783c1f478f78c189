using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Shortlist.Files;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>
/// Links to the bytes of files. Whoever has one may read that file until it expires, without a key: it carries tenant, file and
/// time, signed with a key that is derived from the deployment's own.
/// </summary>
internal sealed class DownloadLinks(IOptions<InternalTokenOptions> options, TimeProvider time)
{
    /// <summary>Where links lead.</summary>
    public const string Path = "/downloads/{token}";

    private const int MostTokenLength = 500;
    private const char Separator = '\n';
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: "shortlist download links"u8.ToArray());

    /// <summary>What <c>expand</c> may ask for where links are shown.</summary>
    public static IReadOnlyList<string> Expansions { get; } = ["download_url"];

    /// <summary>A link to a file, at the address that the request came to.</summary>
    public DownloadUrl To(HttpRequest request, string tenantId, string fileId)
    {
        var until = time.GetUtcNow() + Life;
        var claim = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{tenantId}{Separator}{fileId}{Separator}{until.ToUnixTimeSeconds()}"));
        var token = $"{Base64Url.EncodeToString(claim)}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, claim))}";
        return new DownloadUrl(until, $"{AddressOf(request)}/downloads/{token}", null);
    }

    /// <summary>Answers a link with the bytes; 404 for one that is not ours or has expired.</summary>
    public static async Task<IResult> HandleAsync(
        string token, DownloadLinks links, StoredFileCollection files, IBlobStore blobs, HttpContext context)
    {
        if (!links.TryRead(token, out var tenantId, out var fileId)
            || await files.FindAsync(fileId, context.RequestAborted) is not { Value: { DeletedAt: null } file }
            || file.TenantId != tenantId
            || await blobs.OpenReadAsync(file.BlobKey, context.RequestAborted) is not { } content)
        {
            return SurfaceError.NotFound();
        }

        // What strangers uploaded is never shown by a browser as a page of this host.
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(content, "application/octet-stream", file.Name);
    }

    /// <summary>The address that the client called: where a gateway stands before this service, what it says that was.</summary>
    private static string AddressOf(HttpRequest request)
    {
        var scheme = request.Headers["X-Forwarded-Proto"] is [{ Length: > 0 } forwardedScheme] ? forwardedScheme : request.Scheme;
        var host = request.Headers["X-Forwarded-Host"] is [{ Length: > 0 } forwardedHost] ? forwardedHost : request.Host.Value;
        return $"{scheme}://{host}";
    }

    private bool TryRead(string token, out string tenantId, out string fileId)
    {
        (tenantId, fileId) = ("", "");
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || token.Length > MostTokenLength || !Base64Url.IsValid(token.AsSpan(0, dot)) || !Base64Url.IsValid(token.AsSpan(dot + 1)))
            return false;
        var claim = Base64Url.DecodeFromChars(token.AsSpan(0, dot));
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, claim), Base64Url.DecodeFromChars(token.AsSpan(dot + 1))))
            return false;
        var parts = Encoding.UTF8.GetString(claim).Split(Separator);
        (tenantId, fileId) = (parts[0], parts[1]);
        return time.GetUtcNow().ToUnixTimeSeconds() < long.Parse(parts[2], CultureInfo.InvariantCulture);
    }
}
