using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// The one thread of a process that writes. It takes what has queued up while the previous group was being committed and
/// commits it as one transaction, so that a flush of the disk serves many callers and a lone caller waits for no one.
/// </summary>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    // Short turns keep the wait of other processes short.
    private const int GroupSize = 256;
    private static readonly TimeSpan GroupTime = TimeSpan.FromMilliseconds(4);

    private readonly SqliteStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly BlockingCollection<Operation> _queue = [];
    private readonly List<Operation> _group = new(GroupSize);
    private readonly ManualResetEventSlim _never = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _impatience;
    private SqliteSession? _session;
    private WriterTurn? _turn;
    private Operation? _waiting;
    private volatile bool _wroteSinceCheckpoint;
    private volatile bool _checkpointWanted;

    public SqliteWriter(SqliteStoreOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _impatience = time.CreateTimer(_ => GiveUpWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        new Thread(Run) { IsBackground = true, Name = "sqlite-writer" }.Start();
    }

    /// <summary>
    /// Queues work that writes. The task ends after the commit that holds it. Work runs in a transaction shared with others,
    /// so what it does must be one statement or may be done by halves.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The lock was not to be had, or the group could not be written.</exception>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var operation = new Operation<T>(work, cancellationToken);
        try
        {
            _queue.Add(operation, CancellationToken.None);
        }
        catch (InvalidOperationException exception) when (_queue.IsAddingCompleted)
        {
            throw new ObjectDisposedException("The store is closed.", exception);
        }

        return operation.Task;
    }

    /// <summary>Whether anything was written since the last call.</summary>
    public bool TakeWroteSinceCheckpoint()
    {
        var wrote = _wroteSinceCheckpoint;
        _wroteSinceCheckpoint = false;
        return wrote;
    }

    /// <summary>Asks for the rest of the log to be copied at the end of the next turn, when no one else can add to it.</summary>
    public void WantCheckpoint() => _checkpointWanted = true;

    /// <summary>Writes what is queued and ends the thread.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        try
        {
            // Beyond this a stopped process holds the turn; waiting for it would hold up the end of this one.
            await _stopped.Task.WaitAsync(_options.Patience + _options.Patience, _time);
        }
        catch (TimeoutException)
        {
            return;
        }

        await _impatience.DisposeAsync();
        _queue.Dispose();
        _never.Dispose();
    }

    private void Run()
    {
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            try
            {
                WriteGroup(first);
                foreach (var operation in _group)
                    operation.Complete();
            }
            catch (Exception exception)
            {
                // The thread outlives whatever befalls a group; its callers get to know.
                LogGroupFailed(_group.Count, exception);
                FailGroup(first, exception);
            }

            _group.Clear();
        }

        _session?.Dispose();
        _turn?.Dispose();
        _stopped.SetResult();
    }

    private void WriteGroup(Operation first)
    {
        if (_session is null)
        {
            DatabaseFile.Create(_options.Path);
            _session = SqliteSession.OpenWriter(_options);
            _turn ??= new WriterTurn(_options.Path);
        }

        EnterTurn(first);
        try
        {
            Begin(_session);
            RunGroup(first, _session);
            _session.Commit();
            _wroteSinceCheckpoint = true;
            if (_checkpointWanted)
            {
                _checkpointWanted = false;
                _ = _session.Checkpoint();
            }
        }
        finally
        {
            _turn!.Leave();
        }
    }

    private void EnterTurn(Operation first)
    {
        if (_turn!.TryEnter())
            return;

        Volatile.Write(ref _waiting, first);
        _impatience.Change(_options.Patience, _options.Patience);
        try
        {
            _turn.Enter();
        }
        finally
        {
            _impatience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Volatile.Write(ref _waiting, null);
        }
    }

    // With the turn taken, only a foreign program or a system without such locks leads into the loop.
    private void Begin(SqliteSession session)
    {
        var started = _time.GetTimestamp();
        var spin = default(SpinWait);
        while (!session.TryBegin())
        {
            if (_time.GetElapsedTime(started) > _options.Patience)
                throw new StoreUnavailableException("Another program holds the database's write lock.");
            if (spin.Count < 50)
                spin.SpinOnce(sleep1Threshold: -1);
            else
                _never.Wait(Random.Shared.Next(1, 3));
        }
    }

    private void RunGroup(Operation first, SqliteSession session)
    {
        var started = _time.GetTimestamp();
        var next = first;
        do
        {
            if (!next.TryStart())
                continue;

            _group.Add(next);
            next.Run(session);
            if (!session.InTransaction)
                throw next.Failure ?? new InvalidOperationException("An operation ended the transaction that it shares.");
        }
        while (_group.Count < GroupSize && _time.GetElapsedTime(started) < GroupTime && _queue.TryTake(out next));
    }

    private void FailGroup(Operation first, Exception exception)
    {
        // A connection that has seen an error of the disk is not trusted again; closing it also rolls back.
        _session?.Dispose();
        _session = null;
        var unavailable = exception as StoreUnavailableException ?? new StoreUnavailableException("The database cannot be written.", exception);
        first.TryAbandon(unavailable);
        foreach (var operation in _group)
            operation.Fail(unavailable);
    }

    private void GiveUpWaiting()
    {
        var unavailable = new StoreUnavailableException("Another process does not let go of the database.");
        Volatile.Read(ref _waiting)?.TryAbandon(unavailable);
        while (_queue.TryTake(out var operation))
            operation.TryAbandon(unavailable);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A group of {Count} writes failed")]
    private partial void LogGroupFailed(int count, Exception exception);

    private abstract class Operation(CancellationToken cancellationToken)
    {
        private int _started;

        /// <summary>What the operation itself ran into.</summary>
        public Exception? Failure { get; protected set; }

        /// <summary>Claims the operation for the group. False when it was cancelled or abandoned before.</summary>
        public bool TryStart()
        {
            if (Interlocked.Exchange(ref _started, 1) == 1)
                return false;
            if (!cancellationToken.IsCancellationRequested)
                return true;
            Cancel(cancellationToken);
            return false;
        }

        /// <summary>Fails the operation unless it has been started.</summary>
        public void TryAbandon(Exception exception)
        {
            if (Interlocked.Exchange(ref _started, 1) == 0)
                Fail(exception);
        }

        public abstract void Run(SqliteSession session);

        /// <summary>Tells the caller how it went, after the commit.</summary>
        public abstract void Complete();

        public abstract void Fail(Exception exception);

        protected abstract void Cancel(CancellationToken token);
    }

    private sealed class Operation<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) : Operation(cancellationToken)
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _completion.Task;

        public override void Run(SqliteSession session)
        {
            try
            {
                _result = work(session);
            }
            catch (SqliteFailure failure) when (failure.IsOfStatement)
            {
                // The operation's own fault; its neighbours in the group go on.
                Failure = new InvalidOperationException("The database refuses this write.", failure);
            }
        }

        public override void Complete()
        {
            if (Failure is null)
                _completion.SetResult(_result!);
            else
                Fail(Failure);
        }

        public override void Fail(Exception exception) => _completion.SetException(exception);

        protected override void Cancel(CancellationToken token) => _completion.SetCanceled(token);
    }
}
