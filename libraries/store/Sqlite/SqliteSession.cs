using System.Globalization;
using SQLitePCL;

namespace Shortlist.Store.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Recovery after a crash and the switch to WAL are the only moments at which a reader or an opening connection waits.
    private const int OpeningBusyMilliseconds = 5000;

    // SQLITE_DBCONFIG_ENABLE_QPSG: without it SQLite prepares a statement again whenever a limit is bound to it, to plan for the
    // value; that is half the cost of a short query.
    private const int QueryPlannerStability = 1007;

    // A bound on the log should the checkpointer fall behind; reached, the commit that reaches it copies pages itself.
    private const int WalPagesAtMost = 16384;

    private readonly sqlite3 _database;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    static SqliteSession() => Batteries_V2.Init();

    private SqliteSession(sqlite3 database) => _database = database;

    /// <summary>Whether a transaction is open. Some errors end it behind the caller's back.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    /// <summary>A connection for reading: waits for the rare recovery of the log, never for writers.</summary>
    /// <exception cref="SqliteFailure">The file cannot be opened.</exception>
    public static SqliteSession OpenReader(SqliteStoreOptions options)
    {
        var session = Open(options);
        session.Execute("PRAGMA query_only = ON");
        return session;
    }

    /// <summary>A connection for writing: told at once when another one holds the lock.</summary>
    /// <exception cref="SqliteFailure">The file cannot be opened.</exception>
    public static SqliteSession OpenWriter(SqliteStoreOptions options)
    {
        var session = Open(options);
        session.Execute(options.Synchronous == SqliteSynchronous.Full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA wal_autocheckpoint = {WalPagesAtMost}"));
        raw.sqlite3_busy_timeout(session._database, 0);
        return session;
    }

    /// <summary>A statement, prepared on its first use. Only fixed text and checked names may stand in <paramref name="sql"/>.</summary>
    public SqliteStatement Use(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement))
            return statement;

        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        return _statements[sql] = new SqliteStatement(_database, handle);
    }

    /// <summary>Runs a statement that is not worth keeping.</summary>
    public void Execute(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var handle));
        var statement = new SqliteStatement(_database, handle);
        try
        {
            statement.Run();
        }
        finally
        {
            statement.Close();
        }
    }

    /// <summary>Takes the write lock. False when another connection has it.</summary>
    public bool TryBegin()
    {
        using var begin = Use("BEGIN IMMEDIATE");
        try
        {
            begin.Run();
            return true;
        }
        catch (SqliteFailure failure) when (failure.IsBusy)
        {
            return false;
        }
    }

    public void Commit()
    {
        using var commit = Use("COMMIT");
        commit.Run();
    }

    /// <summary>
    /// Copies pages from the log into the database as far as readers allow, holding up no one.
    /// Says how many pages the log had when it began; null when another connection is at it.
    /// </summary>
    public int? Checkpoint()
    {
        var result = raw.sqlite3_wal_checkpoint_v2(_database, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var logged, out _);
        if (result == raw.SQLITE_BUSY)
            return null;
        Check(result);
        return logged;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Close();
        _statements.Clear();
        _database.Dispose();
    }

    private static SqliteSession Open(SqliteStoreOptions options)
    {
        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(options.Path, out var database, flags, null);
        var session = new SqliteSession(database);
        try
        {
            session.Check(result);
            raw.sqlite3_busy_timeout(database, OpeningBusyMilliseconds);
            session.Check(raw.sqlite3_db_config(database, QueryPlannerStability, 1, out _));
            session.SwitchToWal();
            session.Execute("PRAGMA temp_store = MEMORY");
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = {-options.CacheKiB}"));
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA mmap_size = {options.MmapBytes}"));
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void SwitchToWal()
    {
        using var mode = Use("PRAGMA journal_mode = WAL");
        if (!mode.Step() || !string.Equals(mode.Text(0), "wal", StringComparison.Ordinal))
            throw new SqliteFailure(raw.SQLITE_CANTOPEN, "the file system cannot share memory between processes, which the log needs");
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteFailure(raw.sqlite3_extended_errcode(_database), raw.sqlite3_errmsg(_database).utf8_to_string());
    }
}
