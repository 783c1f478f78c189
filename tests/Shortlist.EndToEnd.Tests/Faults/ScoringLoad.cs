using System.Text;
using Shortlist.Client.Nova;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Faults;

/// <summary>A batch of applications.</summary>
internal sealed class ScoringLoad(INovaApi api, int applications) : Load(applications)
{
    private const string JobId = "job-1";
    private const string Advertisement = "We look for a warehouse supervisor. You have 3 years of experience as shift supervisor. Microsoft Excel is a must.";
    private int _best;
    private string _batchId = "";

    public Task PrepareAsync() => api.GenerateCriteriaAsync(JobId, new JobContext { JobDescription = Advertisement }, Cancel);

    protected override async Task SubmitOnceAsync()
    {
        var submitted = await api.SubmitBatchAsync(
            JobId,
            new()
            {
                JobDescription = Advertisement,
                Applications =
                [
                    .. Enumerable.Range(0, Items).Select(number =>
                        new NewApplication($"app-{number}", Resume.FromText(Encoding.UTF8.GetString(PlainCvs.Of(number))))),
                ],
            },
            Cancel);
        _batchId = submitted.Batch.Id;
        Batches.Add(_batchId);
    }

    protected override async Task<bool> LookAsync()
    {
        var page = await api.GetBatchAsync(JobId, _batchId, Cancel);
        var batch = page.Batch;
        var ended = batch.CompletedJobs + batch.FailedJobs;
        Expect(batch.TotalJobs == Items && ended <= Items, $"counts do not add up: {batch}");
        Expect(batch.CompletedJobs == page.ScoringJobs.Count(job => job.Status == "completed"), $"jobs and count disagree: {batch}");
        Expect(ended >= _best, $"a count went down from {_best}: {batch}");
        Expect((batch.Status == "pending") == (ended < Items), $"status and counts disagree: {batch}");
        _best = Math.Max(_best, ended);
        return batch.Status != "pending";
    }

    protected override async Task JudgeAsync()
    {
        var page = await api.GetBatchAsync(JobId, _batchId, Cancel);
        var lost = page.ScoringJobs.Where(job => job is not { Status: "completed", Score: not null }).ToList();
        Losses.AddRange(lost.Select(job => $"job of {job.ApplicationId} is {job.Status}"));
        Completed = page.ScoringJobs.Count - lost.Count;
        Doubled = page.ScoringJobs.Count - page.ScoringJobs.DistinctBy(job => job.ApplicationId, StringComparer.Ordinal).Count();
    }
}
