using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>Stopping a batch.</summary>
public abstract class CancelStories(Deployment deployment) : Story(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Cancel_LargeBatch_EndsWithTheRestFailedAsCancelled()
    {
        const int Count = 60;
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var upload = new CvUpload(tenant.Organization) { BatchId = "too-many" };
        for (var number = 0; number < Count; number++)
            upload.AddFile(Samples.PathOf(Samples.Scan));
        await SubmitAsync(api, upload);
        await Eventually.AsyncBe(
            async () => (await api.GetBatchAsync("too-many", cancellationToken: Cancel)).CompletedCandidates > 0, "the first scan is read");

        var answer = await api.CancelBatchAsync("too-many", Cancel);
        answer.BatchId.ShouldBe("too-many");
        await WatchToTheEndAsync(api, "too-many", Count);

        var members = await MembersAsync(api, "too-many");
        members.Count.ShouldBe(Count);
        var cancelled = members.Where(member => member.Failure is not null).ToList();
        cancelled.ShouldAllBe(member => member.Failure!.Code == "cancelled" && member.Status == LeadStatus.Failed);
        cancelled.Count.ShouldBeInRange(1, Count - 1);
        members.Where(member => member.Failure is null).ShouldAllBe(member => member.Status == LeadStatus.Parsed);

        // Once more changes nothing.
        var again = await api.CancelBatchAsync("too-many", Cancel);
        again.Status.ShouldBe(CvBatchStatus.Completed);
        (await MembersAsync(api, "too-many")).Count(member => member.Failure is not null).ShouldBe(cancelled.Count);
    }

    [Fact]
    public async Task Cancel_CompletedBatch_KeepsItsResults()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await SubmitAsync(api, PlainUpload(tenant.Organization, [1, 2], "done"));
        await WatchToTheEndAsync(api, "done", total: 2);
        var answer = await api.CancelBatchAsync("done", Cancel);
        answer.Status.ShouldBe(CvBatchStatus.Completed);
        answer.Data.ShouldAllBe(member => member.Status == LeadStatus.Parsed);
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class CancelInOneProcess(StandaloneDeployment deployment) : CancelStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class CancelOverServices(ServicesDeployment deployment) : CancelStories(deployment);
