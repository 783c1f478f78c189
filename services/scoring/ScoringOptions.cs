using System.ComponentModel.DataAnnotations;

namespace Shortlist.Scoring;

/// <summary>What submissions may hold. Bound from the section <c>Scoring</c>.</summary>
public sealed class ScoringOptions
{
    /// <summary>Applications in a batch. Default 25 (api-surfaces.md N1).</summary>
    [Range(1, 1000)]
    public int MaxApplications { get; set; } = 25;

    /// <summary>How often an application whose scoring failed by chance may be submitted again by itself. Default 2 (api-surfaces.md §2.3).</summary>
    [Range(0, 100)]
    public int MaxResubmissions { get; set; } = 2;

    /// <summary>How long a write is remembered by its <c>Idempotency-Key</c>. Default 30 days (api-surfaces.md §2.4).</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan IdempotencyLife { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often to look for writes that need not be remembered any longer. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ExpiryInterval { get; set; } = TimeSpan.FromHours(1);
}
