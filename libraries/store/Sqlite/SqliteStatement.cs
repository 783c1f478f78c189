using System.Text;
using SQLitePCL;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// A prepared statement of a <see cref="SqliteSession"/>, bound from left to right. Disposing it hands it back to the
/// session, which keeps it for the next use.
/// </summary>
internal sealed class SqliteStatement(sqlite3 database, sqlite3_stmt handle) : IDisposable
{
    private const int StackBytes = 1024;

    private int _bound;

    public SqliteStatement Bind(string? value)
    {
        if (value is null)
            return Checked(raw.sqlite3_bind_null(handle, ++_bound));
        if (value.Length == 0)
            return Checked(raw.sqlite3_bind_text(handle, ++_bound, ""));
        if (value.Length > StackBytes / 3)
            return Checked(raw.sqlite3_bind_text(handle, ++_bound, Encoding.UTF8.GetBytes(value).AsSpan()));

        Span<byte> buffer = stackalloc byte[StackBytes];
        return Checked(raw.sqlite3_bind_text(handle, ++_bound, buffer[..Encoding.UTF8.GetBytes(value, buffer)]));
    }

    public SqliteStatement Bind(long? value) =>
        Checked(value is { } number ? raw.sqlite3_bind_int64(handle, ++_bound, number) : raw.sqlite3_bind_null(handle, ++_bound));

    /// <summary>Binds bytes as a blob.</summary>
    public SqliteStatement Bind(ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(handle, ++_bound, value));

    /// <summary>Binds bytes that are UTF-8 already as a text.</summary>
    public SqliteStatement BindUtf8(ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_text(handle, ++_bound, value));

    /// <summary>Moves to the next row; false when there is none.</summary>
    public bool Step() => raw.sqlite3_step(handle) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw Failure(),
    };

    /// <summary>Runs to the end and says how many rows it changed, those of triggers not counted.</summary>
    public int Run()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(database);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    // As a blob, for the length of a text would otherwise end at its first NUL.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    /// <summary>The bytes of a column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose()
    {
        // Its result repeats the error that the step has already raised.
        _ = raw.sqlite3_reset(handle);
        if (_bound > 0)
            _ = raw.sqlite3_clear_bindings(handle);
        _bound = 0;
    }

    /// <summary>Ends the statement for good.</summary>
    public void Close() => handle.Dispose();

    private SqliteStatement Checked(int result) => result == raw.SQLITE_OK ? this : throw Failure();

    private SqliteFailure Failure() =>
        new(raw.sqlite3_extended_errcode(database), raw.sqlite3_errmsg(database).utf8_to_string());
}
