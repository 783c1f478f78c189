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
/// Coalesces hints by batch: the first ten go at once, so that the end of a small batch waits for nothing; after that
/// one every 20 ms speaks for all that came meanwhile, so that a large batch costs its tracker little.
/// A hint that is lost costs only time: the sweeper looks too.
/// </summary>
public sealed partial class HintSender(IBatchMessenger messenger, TimeProvider time, ILogger<HintSender> logger)
    : IHintSender, IAsyncDisposable
{
    private const int Burst = 10;
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(20);
    private readonly ConcurrentDictionary<Guid, Pace> _paces = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _trailing = new();

    /// <inheritdoc />
    public async Task HintAsync(Guid batchId, CancellationToken cancellationToken)
    {
        var pace = _paces.GetOrAdd(batchId, static (_, now) => new Pace(now), time.GetTimestamp());
        switch (pace.Ask(time, out var wait))
        {
            case Turn.Now:
                await SendAsync(batchId, cancellationToken);
                break;
            case Turn.Later:
                var trailing = SendLaterAsync(batchId, pace, wait);
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

    private Task SendAsync(Guid batchId, CancellationToken cancellationToken) =>
        messenger.SendToTrackingAsync(new SliceAdvanced { BatchId = batchId }, cancellationToken);

    private async Task SendLaterAsync(Guid batchId, Pace pace, TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping: what was put off is sent now.
        }

        pace.Sent(time);
        try
        {
            await SendAsync(batchId, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5), time);
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

    /// <summary>A bucket of ten tokens that gains one every 20 ms, and whether a put-off hint is under way.</summary>
    private sealed class Pace(long created)
    {
        private readonly Lock _lock = new();
        private double _tokens = Burst;
        private long _at = created;
        private bool _pending;

        public Turn Ask(TimeProvider time, out TimeSpan wait)
        {
            lock (_lock)
            {
                wait = TimeSpan.Zero;
                if (_pending)
                    return Turn.SpokenFor;
                var now = time.GetTimestamp();
                _tokens = Math.Min(Burst, _tokens + time.GetElapsedTime(_at, now) / Spacing);
                _at = now;
                if (_tokens >= 1)
                {
                    _tokens--;
                    return Turn.Now;
                }

                wait = (1 - _tokens) * Spacing;
                _pending = true;
                return Turn.Later;
            }
        }

        public void Sent(TimeProvider time)
        {
            lock (_lock)
            {
                _pending = false;
                _tokens = 0;
                _at = time.GetTimestamp();
            }
        }

        public bool IsQuiet(TimeProvider time)
        {
            lock (_lock)
                return !_pending && time.GetElapsedTime(_at) > TimeSpan.FromMinutes(1);
        }
    }
}
