using System.ComponentModel.DataAnnotations;

namespace Shortlist.CvScreening;

/// <summary>What an upload of CVs may hold. Bound from the section <c>Uploads</c>; the size of a whole request is <c>Limits:MaxUploadBytes</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>CVs in a batch, those inside zip files included. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxFiles { get; set; } = 1000;

    /// <summary>Bytes of one CV; a larger one becomes a failed member. Default 10 MB.</summary>
    [Range(1, 1L << 40)]
    public long MaxFileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Bytes that the zip files of a batch may unpack to, all together. Default 400 MB.</summary>
    [Range(1, 1L << 40)]
    public long MaxUnpackedBytes { get; set; } = 400L * 1024 * 1024;
}
