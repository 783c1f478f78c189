using System.Text.Json;
using Shortlist.Batches;
using Shortlist.Files;
using Shortlist.Hosting;

namespace Shortlist.Ingest.Files;

/// <summary>Creates jobs.</summary>
internal sealed class JobCreation(
    BatchIntake intake, JobCollection jobs, SnapshotCollection snapshots, IIdGenerator ids, TimeProvider time)
{
    private const int JobsAtOnce = 500;

    /// <summary>Keeps a configuration as it is now, and returns what makes jobs with it.</summary>
    public async Task<JobTemplate> PrepareAsync(Project project, Guid batchId, JobConfiguration configuration, CancellationToken cancellationToken)
    {
        var snapshot = ConfigurationSnapshot.Of(project.TenantId, configuration.Product, configuration.Parameters);
        await snapshots.InsertAsync(snapshot, cancellationToken);
        return new JobTemplate(project, batchId, configuration, snapshot, time.GetUtcNow());
    }

    /// <summary>Stores jobs.</summary>
    public async Task StoreAsync(IEnumerable<FileJob> made, CancellationToken cancellationToken)
    {
        foreach (var group in made.Chunk(JobsAtOnce))
            await jobs.InsertManyAsync(group, cancellationToken);
    }

    /// <summary>Creates a job by itself: it runs as a batch of one, under the project's cap like any other.</summary>
    public async Task<FileJob> StartSingleAsync(
        Project project, JobConfiguration configuration, StoredFile file, string fileInput, JsonElement? userMetadata, CancellationToken cancellationToken)
    {
        var batchId = ids.Next();
        var batch = await intake.BeginAsync(
            new NewBatch
            {
                Id = batchId,
                PublicId = FileBatch.PublicIdOf(batchId),
                TenantId = project.TenantId,
                Share = project.Id,
                Surface = FileBatch.SingleJobs,
                Kind = FilesService.KindOf(configuration.Product),
                Pool = FilesService.Pool,
            },
            cancellationToken) ?? throw new InvalidOperationException("A new id was already taken.");
        try
        {
            var template = await PrepareAsync(project, batchId, configuration, cancellationToken);
            var job = template.Make($"{batchId:N}", file, fileInput) with { UserMetadata = userMetadata };
            await jobs.InsertAsync(job, CancellationToken.None);
            if (!await intake.AcceptAsync(batch, [job.Id], 1, CancellationToken.None))
                throw new BadHttpRequestException("The submission took too long.", StatusCodes.Status408RequestTimeout);
            return job;
        }
        catch
        {
            if (!batch.IsVisible)
                await intake.DiscardAsync(batch, CancellationToken.None);
            throw;
        }
    }
}

/// <summary>What the jobs of a batch have in common.</summary>
internal sealed record JobTemplate(
    Project Project, Guid BatchId, JobConfiguration Configuration, ConfigurationSnapshot Snapshot, DateTimeOffset CreatedAt)
{
    /// <summary>The job for a file. Its id is derived from the seed, so that the same seed never makes two.</summary>
    public FileJob Make(string seed, StoredFile file, string fileInput) => new()
    {
        Id = $"{(Configuration.Product == Products.Parse ? "pjb" : "exj")}-{DerivedId.Of("job", seed):D}",
        TenantId = Project.TenantId,
        ProjectId = Project.Id,
        Product = Configuration.Product,
        BatchId = BatchId,
        FileId = file.Id,
        FileName = file.Name,
        Sha256 = file.Sha256,
        FileInput = fileInput,
        ConfigurationId = Configuration.Id.Length == 0 ? null : Configuration.Id,
        SnapshotId = Snapshot.Id,
        Tier = Configuration.Parameters.GetProperty("tier").GetString() ?? "",
        CreatedAt = CreatedAt,
        UpdatedAt = CreatedAt,
    };
}
