using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Shortlist.Contracts;

namespace Shortlist.Batches;

/// <summary>Tells tracking that a batch moved.</summary>
public interface IHintSender
{
    /// <summary>Sends a hint, or lets one that is about to be sent speak for this one too.</summary>
    Task HintAsync(Guid batchId, CancellationToken cancellationToken);
}

/// <summary>
/// Coalesces hints by batch. The first goes at once, so that the end of a small batch waits for nothing; what comes while one
/// is on its way to the broker is spoken for by the next; and after ten in a row one every 20 ms speaks for all, so that a
/// large batch costs its tracker little. A hint that is lost costs only time: the sweeper looks too.
/// </summary>
public sealed partial class HintSender(IBatchMessenger messenger, TimeProvider time, ILogger<HintSender> logger)
    : IHintSender, IAsyncDisposable
{
    private const int Burst = 10;
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TrailingPatience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, Pace> _paces = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _trailing = new();

    /// <inheritdoc />
    public async Task HintAsync(Guid batchId, CancellationToken cancellationToken)
    {
        var pace = _paces.GetOrAdd(batchId, static (_, now) => new Pace(now), time.GetTimestamp());
        switch (pace.Ask(time))
        {
            case Turn.Now:
                await SendAsync(batchId, pace, cancellationToken);
                break;
            case Turn.Later:
                var trailing = SendLaterAsync(batchId, pace);
                _trailing[trailing] = true;
                _ = trailing.ContinueWith(
                    static (task, set) => ((ConcurrentDictionary<Task, bool>)set!).TryRemove(task, out _),
                    _trailing,
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
                break;
        }

        if (_paces.Count > 1000)
            ForgetTheQuiet();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_trailing.Keys);
        _stopping.Dispose();
    }

    private async Task SendAsync(Guid batchId, Pace pace, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.HintAsync(new SliceAdvanced { BatchId = batchId }, cancellationToken);
        }
        finally
        {
            pace.Sent();
        }
    }

    private async Task SendLaterAsync(Guid batchId, Pace pace)
    {
        try
        {
            await pace.Underway.WaitAsync(TrailingPatience, time, _stopping.Token);
            if (pace.Wait(time) is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, _stopping.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            // Stopping, or the broker is slow to confirm the one before: what was put off is sent now.
        }

        pace.Begin(time);
        try
        {
            await SendAsync(batchId, pace, CancellationToken.None).WaitAsync(TrailingPatience, time);
        }
        catch (Exception exception)
        {
            // Nobody awaits this send, and nothing depends on it.
            LogLost(exception, batchId);
        }
    }

    private void ForgetTheQuiet()
    {
        foreach (var (batchId, pace) in _paces)
        {
            if (pace.IsQuiet(time))
                _paces.TryRemove(batchId, out _);
        }
    }

    [LoggerMessage(10, LogLevel.Warning, "A hint for batch {BatchId} could not be sent")]
    private partial void LogLost(Exception exception, Guid batchId);

    private enum Turn
    {
        Now,
        Later,
        SpokenFor,
    }

    /// <summary>
    /// A bucket of ten tokens that gains one every 20 ms; whether a hint is on its way; and whether one waits behind it, which
    /// reads nothing of the batch before it goes and so speaks for everybody until then.
    /// </summary>
    private sealed class Pace(long created)
    {
        private readonly Lock _lock = new();
        private double _tokens = Burst;
        private long _at = created;
        private bool _waits;
        private TaskCompletionSource? _underway;

        /// <summary>Ends, never by failing, once the hint that is on its way has gone.</summary>
        public Task Underway
        {
            get
            {
                lock (_lock)
                    return _underway?.Task ?? Task.CompletedTask;
            }
        }

        public Turn Ask(TimeProvider time)
        {
            lock (_lock)
            {
                if (_waits)
                    return Turn.SpokenFor;
                Refill(time);
                if (_underway is null && _tokens >= 1)
                {
                    _tokens--;
                    _underway = new(TaskCreationOptions.RunContinuationsAsynchronously);
                    return Turn.Now;
                }

                _waits = true;
                return Turn.Later;
            }
        }

        /// <summary>How long until there is a token.</summary>
        public TimeSpan Wait(TimeProvider time)
        {
            lock (_lock)
            {
                Refill(time);
                return (1 - _tokens) * Spacing;
            }
        }

        /// <summary>The one that waited goes.</summary>
        public void Begin(TimeProvider time)
        {
            lock (_lock)
            {
                Refill(time);
                _tokens = Math.Max(0, _tokens - 1);
                _waits = false;
                _underway ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public void Sent()
        {
            lock (_lock)
            {
                _underway?.TrySetResult();
                _underway = null;
            }
        }

        public bool IsQuiet(TimeProvider time)
        {
            lock (_lock)
                return !_waits && _underway is null && time.GetElapsedTime(_at) > TimeSpan.FromMinutes(1);
        }

        private void Refill(TimeProvider time)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(Burst, _tokens + time.GetElapsedTime(_at, now) / Spacing);
            _at = now;
        }
    }
}
