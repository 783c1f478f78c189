using System.Diagnostics;
using System.Net;
using Shortlist.Client;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>
/// The items of one surface, as a patient client submits and watches them: what fails for a while is tried again, what contradicts itself
/// is noted.
/// </summary>
internal abstract class Load(int items)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How many items it submits.</summary>
    public int Items => items;

    /// <summary>Whether the submission was acknowledged.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>Whether all of it came to an end.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Items that ended as they should.</summary>
    public int Completed { get; protected set; }

    /// <summary>Items of which there is more than one result.</summary>
    public int Doubled { get; protected set; }

    /// <summary>What contradicted itself.</summary>
    public List<string> Contradictions { get; } = [];

    /// <summary>Items that did not end as they should, and how they did.</summary>
    public List<string> Losses { get; } = [];

    /// <summary>The public ids of its batches.</summary>
    public List<string> Batches { get; } = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task SubmitAsync()
    {
        await PersistAsync(async () =>
        {
            await SubmitOnceAsync();
            return true;
        });
        IsAccepted = true;
    }

    /// <summary>Watches to the end, or for as long as patience lasts.</summary>
    public async Task WatchAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (!HasEnded && Stopwatch.GetElapsedTime(began) < Patience)
        {
            HasEnded = await PersistAsync(LookAsync);
            if (!HasEnded)
                await Task.Delay(Pause, Cancel);
        }

        if (HasEnded)
        {
            await PersistAsync(async () =>
            {
                await JudgeAsync();
                return true;
            });
        }
    }

    /// <summary>Whether some of it is done and the rest is not, by one look.</summary>
    public virtual Task<bool> IsUnderWayAsync() => Task.FromResult(true);

    /// <summary>Submits; may be called again after a failure.</summary>
    protected abstract Task SubmitOnceAsync();

    /// <summary>Looks once; whether all has ended.</summary>
    protected abstract Task<bool> LookAsync();

    /// <summary>Counts what came of it, when all has ended.</summary>
    protected abstract Task JudgeAsync();

    /// <summary>Notes what must hold and does not.</summary>
    protected void Expect(bool holds, string what)
    {
        if (!holds)
            Contradictions.Add(what);
    }

    /// <summary>Tries until it goes through: the service may be down for a while. It may not fail in a way that nobody planned.</summary>
    protected async Task<T> PersistAsync<T>(Func<Task<T>> call)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (
                exception is HttpRequestException or IOException or TaskCanceledException or ShortlistApiException { Status: >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout }
                && !Cancel.IsCancellationRequested
                && Stopwatch.GetElapsedTime(began) < Patience)
            {
                Expect(exception is not ShortlistApiException { Status: HttpStatusCode.InternalServerError }, $"500: {exception.Message}");
                await Task.Delay(Pause, Cancel);
            }
        }
    }
}
