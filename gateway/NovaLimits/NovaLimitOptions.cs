namespace Shortlist.Gateway;

/// <summary>
/// How often partners may call Nova, section <c>RateLimits:Nova</c>: five token buckets for each partner and world
/// (api-surfaces.md §2.2). A bucket holds as many tokens as it gains in a second.
/// </summary>
public sealed class NovaLimitOptions
{
    /// <summary>Making criteria out of job descriptions.</summary>
    public BucketLimit CriteriaAi { get; set; } = new() { PerSecond = 2, Concurrent = 4 };

    /// <summary>Submitting scoring batches.</summary>
    public BucketLimit ScoringIntakeBatch { get; set; } = new() { PerSecond = 1 };

    /// <summary>Submitting single scoring jobs.</summary>
    public BucketLimit ScoringIntakeSingle { get; set; } = new() { PerSecond = 10 };

    /// <summary>Everything else.</summary>
    public BucketLimit ReadAndOps { get; set; } = new() { PerSecond = 20 };

    /// <summary>Asking how full the buckets are.</summary>
    public BucketLimit RateLimitStatus { get; set; } = new() { PerSecond = 2 };
}

/// <summary>The limit of one bucket.</summary>
public sealed class BucketLimit
{
    /// <summary>Tokens gained in a second, and held at the most; 0 for no limit.</summary>
    public int PerSecond { get; set; }

    /// <summary>Requests at work at the same time; 0 for any number.</summary>
    public int Concurrent { get; set; }
}
