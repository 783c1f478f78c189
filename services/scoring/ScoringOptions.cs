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
}
