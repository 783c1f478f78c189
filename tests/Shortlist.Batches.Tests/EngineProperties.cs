using FsCheck;
using FsCheck.Fluent;

namespace Shortlist.Batches.Tests;

public sealed class EngineProperties
{
    private const int Runs = 2000;

    public enum Weather
    {
        Deliver,
        DeliverTwice,
        Redeliver,
        Lose,
        Pause,
        Resume,
        CrashBeforeWrite,
        CrashAfterWrite,
        LeaseRunsOut,
        Sweep,
        Cancel,
    }

    [Fact]
    public void Batch_UnderAnyWeather_EndsWithCountersThatEqualItsItems()
    {
        var steps = Gen.Zip(Gen.Elements(Enum.GetValues<Weather>()), Gen.Choose(0, 50)).ListOf();
        var scenario =
            from items in Gen.Choose(1, 30)
            from bad in Gen.Choose(0, 5)
            from sliceSize in Gen.Choose(1, 7)
            from window in Gen.Choose(1, 5)
            from slots in Gen.Choose(1, 5)
            from claims in Gen.Elements(true, false)
            from weather in steps
            select (items, bad, sliceSize, window, slots, claims, weather);

        Prop.ForAll(scenario.ToArbitrary(), x =>
                RunAsync(x.items, x.bad, x.sliceSize, x.window, x.slots, x.claims, [.. x.weather]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(60));
    }

    private static async Task RunAsync(
        int items, int bad, int sliceSize, int window, int slots, bool claims, List<(Weather Kind, int Choice)> weather)
    {
        string[] keys =
        [
            .. Enumerable.Range(0, items).Select(i => $"good{i}"), .. Enumerable.Range(0, bad).Select(i => $"bad{i}"),
        ];
        var simulation = new Simulation(claims, window, slots);
        await simulation.SubmitAsync(keys, sliceSize);
        foreach (var (kind, choice) in weather)
            await StepAsync(simulation, kind, choice);

        var batch = await simulation.SettleAsync();

        var ended = await simulation.ItemsAsync();
        ended.Select(item => item.Key).ShouldBe(keys);
        ended.ShouldAllBe(item => item.State != ItemState.Open);
        batch.Counters.ShouldBe(new BatchCounters(
            ended.Count(item => item.State == ItemState.Succeeded),
            ended.Count(item => item.State == ItemState.Failed),
            ended.Count(item => item.State == ItemState.Cancelled)));
        batch.Counters.Ended.ShouldBe(batch.Total);
        simulation.Told.ShouldNotBeEmpty("nobody was told of the end");
        simulation.Told.ShouldAllBe(told => told == batch.Counters);
        (await simulation.HeldSlotsAsync()).ShouldBe(0, "a batch at rest holds nothing back from others");
        if (simulation.WasCancelled)
            return;

        batch.State.ShouldBe(BatchStates.Completed);
        foreach (var item in ended.Where(item => item.ErrorCode != ItemErrors.MaxRetriesExceeded))
            item.State.ShouldBe(item.Key.StartsWith("bad", StringComparison.Ordinal) ? ItemState.Failed : ItemState.Succeeded);
    }

    private static Task StepAsync(Simulation simulation, Weather kind, int choice)
    {
        switch (kind)
        {
            case Weather.Deliver:
                return simulation.DeliverAsync(choice, keep: false, redelivered: false, pause: false);
            case Weather.DeliverTwice:
                return simulation.DeliverAsync(choice, keep: true, redelivered: false, pause: false);
            case Weather.Redeliver:
                return simulation.DeliverAsync(choice, keep: false, redelivered: true, pause: false);
            case Weather.Pause:
                return simulation.DeliverAsync(choice, keep: choice % 2 == 0, redelivered: false, pause: true);
            case Weather.Resume:
                return simulation.ResumeAsync();
            case Weather.Sweep:
                return simulation.SweepAsync();
            case Weather.Cancel when choice < 5:
                return simulation.CancelAsync();
            case Weather.Lose:
                simulation.Lose(choice);
                return Task.CompletedTask;
            case Weather.CrashBeforeWrite:
                simulation.CrashAt(choice % 4, after: false);
                return Task.CompletedTask;
            case Weather.CrashAfterWrite:
                simulation.CrashAt(choice % 4, after: true);
                return Task.CompletedTask;
            case Weather.LeaseRunsOut:
                simulation.Advance(TimeSpan.FromSeconds(20 + choice));
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }
}
