using SQLitePCL;

namespace Shortlist.Store.Sqlite;

/// <summary>SQLite answered with an error.</summary>
internal sealed class SqliteFailure(int code, string message) : Exception($"SQLite error {code}: {message}")
{
    /// <summary>The extended result code.</summary>
    public int Code => code;

    /// <summary>Another connection holds the lock.</summary>
    public bool IsBusy => Primary is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>The statement is at fault, not the database: its transaction and its connection are still good.</summary>
    public bool IsOfStatement => Primary
        is raw.SQLITE_ERROR or raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE;

    private int Primary => code & 0xFF;
}
