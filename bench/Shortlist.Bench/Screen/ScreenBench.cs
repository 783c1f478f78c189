using System.Diagnostics;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Client;
using Shortlist.Client.TalentRay;

namespace Shortlist.Bench.Screen;

/// <summary>What a run of <c>screen</c> measures.</summary>
/// <param name="Rounds">Times that everything is repeated; each round is reported.</param>
/// <param name="Cvs">CVs in the large batch.</param>
/// <param name="Single">Batches of one CV, one after another.</param>
internal sealed record ScreenOptions(int Rounds, int Cvs, int Single);

/// <summary>What screening costs beyond getting text out of PDFs: uploads over HTTP until the batch reads as completed.</summary>
internal sealed class ScreenBench(ScreenOptions options)
{
    private const int WarmUps = 40;
    private const double PeakMemoryBar = 250;

    private static readonly BatchPolling Often = BatchPolling.Every(TimeSpan.FromMilliseconds(5));

    private static readonly BatchPolling Seldom = BatchPolling.Every(TimeSpan.FromMilliseconds(50));

    /// <summary>Starts the servers, measures, and ends them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var files = await Corpus.WriteAsync(folder, Math.Max(options.Cvs, WarmUps), cancellationToken);

        var settings = Settings.For(folder.Sub("standalone-store"));
        var key = await Settings.MakeTenantAsync(settings, cancellationToken);
        await using (var standalone = await Deployment.StandaloneAsync(folder, settings, cancellationToken))
        {
            using var api = ShortlistClient.ForTalentRay(standalone.Url, key);
            for (var round = 1; round <= options.Rounds; round++)
            {
                Report.Section($"Round {round} of {options.Rounds}, standalone");
                await SinglesAsync(api, files, 150, cancellationToken);
                await ManyAsync(api, folder, files[..options.Cvs], cancellationToken);
            }

            ReportMemory(standalone);
        }

        using var distributedFolder = new TemporaryFolder();
        settings = Settings.For(distributedFolder.Sub("store"));
        key = await Settings.MakeTenantAsync(settings, cancellationToken);
        await using var distributed = await Deployment.OnRabbitMqAsync(distributedFolder, settings, cancellationToken);
        using var gateway = ShortlistClient.ForTalentRay(distributed.Url, key);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Report.Section($"Round {round} of {options.Rounds}, services on RabbitMQ");
            await SinglesAsync(gateway, files, 250, cancellationToken);
        }

        ReportMemory(distributed);
    }

    private static void ReportMemory(Deployment deployment)
    {
        Report.Section("Memory, the most that was ever resident");
        foreach (var (name, process) in deployment.Processes)
            Report.AtMost(name, ProcessUsage.PeakMemory(process.Id), PeakMemoryBar, "MiB");
    }

    private static async Task<TimeSpan> ScreenAsync(
        ITalentRayApi api, string[] files, BatchPolling polling, CancellationToken cancellationToken)
    {
        var upload = new CvUpload(Settings.Organization);
        foreach (var file in files)
            upload.AddFile(file);
        var began = Stopwatch.GetTimestamp();
        var submitted = await api.SubmitBatchAsync(upload, cancellationToken);
        var batch = await api.WaitForBatchAsync(submitted.GetContent().BatchId, null, polling, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(began);
        return batch.CompletedCandidates == files.Length && !batch.Data.Any(lead => lead.Status == "failed")
            ? elapsed
            : throw new InvalidOperationException($"Of {files.Length} CVs {batch.CompletedCandidates} were read, or some failed.");
    }

    private async Task SinglesAsync(ITalentRayApi api, string[] files, double bar, CancellationToken cancellationToken)
    {
        for (var i = 0; i < WarmUps; i++)
            await ScreenAsync(api, [files[i]], Often, cancellationToken);
        var latencies = new Latencies();
        for (var i = 0; i < options.Single; i++)
            latencies.Add(await ScreenAsync(api, [files[i % files.Length]], Often, cancellationToken));
        Report.AtMost("batch of one CV, POST to completed, median", latencies.Median, bar, "ms");
        Report.Figure("batch of one CV, POST to completed, p99", latencies.P99, "ms");
    }

    private static async Task ManyAsync(ITalentRayApi api, TemporaryFolder folder, string[] files, CancellationToken cancellationToken)
    {
        var bare = await PdfToText.RunAsync(folder, files, [], cancellationToken);
        var screened = await ScreenAsync(api, files, Seldom, cancellationToken);
        Report.Figure($"{files.Length} CVs, xargs -P2 -n1 pdftotext", bare.TotalSeconds, "s");
        Report.Figure($"{files.Length} CVs, POST to completed", screened.TotalSeconds, "s");
        Report.AtMost("time against pdftotext", screened / bare, 1.35, "x");
    }
}
