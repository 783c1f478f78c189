using Microsoft.Extensions.Logging;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// Copies the log into the database in the background, a few times a second while there are writes, so that no commit
/// has to stop for it. Once writes pause, empties the log, so that what was deleted is in no file any more.
/// </summary>
internal sealed partial class SqliteCheckpointer : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // The log starts over once all of it is copied and someone writes next. While writers keep adding, a copy never
    // reaches the end; with more pages than this, the writer is asked to copy the few that are left within its own turn.
    private const int PagesBeforeWriterHelps = 4096;

    // Emptying the file means growing it again: not while one write follows the other.
    private const int QuietTurnsBeforeEmptying = 3;

    private readonly SqliteStoreOptions _options;
    private readonly SqliteWriter _writer;
    private readonly ILogger _logger;
    private readonly PeriodicTimer _timer;
    private readonly Task _loop;

    public SqliteCheckpointer(SqliteStoreOptions options, SqliteWriter writer, TimeProvider time, ILogger logger)
    {
        _options = options;
        _writer = writer;
        _logger = logger;
        _timer = new PeriodicTimer(Interval, time);
        _loop = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _loop;
    }

    private async Task RunAsync()
    {
        SqliteSession? session = null;
        var isEmpty = true;
        var quietTurns = 0;
        while (await _timer.WaitForNextTickAsync())
        {
            var wrote = _writer.TakeWroteSinceCheckpoint();
            quietTurns = wrote ? 0 : quietTurns + 1;
            isEmpty &= !wrote;
            if (isEmpty || (!wrote && quietTurns < QuietTurnsBeforeEmptying))
                continue;

            try
            {
                session ??= SqliteSession.OpenWriter(_options);
                if (!wrote)
                    isEmpty = session.TryEmptyLog();
                else if (session.Checkpoint() > PagesBeforeWriterHelps)
                    _writer.WantCheckpoint();
            }
            catch (SqliteFailure failure)
            {
                LogCheckpointFailed(failure);
                session?.Dispose();
                session = null;
            }
        }

        session?.Dispose();
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The log of the database could not be copied; it keeps growing until it can")]
    private partial void LogCheckpointFailed(SqliteFailure failure);
}
