using System.Globalization;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.NoOp;

namespace Shortlist.Bench.Scaling;

/// <summary>What a run of <c>scaling</c> measures.</summary>
/// <param name="Rounds">Times that everything is repeated; each round is reported.</param>
/// <param name="Items">Items of the batch that one process and then two work on.</param>
/// <param name="Wait">How long each item waits.</param>
/// <param name="Queued">Items of another tenant that are queued before a batch of ten.</param>
internal sealed record ScalingOptions(int Rounds, int Items, TimeSpan Wait, int Queued);

/// <summary>
/// What a second worker process is worth when items wait for something else than the processor, and how long a tenant's small batch
/// takes beside another tenant's large one.
/// </summary>
internal sealed class ScalingBench(ScalingOptions options)
{
    private const int Concurrency = 4;
    private const int SmallBatch = 10;
    private const int SmallBatches = 20;
    private const int WarmUps = 10;

    /// <summary>Starts the servers, measures, and ends them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var round = 1; round <= options.Rounds; round++)
        {
            Report.Section($"Round {round} of {options.Rounds}");
            await RoundAsync(cancellationToken);
        }
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await using var broker = await RabbitBroker.StartAsync(folder.Sub("rabbitmq"), cancellationToken);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bus__Url"] = broker.Url.AbsoluteUri,
            ["Store__Path"] = folder.Sub("store"),
            [$"Pools__{NoOpHandler.Pool}__Concurrency"] = Concurrency.ToString(CultureInfo.InvariantCulture),
        };
        var (tracking, _) = await ServiceProcess.StartAsync(
            "tracking", "Shortlist.Tracking", _ => [], folder.Sub("tracking"), settings, cancellationToken);
        await using var endTracking = tracking;
        await using var first = await StartWorkerAsync("first");
        await using var submitter = await Submitter.StartAsync(settings, cancellationToken);

        Report.Section($"{options.Items} items that wait {options.Wait.TotalMilliseconds} ms, {Concurrency} at once in a process");
        var one = await RateAsync(submitter, cancellationToken);
        await using var second = await StartWorkerAsync("second");
        var two = await RateAsync(submitter, cancellationToken);
        Report.Figure("one process", one, "items/s");
        Report.Figure("two processes", two, "items/s");
        Report.AtLeast("two against one", two / one, 1.6, "x");

        Report.Section($"Batches of {SmallBatch}, alone and beside {options.Queued} items of another tenant");
        var alone = await SmallBatchesAsync(submitter, cancellationToken);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var large = await submitter.BeginAsync(options.Queued, sliceSize: 1, "large", enough.Token);
        var beside = await SmallBatchesAsync(submitter, cancellationToken);
        if (large.IsCompleted)
            throw new InvalidOperationException("The large batch ended before the small ones were measured; queue more items.");
        await enough.CancelAsync();
        Report.Figure("alone, median", alone.Median, "ms");
        Report.Figure("alone, slowest", alone.Highest, "ms");
        Report.Figure("beside the other, median", beside.Median, "ms");
        Report.Figure("beside the other, slowest", beside.Highest, "ms");
        Report.AtMost("slowest beside against median alone", beside.Highest - alone.Median, 2_000, "ms more");

        async Task<ChildProcess> StartWorkerAsync(string name) => (await ServiceProcess.StartAsync(
            name,
            "Shortlist.Bench",
            _ => ["worker", "--wait", options.Wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)],
            folder.Sub(name),
            settings,
            cancellationToken)).Process;
    }

    private async Task<double> RateAsync(Submitter submitter, CancellationToken cancellationToken)
    {
        for (var i = 0; i < WarmUps; i++)
            await submitter.RunAsync(SmallBatch, 1, cancellationToken);
        return options.Items / (await submitter.RunAsync(options.Items, 1, cancellationToken)).TotalSeconds;
    }

    private static async Task<Latencies> SmallBatchesAsync(Submitter submitter, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        for (var i = 0; i < SmallBatches; i++)
            latencies.Add(await submitter.RunAsync(SmallBatch, 1, cancellationToken, "small"));
        return latencies;
    }
}
