using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Shortlist.Surfaces;

namespace Shortlist.Gateway;

/// <summary>
/// The token buckets of Nova. Each request takes from one of them, told by its method and path, and its answer says how that
/// one stands.
/// </summary>
internal sealed class NovaBuckets(IOptions<NovaLimitOptions> options, TimeProvider time)
{
    private const string CriteriaAi = "criteria_ai";
    private const string ScoringIntakeBatch = "scoring_intake_batch";
    private const string ScoringIntakeSingle = "scoring_intake_single";
    private const string ReadAndOps = "read_and_ops";
    private const string RateLimitStatus = "rate_limit_status";
    private static readonly string[] Names = [CriteriaAi, ScoringIntakeBatch, ScoringIntakeSingle, ReadAndOps, RateLimitStatus];

    private readonly ConcurrentDictionary<(string Tenant, string Environment, string Name), TokenBucket> _buckets = new();

    /// <summary>
    /// Takes one request from its bucket, until the answer is complete, and says so in the answer's headers. Returns the refusal
    /// when nothing is left.
    /// </summary>
    public SurfaceError? Take(Caller caller, HttpContext context)
    {
        var name = NameOf(context.Request);
        var limit = LimitOf(name);
        if (limit.PerSecond <= 0)
            return null;

        var bucket = BucketOf(caller, name);
        var isTaken = bucket.TryTake(out var level);
        var headers = context.Response.Headers;
        headers["X-RateLimit-Bucket"] = name;
        headers["X-RateLimit-Limit"] = limit.PerSecond.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = level.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = ResetOf(level).ToString(CultureInfo.InvariantCulture);
        if (!isTaken)
            return SurfaceError.RateLimited(level.UntilNext, $"Rate limit of the bucket {name} exceeded.");

        context.Response.OnCompleted(() =>
        {
            bucket.Leave();
            return Task.CompletedTask;
        });
        return null;
    }

    /// <summary>How all buckets of the caller's world stand.</summary>
    public IReadOnlyList<BucketStatus> Look(Caller caller) =>
    [
        .. Names.Where(name => LimitOf(name).PerSecond > 0).Select(name =>
        {
            var limit = LimitOf(name);
            var level = BucketOf(caller, name).Look();
            return new BucketStatus(
                name, limit.PerSecond, level.Remaining, ResetOf(level), level.InFlight, limit.Concurrent > 0 ? limit.Concurrent : null);
        }),
    ];

    private static string NameOf(HttpRequest request)
    {
        var segments = (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (HttpMethods.IsPost(request.Method) && segments is ["v1", "jobs", _, .. var rest])
        {
            return rest switch
            {
                ["criteria", "generate"] => CriteriaAi,
                ["scoring-batches"] => ScoringIntakeBatch,
                ["applications", _, "scoring-jobs"] => ScoringIntakeSingle,
                _ => ReadAndOps,
            };
        }

        return segments is ["v1", "rate-limit-status"] ? RateLimitStatus : ReadAndOps;
    }

    private BucketLimit LimitOf(string name) => name switch
    {
        CriteriaAi => options.Value.CriteriaAi,
        ScoringIntakeBatch => options.Value.ScoringIntakeBatch,
        ScoringIntakeSingle => options.Value.ScoringIntakeSingle,
        RateLimitStatus => options.Value.RateLimitStatus,
        _ => options.Value.ReadAndOps,
    };

    private TokenBucket BucketOf(Caller caller, string name) => _buckets.GetOrAdd(
        (caller.TenantId, caller.Environment, name), key => new TokenBucket(LimitOf(key.Name), time));

    private long ResetOf(BucketLevel level) => (long)Math.Ceiling((time.GetUtcNow() + level.UntilFull).ToUnixTimeMilliseconds() / 1000d);
}
