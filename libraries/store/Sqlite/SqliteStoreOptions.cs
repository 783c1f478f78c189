namespace Shortlist.Store.Sqlite;

/// <summary>What a write must survive once its caller has been answered.</summary>
public enum SqliteSynchronous
{
    /// <summary>The death of any process, but not of the machine: the newest writes may be lost with its power.</summary>
    Normal,

    /// <summary>Loss of power: every group of writes is flushed to the disk before its callers are answered.</summary>
    Full,
}

/// <summary>Where a <see cref="SqliteDocumentStore"/> keeps its file and how it trades safety, memory and patience.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>
    /// The database file, on a local file system; folder and file are made when missing. Four more files stand beside it
    /// while it is in use (<c>-wal</c>, <c>-shm</c>, <c>-gate</c>, <c>-turn</c>).
    /// </summary>
    public required string Path { get; init; }

    /// <summary>What a write must survive. <see cref="SqliteSynchronous.Full"/> unless set.</summary>
    public SqliteSynchronous Synchronous { get; init; } = SqliteSynchronous.Full;

    /// <summary>
    /// How long writes wait for other processes to let go of the database before they fail with
    /// <see cref="StoreUnavailableException"/>.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Page cache of each connection in KiB; there is one for writing and one for each concurrent read.</summary>
    public int CacheKiB { get; init; } = 4096;

    /// <summary>How much of the file is read through the address space, in bytes; counts as resident memory. 0 for none.</summary>
    public long MmapBytes { get; init; }
}
