using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Surfaces;

namespace Shortlist.Gateway;

/// <summary>One bucket. <paramref name="ResetAt"/> is the Unix second at which it is full again.</summary>
internal sealed record BucketStatus(string Bucket, int Limit, int Remaining, long ResetAt, int InFlight, int? MaxInFlight);

/// <summary>All buckets of a partner in one world.</summary>
internal sealed record RateLimitStatusBody(string Environment, IReadOnlyList<BucketStatus> Buckets);

/// <summary>
/// <c>GET /v1/rate-limit-status</c>: how full the buckets are and what is at work. Costs a token of its own bucket and none of
/// the others. Answered here, where the buckets are.
/// </summary>
internal static class RateLimitStatus
{
    public static IEndpointRouteBuilder MapRateLimitStatus(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/v1/rate-limit-status", Handle);
        return endpoints;
    }

    private static IResult Handle(Caller caller, NovaBuckets buckets) => Results.Json(
        new RateLimitStatusBody(caller.Environment, buckets.Look(caller)), RateLimitJson.Default.RateLimitStatusBody);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RateLimitStatusBody))]
internal sealed partial class RateLimitJson : JsonSerializerContext;
