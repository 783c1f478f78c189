using Microsoft.AspNetCore.Http.HttpResults;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>Revokes a key at once. The key stays listed with the time; revoking it again changes nothing.</summary>
internal static class RevokeApiKey
{
    public static async Task<Results<JsonHttpResult<Success<ApiKeyView>>, SurfaceError>> HandleAsync(
        string id, Caller caller, ApiKeys keys, CancellationToken cancellationToken) =>
        await keys.RevokeAsync(caller.TenantId, id, cancellationToken) is { } key
            ? TypedResults.Json(new Success<ApiKeyView>(ApiKeyView.Of(key)), ApiKeyJson.Default.SuccessApiKeyView)
            : ApiKeyEndpoints.UnknownKey();
}
