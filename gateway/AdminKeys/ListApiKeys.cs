using Microsoft.AspNetCore.Http.HttpResults;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>A page of keys, newest first.</summary>
internal sealed record ApiKeyPage(bool Success, IReadOnlyList<ApiKeyView> Data, PageInfo Pagination);

/// <summary>Where a page stands, as on <c>/api/v1</c> (api-surfaces.md §1.1, pagination A).</summary>
internal sealed record PageInfo(int Page, int PageSize, long TotalCount, long TotalPages);

internal static class ListApiKeys
{
    private const int DefaultPageSize = 20;
    private const int MaxPageSize = 100;
    private const int MaxPage = 1_000_000;

    public static async Task<Results<JsonHttpResult<ApiKeyPage>, SurfaceError>> HandleAsync(
        string? page, string? pageSize, Caller caller, ApiKeys keys, CancellationToken cancellationToken)
    {
        if (ApiKeyEndpoints.Number(page, 0, 0, MaxPage) is not { } pageNumber)
            return SurfaceError.BadRequest("page must be a whole number, 0 or more.");
        if (ApiKeyEndpoints.Number(pageSize, DefaultPageSize, 1, MaxPageSize) is not { } size)
            return SurfaceError.BadRequest("pageSize must be a whole number, 1 or more.");

        var total = await keys.CountAsync(caller.TenantId, cancellationToken);
        var found = await keys.ListAsync(caller.TenantId, pageNumber * size, size, cancellationToken);
        return TypedResults.Json(
            new ApiKeyPage(true, [.. found.Select(ApiKeyView.Of)], new PageInfo(pageNumber, size, total, (total + size - 1) / size)),
            ApiKeyJson.Default.ApiKeyPage);
    }
}
