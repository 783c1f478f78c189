using System.ComponentModel.DataAnnotations;

namespace Shortlist.Ingest.Files;

/// <summary>What directories and batches may hold. Bound from the section <c>Files</c>.</summary>
public sealed class FilesOptions
{
    /// <summary>Files of a batch. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxBatchFiles { get; set; } = 1000;

    /// <summary>Bytes of one file. Default 50 MB.</summary>
    [Range(1, 1L << 40)]
    public long MaxFileBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>How long an ephemeral directory lives. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan EphemeralLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often to look for ephemeral directories whose time has come. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan ExpiryInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How a file's bytes are read for parsing and extraction.</summary>
    public ReadingOptions Reading { get; } = new();
}

/// <summary>Limits of reading; the others are those of the section <c>Documents</c>.</summary>
public sealed class ReadingOptions
{
    /// <summary>Pages of a PDF that are read; the rest is left out with a warning. Default 500.</summary>
    [Range(1, 100_000)]
    public int MaxPages { get; set; } = 500;

    /// <summary>Pages of a scan that are read. Default 50.</summary>
    [Range(1, 10_000)]
    public int MaxOcrPages { get; set; } = 50;

    /// <summary>Characters of a file; one with more fails as <c>too_large</c>. Default 2 million.</summary>
    [Range(1_000, 4_000_000)]
    public int MaxCharacters { get; set; } = 2_000_000;
}
