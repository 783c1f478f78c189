namespace Shortlist.Store.Disk;

/// <summary>Where a <see cref="DiskBlobStore"/> keeps its files.</summary>
public sealed record DiskBlobOptions
{
    /// <summary>A folder of its own, made when missing, on one file system.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Whether a blob survives a loss of power once its writer has been answered (two flushes of the disk a blob), and not
    /// only the death of the process.
    /// </summary>
    public bool FlushToDisk { get; init; } = true;
}
