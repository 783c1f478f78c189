using System.Net.Http.Headers;
using Shortlist.Surfaces;

namespace Shortlist.Gateway;

/// <summary>Where a request carries its credential. Never the query string: addresses end up in logs.</summary>
internal static class Credentials
{
    private const string ApiKeyHeader = "x-api-key";

    /// <summary>
    /// The credential, or null. <c>Authorization: Bearer</c> comes first; TalentRay takes <c>x-api-key</c> where that is missing
    /// (api-surfaces.md §1.1).
    /// </summary>
    public static string? Find(HttpRequest request, Surface surface)
    {
        if (request.Headers.Authorization is [{ } authorization]
            && AuthenticationHeaderValue.TryParse(authorization, out var parsed)
            && string.Equals(parsed.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return parsed.Parameter;
        }

        return surface is Surface.TalentRay && request.Headers[ApiKeyHeader] is [{ Length: > 0 } key] ? key : null;
    }

    /// <summary>Takes the credential off the request: no service needs it, and none shall see it.</summary>
    public static void Remove(HttpRequest request)
    {
        request.Headers.Authorization = default;
        request.Headers.Remove(ApiKeyHeader);
    }
}
