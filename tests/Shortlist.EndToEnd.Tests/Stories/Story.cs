using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>What all stories have in common. When one fails, it shows what the processes wrote.</summary>
public abstract class Story(Deployment deployment) : IAsyncDisposable
{
    private const int LogLines = 60;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result is not TestResult.Failed)
            return ValueTask.CompletedTask;

        deployment.KeepsFolder = true;
        foreach (var (no, process) in deployment.Processes.Index())
        {
            TestContext.Current.AddAttachment($"{no} {process.Name}", process.TailOfLog(LogLines * 50));
            TestContext.Current.TestOutputHelper?.WriteLine($"--- {process.Name} ({process.LogFile})\n{process.TailOfLog(LogLines)}");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Submits and returns what the answer says.</summary>
    protected static async Task<CvBatch> SubmitAsync(ITalentRayApi api, CvUpload upload)
    {
        var response = await api.SubmitBatchAsync(upload, Cancel);
        return response.GetContent();
    }

    /// <summary>An upload of plain CVs with the given numbers.</summary>
    protected static CvUpload PlainUpload(string organizationId, IEnumerable<int> numbers, string? batchId = null, string? roleId = null)
    {
        var upload = new CvUpload(organizationId) { BatchId = batchId, RoleId = roleId };
        foreach (var number in numbers)
            upload.AddFile($"person-{number}.txt", PlainCvs.Of(number));
        return upload;
    }

    /// <summary>
    /// Waits for the batch as a suspicious client would: at every look the counts must add up, the status must agree with them, and
    /// nothing that was done may come undone.
    /// </summary>
    protected static async Task<CvBatch> WatchToTheEndAsync(ITalentRayApi api, string batchId, int total, TimeSpan? patience = null)
    {
        var best = 0;
        return await Eventually.SeeAsync(
            async () =>
            {
                var batch = await api.GetBatchAsync(batchId, page: 0, pageSize: 100, Cancel);
                batch.TotalCandidates.ShouldBe(total);
                (batch.CompletedCandidates + batch.ProcessingCandidates).ShouldBe(total);
                batch.CompletedCandidates.ShouldBeGreaterThanOrEqualTo(best);
                batch.IsCompleted.ShouldBe(batch.ProcessingCandidates == 0);
                batch.Pagination.TotalCount.ShouldBe(total);
                best = batch.CompletedCandidates;
                return batch;
            },
            batch => batch.IsCompleted,
            $"batch {batchId} is completed",
            patience ?? TimeSpan.FromSeconds(120));
    }

    /// <summary>Every member, over all pages.</summary>
    protected static async Task<List<PotentialCandidate>> MembersAsync(ITalentRayApi api, string batchId) =>
        await api.ReadMembersAsync(batchId, Cancel).ToListAsync(Cancel);
}
