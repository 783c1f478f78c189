using Microsoft.AspNetCore.Http.HttpResults;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

internal static class GetApiKey
{
    public static async Task<Results<JsonHttpResult<Success<ApiKeyView>>, SurfaceError>> HandleAsync(
        string id, Caller caller, ApiKeys keys, CancellationToken cancellationToken) =>
        await keys.FindAsync(caller.TenantId, id, cancellationToken) is { } key
            ? TypedResults.Json(new Success<ApiKeyView>(ApiKeyView.Of(key)), ApiKeyJson.Default.SuccessApiKeyView)
            : ApiKeyEndpoints.UnknownKey();
}
