using System.Diagnostics;

namespace Shortlist.EndToEnd.Tests;

/// <summary>Waits for facts, never for time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the fact holds.</summary>
    public static Task AsyncBe(Func<Task<bool>> fact, string what, TimeSpan? patience = null) =>
        SeeAsync(async () => await fact(), held => held, what, patience);

    /// <summary>Looks until what is seen is as wanted, and returns it.</summary>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> isWanted, string what, TimeSpan? patience = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isWanted(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(began) > (patience ?? Patience))
                throw new TimeoutException($"It did not come to pass that {what}; last seen: {seen}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
