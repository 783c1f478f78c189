using System.Diagnostics;
using System.Text.Json;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.Screen;
using Shortlist.Client;
using Shortlist.Client.LlamaIndex;
using Shortlist.Client.TalentRay;
using FileBatch = Shortlist.Client.LlamaIndex.FileBatch;

namespace Shortlist.Bench.Files;

/// <summary>What a run of <c>files</c> measures.</summary>
/// <param name="Rounds">Times that everything is repeated; each round is reported.</param>
/// <param name="Pdfs">PDFs of the batch that is parsed.</param>
/// <param name="Uploads">Small files that are uploaded, and rows of the batch that is read.</param>
internal sealed record FilesOptions(int Rounds, int Pdfs, int Uploads);

/// <summary>What parsing costs beyond getting text out of PDFs, how fast files come in, and how fast a large batch is read.</summary>
internal sealed class FilesBench(FilesOptions options)
{
    private const int UploadsAtOnce = 8;
    private const int Reads = 200;
    private const int WarmUps = 20;
    private const double ParseBar = 1.35;
    private const double UploadBar = 150;
    private const double ReadBar = 15;

    private static readonly BatchPolling Seldom = BatchPolling.Every(TimeSpan.FromMilliseconds(50));

    /// <summary>Starts the servers, measures, and ends them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var pdfs = await Corpus.WriteAsync(folder, Math.Max(options.Pdfs, WarmUps), cancellationToken);

        var settings = Settings.For(folder.Sub("store"));
        var key = await Settings.MakeFilesKeyAsync(settings, cancellationToken);
        await using (var standalone = await Deployment.StandaloneAsync(folder, settings, cancellationToken))
            await MeasureAsync("standalone", standalone.Url, key, folder, pdfs, cancellationToken);

        using var distributedFolder = new TemporaryFolder();
        settings = Settings.For(distributedFolder.Sub("store"));
        key = await Settings.MakeFilesKeyAsync(settings, cancellationToken);
        await using var distributed = await Deployment.OnRabbitMqAsync(distributedFolder, settings, cancellationToken);
        await MeasureAsync("services on RabbitMQ", distributed.Url, key, folder, pdfs, cancellationToken);
    }

    private async Task MeasureAsync(
        string name, Uri address, string key, TemporaryFolder folder, string[] pdfs, CancellationToken cancellationToken)
    {
        using var api = ShortlistClient.ForLlamaIndex(address, key);
        using var parameters = JsonDocument.Parse("""{"product_type":"parse_v2","tier":"fast","version":"latest","disable_cache":true}""");
        var configuration = await api.SaveConfigurationAsync(new("bench", parameters.RootElement.Clone()), cancellationToken);
        var source = await UploadAsync(api, pdfs[..options.Pdfs].Select(DirectoryUpload.OnDisk), cancellationToken);
        await ParseAsync(api, await UploadAsync(api, pdfs[..WarmUps].Select(DirectoryUpload.OnDisk), cancellationToken), configuration, cancellationToken);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Report.Section($"Round {round} of {options.Rounds}, {name}");
            await ParsingAsync(api, source, configuration, folder, pdfs[..options.Pdfs], cancellationToken);
            await UploadingAsync(api, configuration, cancellationToken);
        }
    }

    private static async Task ParsingAsync(
        ILlamaIndexApi api, FileDirectory source, JobConfiguration configuration, TemporaryFolder folder, string[] pdfs, CancellationToken cancellationToken)
    {
        // Before and after, as the machine is seldom quite still.
        var before = await PdfToText.RunAsync(folder, pdfs, [], cancellationToken);
        var (elapsed, _) = await ParseAsync(api, source, configuration, cancellationToken);
        var after = await PdfToText.RunAsync(folder, pdfs, [], cancellationToken);
        var bare = (before + after) / 2;
        Report.Figure($"{pdfs.Length} PDFs, pdftotext with two processes", bare.TotalMilliseconds, "ms");
        Report.Figure($"{pdfs.Length} PDFs, POST to COMPLETED", elapsed.TotalMilliseconds, "ms");
        Report.AtMost("times pdftotext", elapsed / bare, ParseBar, "");
    }

    private async Task UploadingAsync(ILlamaIndexApi api, JobConfiguration configuration, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var directory = await UploadAsync(
            api,
            Enumerable.Range(0, options.Uploads).Select(number => DirectoryUpload.InMemory($"note-{number}.txt", "A short note, and nothing else."u8.ToArray())),
            cancellationToken);
        Report.AtLeast($"{options.Uploads} small files uploaded", options.Uploads / Stopwatch.GetElapsedTime(began).TotalSeconds, UploadBar, "/s");

        var (_, batch) = await ParseAsync(api, directory, configuration, cancellationToken);
        var latencies = new Latencies();
        for (var read = -WarmUps; read < Reads; read++)
        {
            var start = Stopwatch.GetTimestamp();
            var seen = await api.GetBatchAsync(batch.Id, "results", cancellationToken);
            if (seen.Results?.Count != options.Uploads)
                throw new InvalidOperationException("The batch has lost rows.");
            if (read >= 0)
                latencies.Add(Stopwatch.GetElapsedTime(start));
        }

        Report.AtMost($"GET of a batch with {options.Uploads} results, median", latencies.Median, ReadBar, "ms");
        Report.Figure($"GET of a batch with {options.Uploads} results, p99", latencies.P99, "ms");
    }

    private static async Task<FileDirectory> UploadAsync(
        ILlamaIndexApi api, IEnumerable<DirectoryUpload> uploads, CancellationToken cancellationToken)
    {
        var directory = await api.CreateDirectoryAsync(new("bench"), cancellationToken);
        await Parallel.ForEachAsync(
            uploads,
            new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce, CancellationToken = cancellationToken },
            async (upload, token) => await api.UploadToDirectoryAsync(directory.Id, upload, token));
        return directory;
    }

    private static async Task<(TimeSpan Elapsed, FileBatch Batch)> ParseAsync(
        ILlamaIndexApi api, FileDirectory directory, JobConfiguration configuration, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var created = await api.CreateBatchAsync(NewFileBatch.Of(directory, configuration), cancellationToken);
        var batch = await api.WaitForBatchAsync(created.Id, Seldom, cancellationToken);
        return batch.Status == JobStatus.Completed
            ? (Stopwatch.GetElapsedTime(began), batch)
            : throw new InvalidOperationException($"The batch ended {batch.Status}.");
    }
}
