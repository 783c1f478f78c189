using Microsoft.Extensions.Logging;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// Copies the log into the database in the background, a few times a second while there are writes, so that no commit
/// has to stop for it.
/// </summary>
internal sealed partial class SqliteCheckpointer : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // The log starts over once all of it is copied and someone writes next. While writers keep adding, a copy never
    // reaches the end; with more pages than this, the writer is asked to copy the few that are left within its own turn.
    private const int PagesBeforeWriterHelps = 4096;

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
        while (await _timer.WaitForNextTickAsync())
        {
            if (!_writer.TakeWroteSinceCheckpoint())
                continue;

            try
            {
                session ??= SqliteSession.OpenWriter(_options);
                if (session.Checkpoint() > PagesBeforeWriterHelps)
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
