using System.Net.Http.Headers;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.Screen;
using Shortlist.Client;
using Shortlist.Client.TalentRay;

namespace Shortlist.Bench.Reads;

/// <summary>What a run of <c>reads</c> measures.</summary>
/// <param name="Rounds">Times that everything is repeated; each round is reported.</param>
/// <param name="Duration">How long each load lasts.</param>
internal sealed record ReadsOptions(int Rounds, TimeSpan Duration);

/// <summary>What a read costs beyond proxying its bytes: a page of a batch, by key, through the gateway.</summary>
internal sealed class ReadsBench(ReadsOptions options)
{
    private const int Members = 20;

    /// <summary>Makes a batch, starts the servers, measures, and ends them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var settings = Settings.For(folder.Sub("store"));
        var key = await Settings.MakeTenantAsync(settings, cancellationToken);
        var path = await MakeBatchAsync(folder, settings, key, cancellationToken);

        await using var reads = await Deployment.ForReadsAsync(folder, settings, cancellationToken);
        var body = await SaveAsync(folder, new(reads.Url, path), key, cancellationToken);
        await using var bare = await Deployment.BareAsync(folder, settings, body, cancellationToken);

        Report.Section($"GET of a batch page of {Members} members ({new FileInfo(body).Length} bytes), 32 connections");
        await Wrk.RunAsync(folder, new(reads.Url, path), key, options.Duration, cancellationToken);
        await Wrk.RunAsync(folder, new(bare.Url, path), key, options.Duration, cancellationToken);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Report.Section($"Round {round} of {options.Rounds}");
            var raw = await Wrk.RunAsync(folder, new(bare.Url, path), key, options.Duration, cancellationToken);
            var ours = await Wrk.RunAsync(folder, new(reads.Url, path), key, options.Duration, cancellationToken);
            Report.Figure("bare endpoint behind the same proxy", raw.Rate, "/s");
            Report.Figure("bare endpoint, p99", raw.P99, "ms");
            Report.Figure("gateway and query service", ours.Rate, "/s");
            Report.AtMost("gateway and query service, p99", ours.P99, 25, "ms");
            Report.AtLeast("rate against the bare endpoint", 100 * ours.Rate / raw.Rate, 40, "%");
        }

        Report.Section("Memory, the most that was ever resident");
        foreach (var (name, process) in reads.Processes)
            Report.AtMost(name, ProcessUsage.PeakMemory(process.Id), 250, "MiB");
    }

    private static async Task<string> MakeBatchAsync(
        TemporaryFolder folder, Dictionary<string, string> settings, string key, CancellationToken cancellationToken)
    {
        await using var standalone = await Deployment.StandaloneAsync(folder, settings, cancellationToken);
        using var api = ShortlistClient.ForTalentRay(standalone.Url, key);
        var upload = new CvUpload(Settings.Organization);
        foreach (var file in await Corpus.WriteAsync(folder, Members, cancellationToken))
            upload.AddFile(file);
        var submitted = await api.SubmitBatchAsync(upload, cancellationToken);
        var batch = await api.WaitForBatchAsync(submitted.GetContent().BatchId, cancellationToken: cancellationToken);
        return $"/api/v1/cv-screening/batches/{batch.BatchId}";
    }

    private static async Task<string> SaveAsync(TemporaryFolder folder, Uri address, string key, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var file = Path.Combine(folder.Path, "page.json");
        await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(address, cancellationToken), cancellationToken);
        return file;
    }
}
