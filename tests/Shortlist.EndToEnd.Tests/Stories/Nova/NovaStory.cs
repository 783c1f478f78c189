using Shortlist.Client.Nova;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.Nova;

/// <summary>What the stories of the Nova surface have in common.</summary>
public abstract class NovaStory(Deployment deployment) : Story(deployment)
{
    protected const string JobId = "job-1";

    protected const string Advertisement = """
        Warehouse Supervisor (m/f/d)

        What we expect
        - At least 3 years of experience as Shift Supervisor
        - Forklift operation
        - Microsoft Excel

        Nice to have
        - SQL is a plus

        What we offer
        - 30 days of holiday and a bicycle
        """;

    /// <summary>Gives the job criteria, made out of the advertisement.</summary>
    protected static Task<JobCriteria> GiveCriteriaAsync(INovaApi api, string jobId = JobId) =>
        api.GenerateCriteriaAsync(jobId, new JobContext { JobDescription = Advertisement }, Cancel);

    /// <summary>An application with the plain CV of this number.</summary>
    protected static NewApplication Plain(int number) => new($"app-{number:D3}", PlainResume(number));

    protected static Resume PlainResume(int number) => Resume.FromText(System.Text.Encoding.UTF8.GetString(PlainCvs.Of(number)));

    protected static NewScoringBatch BatchOf(params IReadOnlyList<NewApplication> applications) =>
        new() { JobDescription = Advertisement, Applications = applications };

    protected static NewScoringJob JobOf(Resume resume, RescoreRequest? rescore = null) =>
        new() { JobDescription = Advertisement, Resume = resume, Rescore = rescore };

    /// <summary>
    /// Waits for the batch as a suspicious client would: at every look figures, status, end and jobs must agree with each other,
    /// and nothing that was done may come undone.
    /// </summary>
    protected static async Task<ScoringBatchPage> WatchToTheEndAsync(INovaApi api, string batchId, int total, string jobId = JobId)
    {
        var best = 0;
        return await Eventually.SeeAsync(
            async () =>
            {
                var page = await api.GetBatchAsync(jobId, batchId, Cancel);
                var batch = page.Batch;
                var ended = batch.CompletedJobs + batch.FailedJobs;
                batch.TotalJobs.ShouldBe(total);
                ended.ShouldBeInRange(best, total);
                batch.CompletedJobs.ShouldBe(page.ScoringJobs.Count(job => job.Status == "completed"));
                batch.FailedJobs.ShouldBe(page.ScoringJobs.Count(job => job.Status == "failed"));
                batch.Status.ShouldBe(ended < total ? "pending" : batch.FailedJobs == 0 ? "completed" : "failed");
                (batch.CompletedAt is not null).ShouldBe(ended == total);
                best = ended;
                return page;
            },
            page => page.Batch.Status != "pending",
            $"scoring batch {batchId} has ended",
            TimeSpan.FromSeconds(60));
    }

    /// <summary>Waits until a scoring job has ended.</summary>
    protected static Task<ScoringJob> WatchJobAsync(INovaApi api, ScoringJob job) => Eventually.SeeAsync(
        async () => (await api.GetJobAsync(job.JobId, job.ApplicationId, job.Id, Cancel)).ScoringJob,
        seen => seen.Status != "pending",
        $"scoring job {job.Id} has ended",
        TimeSpan.FromSeconds(60));
}
