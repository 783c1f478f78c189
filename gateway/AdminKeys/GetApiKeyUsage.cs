using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Shortlist.Store;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>A page of the usage log, newest first (api-surfaces.md §1.1, pagination C).</summary>
internal sealed record UsagePage(IReadOnlyList<UsageView> Data, UsagePageInfo Pagination);

/// <summary>One request.</summary>
internal sealed record UsageView(string Method, string Path, int Status, DateTimeOffset At, double DurationMs);

/// <summary>How to go on: ask again with <c>before</c> = <paramref name="NextBefore"/>, which is null on the last page.</summary>
internal sealed record UsagePageInfo(int Limit, bool HasMore, DateTimeOffset? NextBefore);

internal static class GetApiKeyUsage
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static async Task<Results<JsonHttpResult<UsagePage>, SurfaceError>> HandleAsync(
        string id, string? limit, string? before, Caller caller, ApiKeys keys, UsageCollection usage, CancellationToken cancellationToken)
    {
        if (ApiKeyEndpoints.Number(limit, DefaultLimit, 1, MaxLimit) is not { } take)
            return SurfaceError.BadRequest("limit must be a whole number, 1 or more.");
        if (!TryParseBefore(before, out var until))
            return SurfaceError.BadRequest("before must be an ISO 8601 time.");
        if (await keys.FindAsync(caller.TenantId, id, cancellationToken) is not { } key)
            return ApiKeyEndpoints.UnknownKey();

        var ofKey = Where.Equal("key_id", key.Id);
        var found = await usage.QueryAsync(
            new Query
            {
                Conditions = until is { } instant ? [ofKey, Where.Below("at", instant.UtcTicks)] : [ofKey],
                OrderBy = [new Store.SortKey("at", Descending: true)],
                Take = take + 1,
            },
            cancellationToken);
        var hasMore = found.Count > take;
        var entries = found.Take(take).Select(each => each.Value).ToList();
        return TypedResults.Json(
            new UsagePage(
                [.. entries.Select(entry => new UsageView(entry.Method, entry.Path, entry.Status, entry.At, entry.DurationMs))],
                new UsagePageInfo(take, hasMore, hasMore ? entries[^1].At : null)),
            UsagePageJson.Default.UsagePage);
    }

    private static bool TryParseBefore(string? text, out DateTimeOffset? before)
    {
        before = null;
        if (text is null)
            return true;

        // A "+" that was not escaped arrives as a blank.
        var isParsed = DateTimeOffset.TryParse(
            text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed);
        before = isParsed ? parsed : null;
        return isParsed;
    }
}
