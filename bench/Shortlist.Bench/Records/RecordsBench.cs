using System.Diagnostics;
using System.Globalization;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Client;
using Shortlist.Client.Reach;

namespace Shortlist.Bench.Records;

/// <summary>What a run of <c>records</c> measures.</summary>
/// <param name="Rounds">Times that everything but the stream is repeated; each round is reported.</param>
/// <param name="Records">Records in batches of 1,000.</param>
/// <param name="Stream">Records of the one large batch, 0 for none; it is held against one of a tenth.</param>
/// <param name="Waiting">Records that wait for one, 0 for none.</param>
internal sealed record RecordsOptions(int Rounds, int Records, int Stream, int Waiting);

/// <summary>
/// Records over HTTP, through gateway, broker and store, until their batches read as over; against a loop that inserts the same
/// documents by the same adapter.
/// </summary>
internal sealed class RecordsBench(RecordsOptions options)
{
    private const int BatchSize = 1000;
    private const int Submitters = 4;
    private const double PeakMemoryBar = 350;
    private static readonly TimeSpan Seldom = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(2);

    /// <summary>Batches whose time from POST to end is taken, and how often.</summary>
    private static readonly (int Records, int Times)[] Sizes = [(1, 100), (10, 100), (1_000, 20), (100_000, 3)];

