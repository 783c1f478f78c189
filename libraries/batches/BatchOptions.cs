using System.ComponentModel.DataAnnotations;

namespace Shortlist.Batches;

/// <summary>How work is handed out. Bound from the section <c>Batches</c>; every process of a deployment should agree.</summary>
public sealed class BatchOptions
{
    /// <summary>Slices of one batch that are with workers at once. 1–10,000, default 128.</summary>
    [Range(1, 10_000)]
    public int Window { get; set; } = 128;

    /// <summary>Slices of one tenant that are with the workers of one pool at once; above it batches wait as throttled. Default 256.</summary>
    [Range(1, 100_000)]
    public int TenantSlots { get; set; } = 256;

    /// <summary>Other caps for single pools, by the pool's name: <c>Batches:PoolSlots:file-jobs</c>. None by default.</summary>
    public IDictionary<string, int> PoolSlots { get; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a slice may be silent before it is handed out again. Default 60 s; workers renew theirs every third of it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a batch may take before its open items fail as <c>TASK_STUCK</c>. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a submission may stay unfinished before what it stored is removed. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReceiveTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often the sweeper looks for batches that have gone quiet. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often subscribers are told at the most how far a batch is. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often workers may die over an item before it fails as <c>MAX_RETRIES_EXCEEDED</c>. Default 3.</summary>
    [Range(1, 100)]
    public int MaxCrashes { get; set; } = 3;

    /// <summary>How many slices of one tenant (or of a part of it that has a cap of its own) may be with the workers of this pool at once.</summary>
    public int SlotsOf(string pool) => PoolSlots.TryGetValue(pool, out var slots) ? Math.Max(1, slots) : TenantSlots;
}

/// <summary>Codes of items that end without their work being at fault, shared by all surfaces.</summary>
public static class ItemErrors
{
    /// <summary>The batch passed its deadline.</summary>
    public const string TaskStuck = "TASK_STUCK";

    /// <summary>Workers died over the item too often.</summary>
    public const string MaxRetriesExceeded = "MAX_RETRIES_EXCEEDED";
}
