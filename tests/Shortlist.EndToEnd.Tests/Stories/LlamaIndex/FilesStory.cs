using System.Text.Json;
using Shortlist.Client.LlamaIndex;
using Shortlist.EndToEnd.Tests.Deployments;
using FileBatch = Shortlist.Client.LlamaIndex.FileBatch;

namespace Shortlist.EndToEnd.Tests.Stories.LlamaIndex;

/// <summary>What the stories of the LlamaIndex surface have in common.</summary>
public abstract class FilesStory(Deployment deployment) : Story(deployment)
{
    /// <summary>A directory with files.</summary>
    protected static async Task<FileDirectory> DirectoryOfAsync(ILlamaIndexApi api, params IEnumerable<DirectoryUpload> uploads)
    {
        var directory = await api.CreateDirectoryAsync(new("files"), Cancel);
        foreach (var upload in uploads)
            await api.UploadToDirectoryAsync(directory.Id, upload, Cancel);
        return directory;
    }

    /// <summary>A saved configuration that parses.</summary>
    protected static Task<JobConfiguration> ParseConfigurationAsync(ILlamaIndexApi api, string more = "") => api.SaveConfigurationAsync(
        new("parse", Json($$"""{"product_type":"parse_v2","tier":"fast","version":"latest"{{more}}}""")), Cancel);

    /// <summary>A batch that parses a directory.</summary>
    protected static async Task<FileBatch> StartAsync(ILlamaIndexApi api, FileDirectory directory, JobConfiguration? configuration = null) =>
        await api.CreateBatchAsync(NewFileBatch.Of(directory, configuration ?? await ParseConfigurationAsync(api)), Cancel);

    /// <summary>The parse jobs of a batch that has ended, by the name of their file.</summary>
    protected static async Task<Dictionary<string, ParsedJob>> JobsAsync(ILlamaIndexApi api, FileBatch batch, string? expand = null)
    {
        var jobs = new Dictionary<string, ParsedJob>(StringComparer.Ordinal);
        foreach (var row in batch.Results.ShouldNotBeNull())
        {
            row.ErrorMessage.ShouldBeNull();
            var job = await api.GetParseJobAsync(row.JobReference!.Id, expand, Cancel);
            jobs.Add(job.Job.Name!, job);
        }

        return jobs;
    }

    protected static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