    /// <summary>Starts the servers, measures, and ends them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var round = 1; round <= options.Rounds; round++)
        {
            Report.Section($"Round {round} of {options.Rounds}, services on RabbitMQ");
            await RoundAsync(cancellationToken);
        }
    }

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static async Task OverAsync(IReachApi api, string batchId, int successful, TimeSpan pause, CancellationToken cancellationToken)
    {
        while ((await api.GetBatchAsync(batchId, cancellationToken: cancellationToken)).Data is var batch && batch.Progress.SuccessfulRecords < successful)
        {
            if (batch.IsOver && batch.Progress.FailedRecords > 0)
                throw new InvalidOperationException($"Batch {batchId} ended with failures.");
            await Task.Delay(pause, cancellationToken);
        }
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var settings = Settings.For(folder.Sub("store"));
        settings["RateLimits__Reach__PermitsPerMinute"] = "0";
        settings["Records__MaxPerBatch"] = "2000000";
        settings["Limits__MaxUploadBytes"] = "4000000000";
        settings["Batches__ReceiveTimeout"] = "01:00:00";
        var (partnerToken, tenantToken) = await RecordsPartner.MakeAsync(settings, cancellationToken);
        await using var deployment = await Deployment.ForRecordsAsync(folder, settings, cancellationToken);
        using var admin = ShortlistClient.ForReach(deployment.Url, partnerToken);
        await RecordsPartner.DefineAsync(admin, cancellationToken);
        using var api = ShortlistClient.ForReach(deployment.Url, tenantToken, options: new() { Timeout = TimeSpan.FromMinutes(10) });
        await ManyAsync(api, "warm", BatchSize * 20, cancellationToken);

        Report.Section($"{Count(options.Records)} records of 1 kB in batches of {Count(BatchSize)}, {Submitters} at a time");
        var before = Cpu(deployment);
        var took = await ManyAsync(api, "bulk", options.Records, cancellationToken);
        var after = Cpu(deployment);
        var rate = options.Records / took.TotalSeconds;
        Report.AtLeast("rate", rate, 8_000, "records/s");
        foreach (var name in before.Keys)
            Report.Figure($"  {name}, CPU of a record", (after[name] - before[name]) * 1000.0 / options.Records, "µs");
        var raw = await RawInserts.RateAsync(settings, folder.Sub("raw"), options.Records, cancellationToken);
        Report.Figure("a loop that inserts the same documents", raw, "records/s");
        Report.AtLeast("share of that", 100 * rate / raw, 25, "%");

        await BySizeAsync(api, cancellationToken);
        if (options.Waiting > 0)
            await WaitingAsync(api, cancellationToken);
        if (options.Stream > 0)
            await StreamAsync(api, cancellationToken);
        Report.Section("Memory, the most that was ever resident");
        foreach (var (name, process) in deployment.Processes)
            Report.AtMost(name, ProcessUsage.PeakMemory(process.Id), PeakMemoryBar, "MiB");
    }

    private static Dictionary<string, long> Cpu(Deployment deployment) => deployment.Processes.ToDictionary(
        process => process.Key, process => ProcessUsage.CpuMilliseconds(process.Value.Id), StringComparer.Ordinal);

    private static async Task<TimeSpan> ManyAsync(IReachApi api, string prefix, int records, CancellationToken cancellationToken)
    {
        var bodies = Enumerable.Range(0, records / BatchSize)
            .Select(batch => RecordLinesSource.Bytes(prefix, batch * BatchSize, BatchSize))
            .ToList();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            bodies,
            new ParallelOptions { MaxDegreeOfParallelism = Submitters, CancellationToken = cancellationToken },
            async (body, token) =>
            {
                using var lines = new MemoryStream(body);
                var batch = (await api.IngestLinesAsync("candidate", new RecordLines(lines), cancellationToken: token)).Data;
                await OverAsync(api, batch.BatchId, BatchSize, Seldom, token);
            });
        return Stopwatch.GetElapsedTime(began);
    }

    private async Task WaitingAsync(IReachApi api, CancellationToken cancellationToken)
    {
        Report.Section($"{Count(options.Waiting)} records that wait for one");
        var batches = new List<string>();
        for (var first = 0; first < options.Waiting; first += BatchSize)
        {
            using var lines = new MemoryStream(RecordLinesSource.Bytes("wait", first, BatchSize, waitsFor: "late"));
            batches.Add((await api.IngestLinesAsync(
                "candidate", new RecordLines(lines), dependencyWaitTimeout: 3600, cancellationToken: cancellationToken)).Data.BatchId);
        }

        foreach (var batch in batches)
        {
            while ((await api.GetBatchAsync(batch, cancellationToken: cancellationToken)).Data.Progress.PendingRecords < BatchSize)
                await Task.Delay(Seldom, cancellationToken);
        }

        using var arrival = new MemoryStream("{\"id\":\"late\",\"city\":\"Ghent\"}"u8.ToArray());
        var began = Stopwatch.GetTimestamp();
        await api.IngestLinesAsync("office", new RecordLines(arrival), cancellationToken: cancellationToken);
        foreach (var batch in batches)
            await OverAsync(api, batch, BatchSize, Seldom, cancellationToken);
        Report.AtMost("released and resolved", Stopwatch.GetElapsedTime(began).TotalSeconds, 3, "s");
    }

    private async Task StreamAsync(IReachApi api, CancellationToken cancellationToken)
    {
        var tenth = options.Stream / 10;
        Report.Section($"One batch of {Count(tenth)} records as a stream, then one of {Count(options.Stream)}");
        var few = await OneAsync(api, "few", tenth, Seldom, cancellationToken);
        var many = await OneAsync(api, "many", options.Stream, Seldom, cancellationToken);
        Report.Figure("rate of the smaller", tenth / few.TotalSeconds, "records/s");
        Report.Figure("rate of the larger", options.Stream / many.TotalSeconds, "records/s");
        Report.AtMost("time of a record against the smaller", many / few / 10, 1.2, "x");
    }

    private static async Task BySizeAsync(IReachApi api, CancellationToken cancellationToken)
    {
        Report.Section("POST to the end, one batch after another");
        foreach (var (records, times) in Sizes)
        {
            var latencies = new Latencies();
            for (var time = 0; time < times; time++)
                latencies.Add(await OneAsync(api, $"size-{records}-{time}", records, Often, cancellationToken));
            Report.Figure($"{Count(records)} records, median", latencies.Median, "ms");
            Report.Figure($"{Count(records)} records, slowest of {times}", latencies.Highest, "ms");
            Report.Figure("  of a record", latencies.Median * 1000 / records, "µs");
        }
    }

    private static async Task<TimeSpan> OneAsync(
        IReachApi api, string prefix, int records, TimeSpan pause, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await using var lines = new RecordLinesSource(prefix, records);
        var batch = (await api.IngestLinesAsync("candidate", new RecordLines(lines), cancellationToken: cancellationToken)).Data;
        await OverAsync(api, batch.BatchId, records, pause, cancellationToken);
        return Stopwatch.GetElapsedTime(began);
    }
}
