using System.Text.Json;
using Microsoft.Extensions.Options;
using Shortlist.Batches;
using Shortlist.Files;
using Shortlist.Hosting;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>POST /api/v2/batches</c>: a job for every file that the directory has now, with the configuration as it is now
/// (api-surfaces.md L5). 200 with the batch as GET shows it.
/// </summary>
internal sealed class CreateBatch(
    BatchIntake intake,
    DirectoryCollection directories,
    DirectoryFileCollection entries,
    StoredFileCollection files,
    ConfigurationCollection configurations,
    FileBatchCollection fileBatches,
    FileBatchRowsCollection rows,
    FileBatches batches,
    JobCreation jobs,
    IIdGenerator ids,
    TimeProvider time,
    IOptions<FilesOptions> options)
{
    private const int FilesPerSlice = 1;

    public async Task<IResult> HandleAsync(HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var directoryId = fields.RequiredText("source_directory_id");
        var job = fields.RequiredNested("config")?.RequiredNested("job");
        var product = job?.RequiredChoice("type", Products.All) ?? "";
        var configurationId = job?.RequiredText("configuration_id") ?? "";
        WebhookFields.Refuse(fields);
        if (fields.HasFaults)
            return fields.Refusal;

        if (await directories.FindAsync(project, directoryId, cancellationToken) is null)
            return Refusals.Unknown("Directory");
        if (await configurations.FindAsync(project, configurationId, cancellationToken) is not { } configuration)
            return Refusals.Unknown("Configuration");
        if (configuration.Product != product)
        {
            job!.Fault("type", $"Value error, the configuration is of '{configuration.Product}'", "value_error");
            return fields.Refusal;
        }

        var (found, tooMany) = await FilesOfAsync(directoryId, cancellationToken);
        return tooMany ?? await SubmitAsync(project, directoryId, configuration, found, cancellationToken);
    }

    private async Task<(List<DirectoryFile> Files, SurfaceError? Refusal)> FilesOfAsync(string directoryId, CancellationToken cancellationToken)
    {
        var found = await entries.QueryAsync(
            new Query
            {
                Conditions = DirectoryFileCollection.In(directoryId),
                OrderBy = [new SortKey("created_at")],
                Take = options.Value.MaxBatchFiles + 1,
            },
            cancellationToken);
        var refusal = found.Count == 0 ? Refusals.CannotBeDone("The source directory has no files.")
            : found.Count > options.Value.MaxBatchFiles
                ? Refusals.CannotBeDone($"The source directory has more than {options.Value.MaxBatchFiles} files.")
                : null;
        return ([.. found.Select(each => each.Value)], refusal);
    }

    private async Task<IResult> SubmitAsync(
        Project project, string directoryId, JobConfiguration configuration, List<DirectoryFile> found, CancellationToken cancellationToken)
    {
        var stored = (await files.FindManyAsync([.. found.Select(entry => entry.FileId).Distinct(StringComparer.Ordinal)], cancellationToken))
            .Where(file => file.Value.DeletedAt is null)
            .ToDictionary(file => file.Value.Id, file => file.Value, StringComparer.Ordinal);

        var batchId = ids.Next();
        var publicId = FileBatch.PublicIdOf(batchId);
        var batch = await intake.BeginAsync(
            new NewBatch
            {
                Id = batchId,
                PublicId = publicId,
                TenantId = project.TenantId,
                Share = project.Id,
                Surface = FileBatch.Surface,
                Kind = FilesService.KindOf(configuration.Product),
                Pool = FilesService.Pool,
            },
            cancellationToken) ?? throw new InvalidOperationException("A new id was already taken.");
        try
        {
            var template = await jobs.PrepareAsync(project, batchId, configuration, cancellationToken);
            List<FileJob> made = [];
            List<ResultRow> mapping = [];
            foreach (var entry in found)
            {
                var job = stored.TryGetValue(entry.FileId, out var file)
                    ? template.Make($"{batchId:N}|{entry.Id}", file, entry.Id)
                    : null;
                if (job is not null)
                    made.Add(job);
                mapping.Add(job is null
                    ? new(entry.Id, "The file of this entry is no longer there.", null)
                    : new(entry.Id, null, new(job.Id, configuration.Product)));
            }

            // From here on a client that leaves changes nothing: the submission is complete.
            await Task.WhenAll(
                jobs.StoreAsync(made, CancellationToken.None),
                rows.InsertAsync(
                    new(batchId, project.TenantId, JsonSerializer.SerializeToElement(mapping, FilesJson.Default.IReadOnlyListResultRow)),
                    CancellationToken.None),
                fileBatches.InsertAsync(
                    new(batchId, project.TenantId, project.Id, directoryId, configuration.Product, configuration.Id, time.GetUtcNow()),
                    CancellationToken.None));
            var items = mapping.Select(row => row.JobReference?.Id ?? row.SourceDirectoryFileId);
            if (!await intake.AcceptAsync(batch, items, FilesPerSlice, CancellationToken.None))
                throw new BadHttpRequestException("The submission took too long.", StatusCodes.Status408RequestTimeout);
        }
        catch
        {
            if (!batch.IsVisible)
                await intake.DiscardAsync(batch, CancellationToken.None);
            throw;
        }

        return await batches.ShowAsync(project, publicId, withResults: false, CancellationToken.None) is { } body
            ? Results.Json(body, FilesJson.Default.BatchBody)
            : Refusals.Unknown("Batch");
    }
}
