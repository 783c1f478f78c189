using System.ComponentModel.DataAnnotations;

namespace Shortlist.Ingest.Records;

/// <summary>What batches of records may hold. Bound from the section <c>Records</c>; the size of a whole request is <c>Limits:MaxUploadBytes</c>.</summary>
public sealed class RecordOptions
{
    /// <summary>Records in a batch. Default 1,000 (api-surfaces.md §3.2).</summary>
    [Range(1, 10_000_000)]
    public int MaxPerBatch { get; set; } = 1000;

    /// <summary>Bytes of one record. Default 1 MB.</summary>
    [Range(1, 4 * 1024 * 1024)]
    public int MaxRecordBytes { get; set; } = 1024 * 1024;

    /// <summary>Records of a slice, the unit of work and of commit. Default 500.</summary>
    [Range(1, 5000)]
    public int SliceSize { get; set; } = 500;

    /// <summary>How often to look for pending records that have expired. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(1);
}
