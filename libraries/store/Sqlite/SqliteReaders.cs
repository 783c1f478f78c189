using System.Collections.Concurrent;

namespace Shortlist.Store.Sqlite;

/// <summary>The connections that read, one for each read under way; idle ones are kept with their statements.</summary>
internal sealed class SqliteReaders(SqliteStoreOptions options) : IDisposable
{
    private const int Kept = 64;

    private readonly ConcurrentStack<SqliteSession> _idle = new();
    private volatile bool _disposed;

    /// <summary>Runs a read of one statement on the caller's thread. It sees every write that was answered before.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read.</exception>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteDocumentStore));
        var session = Rent();
        T result;
        try
        {
            result = read(session);
        }
        catch (SqliteFailure failure)
        {
            session.Dispose();
            throw failure.IsOfStatement
                ? new InvalidOperationException("The query cannot be answered.", failure)
                : new StoreUnavailableException("The database cannot be read.", failure);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        Return(session);
        return result;
    }

    /// <summary>Runs a read of several statements on one state of the database.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read.</exception>
    public T ReadTogether<T>(Func<SqliteSession, T> read) => Read(session =>
    {
        using (var begin = session.Use("BEGIN"))
            begin.Run();
        var result = read(session);
        session.Commit();
        return result;
    });

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryPop(out var session))
            session.Dispose();
    }

    private SqliteSession Rent()
    {
        if (_idle.TryPop(out var session))
            return session;

        try
        {
            DatabaseFile.Create(options.Path);
            return SqliteSession.OpenReader(options);
        }
        catch (Exception exception) when (exception is SqliteFailure or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The database cannot be opened.", exception);
        }
    }

    private void Return(SqliteSession session)
    {
        if (_disposed || _idle.Count >= Kept)
            session.Dispose();
        else
            _idle.Push(session);
    }
}
