using System.Net;
using Shortlist.Client;
using Shortlist.Client.LlamaIndex;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.LlamaIndex;

/// <summary>A saved configuration run over the files of a directory.</summary>
public abstract class FileBatchStories(Deployment deployment) : FilesStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Batch_OverTheSamples_ParsesEachReadableFileAndFailsTheOthersAlone()
    {
        var api = (await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync()).Api;
        var directory = await DirectoryOfAsync(api, Samples.AllPaths.Select(DirectoryUpload.OnDisk));

        var created = await StartAsync(api, directory);
        created.Results.ShouldBeNull("they were not asked for");
        var batch = await api.WaitForBatchAsync(created.Id, cancellationToken: Cancel);

        batch.Status.ShouldBe(JobStatus.Completed);
        var files = await api.ListDirectoryFilesAsync(directory.Id, cancellationToken: Cancel);
        batch.Results!.Select(row => row.SourceDirectoryFileId).ShouldBe(files.Items.Select(file => file.Id));
        batch.Results!.Select(row => row.JobReference!.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(files.Items.Count);
        var jobs = await JobsAsync(api, batch, "text_full,markdown_full,job_metadata");
        foreach (var sample in Samples.Readable)
        {
            var job = jobs[sample.File];
            job.Job.Status.ShouldBe(JobStatus.Completed, $"{sample.File}: {job.Job.ErrorMessage}");
            if (!sample.IsRecognised)
                job.TextFull.ShouldNotBeNull().ShouldContain(sample.Surname);
            job.JobMetadata!.Characters.ShouldBeGreaterThan(500);
        }

        foreach (var (file, code) in Samples.Unreadable)
        {
            jobs[file].Job.Status.ShouldBe(JobStatus.Failed);
            jobs[file].Job.ErrorMessage.ShouldNotBeNull().ShouldStartWith($"{code}: ");
            jobs[file].TextFull.ShouldBeNull();
        }

        jobs["designer.html"].MarkdownFull.ShouldNotBeNull().ShouldContain("\n## Profile\n");
        jobs["mechatronics-german.pdf"].JobMetadata!.Language.ShouldBe("de");
    }

    [Fact]
    public async Task Batch_DirectoryAndConfigurationChangedAfterwards_KeepsWhatItWasMadeFrom()
    {
        var api = (await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync()).Api;
        var directory = await DirectoryOfAsync(
            api, Enumerable.Range(0, 3).Select(number => DirectoryUpload.InMemory($"{number}.txt", PlainCvs.Of(number))));
        var configuration = await ParseConfigurationAsync(api);

        var created = await StartAsync(api, directory, configuration);
        await api.UploadToDirectoryAsync(directory.Id, DirectoryUpload.InMemory("late.txt", PlainCvs.Of(9)), Cancel);
        await api.DeleteConfigurationAsync(configuration.Id, Cancel);
        await api.DeleteDirectoryAsync(directory.Id, Cancel);
        var batch = await api.WaitForBatchAsync(created.Id, cancellationToken: Cancel);

        batch.Status.ShouldBe(JobStatus.Completed);
        batch.Config.Job.ConfigurationId.ShouldBe(configuration.Id);
        batch.SourceDirectoryId.ShouldBe(directory.Id);
        var jobs = await JobsAsync(api, batch, "text_full");
        jobs.Keys.ShouldBe(["0.txt", "1.txt", "2.txt"], ignoreOrder: true);
        jobs.Values.ShouldAllBe(job => job.Job.Status == JobStatus.Completed);
        jobs["2.txt"].TextFull.ShouldNotBeNull().ShouldContain(PlainCvs.EmailOf(2));
    }

    [Fact]
    public async Task Directory_OneNameWantedBySeveralAtOnce_IsGivenToOne()
    {
        var api = (await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync()).Api;
        var directory = await api.CreateDirectoryAsync(new("names"), Cancel);
        async Task<bool> IsTakenInAsync(int number)
        {
            try
            {
                await api.UploadToDirectoryAsync(directory.Id, DirectoryUpload.InMemory($"{number}.txt", PlainCvs.Of(number), uniqueId: "cv"), Cancel);
                return true;
            }
            catch (ShortlistApiException exception) when (exception.Status == HttpStatusCode.BadRequest)
            {
                return false;
            }
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(IsTakenInAsync));

        answers.Count(isIn => isIn).ShouldBe(1);
        var entry = (await api.ListDirectoryFilesAsync(directory.Id, cancellationToken: Cancel)).Items.ShouldHaveSingleItem();
        await api.DeleteDirectoryFileAsync(directory.Id, entry.Id, Cancel);
        (await IsTakenInAsync(99)).ShouldBeTrue("the name is free again");
    }

    [Fact]
    public async Task Batch_SameBytesAgain_TakesTheKeptResultUnlessTheCacheIsDisabled()
    {
        var api = (await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync()).Api;
        var directory = await DirectoryOfAsync(
            api, DirectoryUpload.InMemory("one.txt", PlainCvs.Of(1)), DirectoryUpload.InMemory("same.txt", PlainCvs.Of(1)));
        async Task<int> CacheHitsAsync(string more)
        {
            var created = await StartAsync(api, directory, await ParseConfigurationAsync(api, more));
            var jobs = await JobsAsync(api, await api.WaitForBatchAsync(created.Id, cancellationToken: Cancel), "job_metadata");
            jobs.Values.ShouldAllBe(job => job.Job.Status == JobStatus.Completed && job.JobMetadata!.Characters > 0);
            return jobs.Values.Count(job => job.JobMetadata!.IsCacheHit);
        }

        (await CacheHitsAsync("")).ShouldBe(1, "the second file has the bytes of the first");
        (await CacheHitsAsync("")).ShouldBe(2);
        (await CacheHitsAsync(""","disable_cache":true""")).ShouldBe(0);
    }

    [Fact]
    public async Task Batch_FileDeletedFromUnderItsEntry_HasARowWithoutAJob()
    {
        var api = (await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync()).Api;
        var directory = await DirectoryOfAsync(api, DirectoryUpload.InMemory("kept.txt", PlainCvs.Of(1)));
        var file = await api.UploadFileAsync(FileUpload.InMemory("gone.txt", PlainCvs.Of(2)), Cancel);
        var entry = await api.AddToDirectoryAsync(directory.Id, new(file.Id), Cancel);
        await api.DeleteFileAsync(file.Id, Cancel);

        var batch = await api.WaitForBatchAsync((await StartAsync(api, directory)).Id, cancellationToken: Cancel);

        batch.Status.ShouldBe(JobStatus.Completed);
        var row = batch.Results!.Single(row => row.SourceDirectoryFileId == entry.Id);
        row.JobReference.ShouldBeNull();
        row.ErrorMessage.ShouldNotBeNullOrEmpty();
        batch.Results!.Count(each => each.JobReference is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Batch_ProjectOverItsCap_IsThrottledAndGoesOnByItself()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = (await tenant.CreateFilesCallerAsync()).Api;
        var slow = await DirectoryOfAsync(api, Enumerable.Range(0, 4).Select(_ => DirectoryUpload.OnDisk(Samples.PathOf(Samples.Scan))));
        var configuration = await ParseConfigurationAsync(api, ""","disable_cache":true""");
        var first = await StartAsync(api, slow, configuration);
        var second = await StartAsync(api, slow, configuration);

        List<string> seen = [];
        await Eventually.AsyncBe(
            async () =>
            {
                foreach (var id in new[] { first.Id, second.Id })
                    seen.Add((await api.GetBatchAsync(id, cancellationToken: Cancel)).Status);
                return JobStatus.IsTerminal(seen[^1]) && JobStatus.IsTerminal(seen[^2]);
            },
            "both batches have ended",
            TimeSpan.FromSeconds(120));

        seen.ShouldContain(JobStatus.Throttled);
        seen.TakeLast(2).ShouldAllBe(status => status == JobStatus.Completed);
        var listed = await api.ListBatchesAsync(status: JobStatus.Completed, cancellationToken: Cancel);
        listed.Items.Select(batch => batch.Id).ShouldBe([second.Id, first.Id], "newest first");
    }

    [Fact]
    public async Task Cancel_RunningBatch_EndsCancelledAndKeepsWhatIsDone()
    {
        const int Count = 10;
        var caller = await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync();
        var api = caller.Api;
        var directory = await DirectoryOfAsync(api, Enumerable.Range(0, Count).Select(_ => DirectoryUpload.OnDisk(Samples.PathOf(Samples.Scan))));
        var created = await StartAsync(api, directory, await ParseConfigurationAsync(api, ""","disable_cache":true"""));
        var running = await Eventually.SeeAsync(
            () => api.GetBatchAsync(created.Id, "results", Cancel), batch => batch.Status == JobStatus.Running, "the batch runs");

        await api.CancelBatchAsync(created.Id, Cancel);
        var batch = await api.WaitForBatchAsync(created.Id, cancellationToken: Cancel);

        batch.Status.ShouldBe(JobStatus.Cancelled);
        batch.Results!.ShouldBe(running.Results!);
        var statuses = new List<string>();
        foreach (var row in batch.Results!)
            statuses.Add((await api.GetParseJobAsync(row.JobReference!.Id, cancellationToken: Cancel)).Job.Status);
        statuses.ShouldContain(JobStatus.Cancelled);
        statuses.ShouldAllBe(status => status == JobStatus.Cancelled || status == JobStatus.Completed);
        var (status, body) = await caller.SendAsync(HttpMethod.Post, $"/api/v2/batches/{created.Id}/cancel");
        status.ShouldBe(400, "clients try 409 again");
        body.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class FileBatchesInOneProcess(StandaloneDeployment deployment) : FileBatchStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class FileBatchesOverServices(ServicesDeployment deployment) : FileBatchStories(deployment);
