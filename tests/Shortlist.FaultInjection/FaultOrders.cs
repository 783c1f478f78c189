using System.Diagnostics;
using System.Globalization;
using Shortlist.Store;

namespace Shortlist.FaultInjection;

/// <summary>
/// What a process is told to suffer, by lines of a file that may change while it runs: <c>crash before 7</c> and <c>crash after 7</c> (its
/// seventh write or message from then on), <c>slow 5000</c> (milliseconds for every write), <c>full</c> (every write is refused) and
/// <c>clock 7200</c> (seconds that its clock is ahead).
/// </summary>
internal sealed class FaultOrders(string file)
{
    /// <summary>Names the environment variable with the path of the file.</summary>
    public const string FileVariable = "SHORTLIST_FAULTS";

    private readonly Lock _lock = new();
    private DateTime _readAt;
    private long _crashAt;
    private bool _crashesAfter;
    private long _steps;
    private TimeSpan _slowness;
    private bool _isFull;
    private TimeSpan _ahead;

    /// <summary>How far the clock is ahead.</summary>
    public TimeSpan Ahead
    {
        get
        {
            Refresh();
            return _ahead;
        }
    }

    /// <summary>A write to the store, with all that is to befall it.</summary>
    public Task<T> WriteAsync<T>(Func<Task<T>> write) => StepAsync(async () =>
    {
        if (_slowness > TimeSpan.Zero)
            await Task.Delay(_slowness);
        return _isFull ? throw new StoreUnavailableException("No space is left (as told to a process under test).") : await write();
    });

    /// <summary>A step that the process may die before or after.</summary>
    public async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        Refresh();
        var no = Interlocked.Increment(ref _steps);
        if (no == _crashAt && !_crashesAfter)
            await DieAsync();
        var done = await step();
        if (no == _crashAt && _crashesAfter)
            await DieAsync();
        return done;
    }

    /// <summary>As SIGKILL ends it: nothing is flushed, nothing is said.</summary>
    private static async Task DieAsync()
    {
        using var own = Process.GetCurrentProcess();
        own.Kill();
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    private void Refresh()
    {
        var changedAt = File.GetLastWriteTimeUtc(file);
        if (changedAt == _readAt)
            return;
        lock (_lock)
        {
            if (changedAt == _readAt)
                return;
            (_crashAt, _slowness, _isFull, _ahead) = (0, TimeSpan.Zero, false, TimeSpan.Zero);
            foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
                Obey(line.Split(' '));
            Interlocked.Exchange(ref _steps, 0);
            _readAt = changedAt;
        }
    }

    private void Obey(string[] words)
    {
        switch (words)
        {
            case ["crash", var when, var no]:
                (_crashAt, _crashesAfter) = (long.Parse(no, CultureInfo.InvariantCulture), when == "after");
                break;
            case ["slow", var milliseconds]:
                _slowness = TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture));
                break;
            case ["full"]:
                _isFull = true;
                break;
            case ["clock", var seconds]:
                _ahead = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
                break;
        }
    }
}
