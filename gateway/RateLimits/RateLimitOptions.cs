using Shortlist.Surfaces;

namespace Shortlist.Gateway;

/// <summary>How often clients may call; section <c>RateLimits</c>. Nova counts in buckets instead (<see cref="NovaLimitOptions"/>).</summary>
public sealed class RateLimitOptions
{
    /// <summary>Limit of each TalentRay key (api-surfaces.md §1.1).</summary>
    public KeyLimit TalentRay { get; set; } = new();

    /// <summary>Limit of each Reach credential.</summary>
    public KeyLimit Reach { get; set; } = new();

    /// <summary>Limit of each LlamaIndex key.</summary>
    public KeyLimit LlamaIndex { get; set; } = new();

    /// <summary>Requests without a valid credential that one address may make a minute; 0 for no limit.</summary>
    public int FailedAuthenticationsPerMinute { get; set; } = 60;

    /// <summary>The limit of a surface's keys.</summary>
    public KeyLimit Of(Surface surface) => surface switch
    {
        Surface.TalentRay => TalentRay,
        Surface.Reach => Reach,
        Surface.LlamaIndex => LlamaIndex,
        _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, null),
    };
}

/// <summary>The limit of one key.</summary>
public sealed class KeyLimit
{
    /// <summary>Requests a minute; 0 for no limit.</summary>
    public int PermitsPerMinute { get; set; } = 600;
}
