using Shortlist.Client;
using Shortlist.Client.Nova;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.Nova;

/// <summary>Applications are submitted and come back scored.</summary>
public abstract class ScoringStories(Deployment deployment) : NovaStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Batch_OfTextResumes_IsScoredWithReasons()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        var criteria = await GiveCriteriaAsync(api);

        var submitted = await api.SubmitBatchAsync(JobId, BatchOf([.. Enumerable.Range(1, 25).Select(Plain)]), Cancel);
        submitted.Batch.ShouldSatisfyAllConditions(
            batch => batch.Id.ShouldMatch("^c[0-9a-z]{24}$"),
            batch => batch.JobId.ShouldBe(JobId),
            batch => batch.TotalJobs.ShouldBe(25));
        submitted.ScoringJobIds.Count.ShouldBe(25);
        submitted.AcceptedApplications.Select(each => each.ApplicationId).ShouldBe(Enumerable.Range(1, 25).Select(number => $"app-{number:D3}"));
        submitted.AcceptedApplications.Select(each => each.ScoringJobId).ShouldBe(submitted.ScoringJobIds);
        submitted.RejectedApplications.ShouldBeEmpty();

        var page = await WatchToTheEndAsync(api, submitted.Batch.Id, 25);
        page.Batch.Status.ShouldBe("completed");
        page.ScoringJobs.Select(job => job.ApplicationId).ShouldBe(submitted.AcceptedApplications.Select(each => each.ApplicationId));
        page.ScoringJobs.ShouldAllBe(job => job.CriteriaVersionId == criteria.Version.Id && !job.IsRescore);
        page.ScoringJobs.ShouldAllBe(job => job.Score >= 1 && job.Score <= 10 && job.Assessment!.Verdict.Length > 0);
        page.ScoringJobs.ShouldAllBe(job => job.QueuedAt <= job.StartedAt && job.StartedAt <= job.CompletedAt && job.CompletedAt <= page.Batch.CompletedAt);
        page.ScoringJobs.ShouldAllBe(job => job.ErrorCode == null && job.ErrorMessage == null && job.FailedAt == null);

        var again = await api.GetBatchAsync(JobId, submitted.Batch.Id, Cancel);
        again.Batch.ShouldBe(page.Batch);
        var score = await api.GetScoreAsync(JobId, "app-007", Cancel);
        score.ScoringJob.Id.ShouldBe(page.ScoringJobs[6].Id);
    }

    [Fact]
    public async Task SameSet_SubmittedAgain_IsTheSameBatchWhateverElseChanged()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var first = await api.SubmitBatchAsync(JobId, BatchOf(Plain(1), Plain(2)), Cancel);
        await WatchToTheEndAsync(api, first.Batch.Id, 2);

        var swapped = BatchOf(new("app-002", PlainResume(7)), new("app-001", PlainResume(8))) with { JobDescription = "Something else." };
        var again = await api.SubmitBatchAsync(JobId, swapped, Cancel);
        again.Batch.Id.ShouldBe(first.Batch.Id);
        again.Batch.CompletedJobs.ShouldBe(2);
        again.ScoringJobIds.ShouldBe(first.ScoringJobIds);

        // The same names in another job, for another customer or in the other world are other applications.
        await GiveCriteriaAsync(api, "job-2");
        (await api.SubmitBatchAsync("job-2", BatchOf(Plain(1), Plain(2)), Cancel)).Batch.Id.ShouldNotBe(first.Batch.Id);
        using var live = await tenant.CreateNovaClientAsync(environment: "live");
        await GiveCriteriaAsync(live);
        (await live.SubmitBatchAsync(JobId, BatchOf(Plain(1), Plain(2)), Cancel)).ScoringJobIds.ShouldNotContain(first.ScoringJobIds[0]);
    }

    [Fact]
    public async Task SameSet_SubmittedAtTheSameTime_IsOneBatch()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var key = await tenant.CreateNovaKeyAsync();
        using var api = ShortlistClient.ForNova(_deployment.Address, key, "acme", new() { MaxRetries = 20 });
        await GiveCriteriaAsync(api);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);

        var jobs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.SubmitJobAsync(JobId, "app-001", JobOf(PlainResume(1)), Cancel)));
        jobs.Select(job => job.ScoringJob.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        (await WatchJobAsync(api, jobs[0].ScoringJob)).Status.ShouldBe("completed");
    }

    [Fact]
    public async Task OverlappingSet_JoinsWithTheJobsThatAreThere()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var first = await api.SubmitBatchAsync(JobId, BatchOf(Plain(1), Plain(2)), Cancel);
        await WatchToTheEndAsync(api, first.Batch.Id, 2);

        var second = await api.SubmitBatchAsync(JobId, BatchOf(Plain(2), Plain(3)), Cancel);
        second.Batch.Id.ShouldNotBe(first.Batch.Id);
        second.ScoringJobIds[0].ShouldBe(first.ScoringJobIds[1]);
        var page = await WatchToTheEndAsync(api, second.Batch.Id, 2);

        // All of it done before: born finished.
        var third = await api.SubmitBatchAsync(JobId, BatchOf(Plain(1), Plain(2), Plain(3)), Cancel);
        third.Batch.ShouldSatisfyAllConditions(
            batch => batch.Status.ShouldBe("completed"),
            batch => batch.CompletedJobs.ShouldBe(3),
            batch => batch.CompletedAt.ShouldNotBeNull());
        third.ScoringJobIds.ShouldBe([first.ScoringJobIds[0], first.ScoringJobIds[1], page.ScoringJobs.Single(job => job.ApplicationId == "app-003").Id]);
    }

    [Fact]
    public async Task Batch_WithBadResumes_TakesInTheGoodOnesAndFailsOnTheUnreadable()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var submitted = await api.SubmitBatchAsync(
            JobId,
            BatchOf(
                Plain(1),
                new("from-url", Resume.FromUrl(new Uri(_deployment.Resumes.Url, "/cv/2?signature=geheim"))),
                new("pdf", Resume.FromFile(Samples.PathOf("backend-engineer.pdf"))),
                new("docx", Resume.FromUrl(new Uri(_deployment.Resumes.Url, "/samples/accountant.docx"))),
                new("encrypted", Resume.FromFile(Samples.PathOf("hr-manager-encrypted.pdf"))),
                new("truncated", Resume.FromUrl(new Uri(_deployment.Resumes.Url, "/samples/lab-technician-truncated.pdf"))),
                new("gone", Resume.FromUrl(new Uri(_deployment.Resumes.Url, "/gone"))),
                new("page", Resume.FromUrl(new Uri(_deployment.Resumes.Url, "/page"))),
                new("nothing", Resume.FromUrl(new Uri(_deployment.Resumes.Url, "/empty"))),
                new("endless", Resume.FromUrl(new Uri(_deployment.Resumes.Url, "/endless"))),
                new("program", Resume.FromFile("cv.exe", new byte[] { 0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 0xFF, 0xFE, 0, 1 })),
                new("short", Resume.FromText("Too short.")),
                new("blank", Resume.FromText("   ")),
                new("long", Resume.FromText(new string('x', 100 * 1024 + 1))),
                new("bare", Resume.FromFile("cv.pdf", ReadOnlyMemory<byte>.Empty)),
                new("plain-http", new Resume { Type = "url", Url = "http://example.com/cv.pdf" })),
            Cancel);

        submitted.RejectedApplications.Select(each => (each.ApplicationId, each.Error.Code)).ShouldBe(
        [
            ("bare", "RESUME_EMPTY"),
            ("blank", "RESUME_EMPTY"),
            ("long", "RESUME_TOO_LARGE"),
            ("plain-http", "VALIDATION_ERROR"),
            ("short", "VALIDATION_ERROR"),
        ]);
        var page = await WatchToTheEndAsync(api, submitted.Batch.Id, 11);
        page.Batch.Status.ShouldBe("failed");
        page.Batch.CompletedJobs.ShouldBe(4);
        page.ScoringJobs.Where(job => job.Status == "failed").ToDictionary(job => job.ApplicationId, job => job.ErrorCode).ShouldBe(
            new Dictionary<string, string?>
            {
                ["encrypted"] = "RESUME_ENCRYPTED",
                ["truncated"] = "RESUME_CORRUPTED",
                ["gone"] = "RESUME_FETCH_FAILED",
                ["page"] = "RESUME_PARSE_FAILED",
                ["nothing"] = "RESUME_EMPTY",
                ["endless"] = "RESUME_TOO_LARGE",
                ["program"] = "RESUME_PARSE_FAILED",
            },
            ignoreOrder: true);
        page.ScoringJobs.Where(job => job.Status == "failed").ShouldAllBe(
            job => job.Score == null && job.Assessment == null && job.CompletedAt == null && job.FailedAt != null && job.ErrorMessage!.Length > 0);
        page.RejectedApplications.Count.ShouldBe(5);

        // What was read is not kept, and a signed address is written to no log.
        await Eventually.AsyncBe(async () => (await _deployment.BlobsOfNovaAsync()).Count == 0, "no uploaded file is left");
        _deployment.Logs().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Rescore_IsOneJobForEachVersionOfTheCriteria()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        var one = await GiveCriteriaAsync(api);
        var first = (await api.SubmitJobAsync(JobId, "app-001", JobOf(PlainResume(1)), Cancel)).ScoringJob;
        first.IsRescore.ShouldBeFalse();
        await WatchJobAsync(api, first);

        // Nothing changed, so there is nothing to do again.
        var same = await api.SubmitJobAsync(JobId, "app-001", JobOf(PlainResume(1), new(Enabled: true)), Cancel);
        same.ScoringJob.Id.ShouldBe(first.Id);

        var two = await api.AddCriterionAsync(
            JobId, new CriterionFields { Text = "Python", Importance = "NICE_TO_HAVE" }, cancellationToken: Cancel);
        (await api.SubmitJobAsync(JobId, "app-001", JobOf(PlainResume(1)), Cancel)).ScoringJob.Id.ShouldBe(first.Id);
        var second = (await api.SubmitJobAsync(JobId, "app-001", JobOf(PlainResume(1), new(Enabled: true)), Cancel)).ScoringJob;
        second.Id.ShouldNotBe(first.Id);
        second.IsRescore.ShouldBeTrue();
        second.CriteriaVersionId.ShouldBe(two.Version.Id);
        await WatchJobAsync(api, second);
        (await api.GetScoreAsync(JobId, "app-001", Cancel)).ScoringJob.Id.ShouldBe(second.Id);

        // Pinned to the first version, it is the first job again; that keeps the version it was made by.
        var pinned = await api.SubmitJobAsync(JobId, "app-001", JobOf(PlainResume(1), new(Enabled: true, one.Version.Id)), Cancel);
        pinned.ScoringJob.Id.ShouldBe(first.Id);
        pinned.ScoringJob.CriteriaVersionId.ShouldBe(one.Version.Id);
        var unknown = await Should.ThrowAsync<ShortlistApiException>(
            api.SubmitJobAsync(JobId, "app-001", JobOf(PlainResume(1), new(Enabled: true, "cnone")), Cancel));
        unknown.Code.ShouldBe("CRITERIA_NOT_FOUND");
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class ScoringInOneProcess(StandaloneDeployment deployment) : ScoringStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class ScoringOverServices(ServicesDeployment deployment) : ScoringStories(deployment);
