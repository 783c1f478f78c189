using System.Text.Json;
using Shortlist.Client.LlamaIndex;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>A directory of files that are parsed.</summary>
internal sealed class FileLoad(ILlamaIndexApi api, int files) : Load(files)
{
    private static readonly JsonElement Parsing =
        JsonElement.Parse("""{"product_type":"parse_v2","tier":"fast","version":"latest","disable_cache":true}""");

    private FileDirectory? _directory;
    private JobConfiguration? _configuration;

    public async Task PrepareAsync()
    {
        _directory = await api.CreateDirectoryAsync(new("fault"), Cancel);
        _configuration = await api.SaveConfigurationAsync(new("parse", Parsing), Cancel);
        for (var number = 0; number < Items; number++)
            await api.UploadToDirectoryAsync(_directory.Id, DirectoryUpload.InMemory($"person-{number}.txt", PlainCvs.Of(number)), Cancel);
    }

    protected override async Task SubmitOnceAsync() =>
        Batches.Add((await api.CreateBatchAsync(NewFileBatch.Of(_directory!, _configuration!), Cancel)).Id);

    protected override async Task<bool> LookAsync() => JobStatus.IsTerminal((await api.GetBatchAsync(Batches[^1], cancellationToken: Cancel)).Status);

    protected override async Task JudgeAsync()
    {
        var batch = await api.GetBatchAsync(Batches[^1], "results", Cancel);
        Expect(batch.Status == JobStatus.Completed, $"the batch ended as {batch.Status}");
        var rows = batch.Results ?? [];
        Doubled = rows.Count - rows.DistinctBy(row => row.SourceDirectoryFileId, StringComparer.Ordinal).Count();
        Completed = 0;
        foreach (var row in rows)
        {
            var job = row.JobReference is { } reference ? (await api.GetParseJobAsync(reference.Id, null, Cancel)).Job : null;
            if (job?.Status == JobStatus.Completed)
                Completed++;
            else
                Losses.Add($"job of {row.SourceDirectoryFileId} is {job?.Status}: {job?.ErrorMessage}");
        }
    }
}
