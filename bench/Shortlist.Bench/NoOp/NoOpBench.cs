using System.Globalization;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;

namespace Shortlist.Bench.NoOp;

/// <summary>What the engine costs: batches of items that take no time, through intake, tracking, a pool and the broker.</summary>
internal sealed class NoOpBench(NoOpOptions options)
{
    private const int ItemsOfSmallBatch = 10;
    private const int WarmUps = 50;
    private const double PeakMemoryBar = 250;

    /// <summary>Starts the servers, measures, and ends them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var broker = await RabbitBroker.StartAsync(folder.Sub("rabbitmq"), cancellationToken);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bus__Url"] = broker.Url.AbsoluteUri,
            ["Store__Path"] = folder.Sub("store"),
            ["Store__Synchronous"] = options.Synchronous.ToString(),
        };
        var (tracking, _) = await ServiceProcess.StartAsync(
            "tracking", "Shortlist.Tracking", _ => [], folder.Sub("tracking"), settings, cancellationToken);
        await using var endTracking = tracking;
        var (worker, _) = await ServiceProcess.StartAsync(
            "worker", "Shortlist.Bench", _ => ["worker"], folder.Sub("worker"), settings, cancellationToken);
        await using var endWorker = worker;
        await using var submitter = await Submitter.StartAsync(settings, cancellationToken);
        var processes = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["submitter and subscriber"] = Environment.ProcessId,
            ["tracking"] = tracking.Id,
            ["worker"] = worker.Id,
            ["rabbitmq"] = broker.Process.Id,
        };

        for (var round = 1; round <= options.Rounds; round++)
        {
            Report.Section($"Round {round} of {options.Rounds}, Store:Synchronous={options.Synchronous}");
            await SmallBatchesAsync(submitter, broker, processes, cancellationToken);
            foreach (var sliceSize in options.SliceSizes)
                await LargeBatchesAsync(submitter, broker, processes, sliceSize, cancellationToken);
        }

        Report.Section("Memory, the most that was ever resident");
        foreach (var (name, id) in processes)
            Report.AtMost(name, ProcessUsage.PeakMemory(id), PeakMemoryBar, "MiB");
    }

    private static Dictionary<string, long> Cpu(Dictionary<string, int> processes) =>
        processes.ToDictionary(process => process.Key, process => ProcessUsage.CpuMilliseconds(process.Value), StringComparer.Ordinal);

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private async Task SmallBatchesAsync(
        Submitter submitter, RabbitBroker broker, Dictionary<string, int> processes, CancellationToken cancellationToken)
    {
        if (options.SmallBatches == 0)
            return;
        Report.Section($"{options.SmallBatches} batches of {ItemsOfSmallBatch} items, slices of 1, one after another, intake to event");
        for (var i = 0; i < WarmUps; i++)
            await submitter.RunAsync(ItemsOfSmallBatch, 1, cancellationToken);

        var before = Cpu(processes);
        var latencies = new Latencies();
        for (var i = 0; i < options.SmallBatches; i++)
            latencies.Add(await submitter.RunAsync(ItemsOfSmallBatch, 1, cancellationToken));
        var after = Cpu(processes);

        await using var raw = await RawMessages.StartAsync(broker.Url, cancellationToken);
        var rawLatencies = new Latencies();
        for (var i = 0; i < WarmUps; i++)
            await raw.RunAsync(ItemsOfSmallBatch, cancellationToken);
        for (var i = 0; i < options.SmallBatches; i++)
            rawLatencies.Add(await raw.RunAsync(ItemsOfSmallBatch, cancellationToken));

        Report.AtMost("median", latencies.Median, 25, "ms");
        Report.AtMost("p99", latencies.P99, 80, "ms");
        Report.Figure("raw messages, median", rawLatencies.Median, "ms");
        Report.Figure("raw messages, p99", rawLatencies.P99, "ms");
        Report.Figure("CPU of a batch, all processes", (after.Values.Sum() - before.Values.Sum()) / (double)options.SmallBatches, "ms");
        foreach (var name in processes.Keys)
            Report.Figure($"  {name}", (after[name] - before[name]) / (double)options.SmallBatches, "ms");
    }

    private async Task LargeBatchesAsync(
        Submitter submitter, RabbitBroker broker, Dictionary<string, int> processes, int sliceSize, CancellationToken cancellationToken)
    {
        var (few, many) = options.Items;
        await submitter.RunAsync(few, sliceSize, cancellationToken);

        Report.Section($"One batch of {Count(few)} items, slices of {sliceSize}");
        var fewTook = await MeasureAsync(submitter, processes, few, sliceSize, cancellationToken);
        await using (var raw = await RawMessages.StartAsync(broker.Url, cancellationToken))
        {
            await raw.RunAsync(few / sliceSize, cancellationToken);
            var rawTook = await raw.RunAsync(few / sliceSize, cancellationToken);
            Report.Figure("as many raw messages", few / sliceSize / rawTook.TotalSeconds, "/s");
            Report.Figure("time against raw messages", fewTook / rawTook, "x");
        }

        if (many == 0)
            return;
        Report.Section($"One batch of {Count(many)} items, slices of {sliceSize}");
        var manyTook = await MeasureAsync(submitter, processes, many, sliceSize, cancellationToken);
        Report.AtMost($"time against {Count(few)} items", manyTook / fewTook, 1.05 * many / few, "x");
    }

    private static async Task<TimeSpan> MeasureAsync(
        Submitter submitter, Dictionary<string, int> processes, int items, int sliceSize, CancellationToken cancellationToken)
    {
        var before = Cpu(processes);
        var took = await submitter.RunAsync(items, sliceSize, cancellationToken);
        var after = Cpu(processes);

        Report.AtLeast("rate", items / took.TotalSeconds, sliceSize == 1 ? 1_500 : 25_000, "items/s");
        var cpu = (after.Values.Sum() - before.Values.Sum()) / (double)items;
        if (sliceSize == 1)
            Report.Figure("CPU of an item, all processes", cpu, "ms");
        else
            Report.AtMost("CPU of an item, all processes", cpu, 0.15, "ms");
        foreach (var (name, id) in processes)
        {
            Report.Figure($"  {name}", (after[name] - before[name]) / (double)items, "ms");
            Report.Figure($"  {name}, resident", ProcessUsage.CurrentMemory(id), "MiB");
        }

        return took;
    }
}
