using System.Text;
using Shortlist.Client;
using Shortlist.Client.Nova;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.Nova;

/// <summary>What is erased is gone: from every answer, from the blobs, and from the bytes of the database.</summary>
public abstract class ErasureStories(Deployment deployment) : NovaStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Application_Erased_LeavesNothingOfItsCvAndTheBatchItsFigures()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var submitted = await api.SubmitBatchAsync(
            JobId, BatchOf(Secret("erased", "Zuckerwattenmaschine"), Plain(2), new("broken", Resume.FromFile(Samples.PathOf("hr-manager-encrypted.pdf")))), Cancel);
        var before = await WatchToTheEndAsync(api, submitted.Batch.Id, 3);

        await EraseAsync(api, () => api.EraseApplicationAsync(JobId, "erased", Cancel));
        await EraseAsync(api, () => api.EraseApplicationAsync(JobId, "broken", Cancel));

        var after = await api.GetBatchAsync(JobId, submitted.Batch.Id, Cancel);
        after.Batch.ShouldBe(before.Batch);
        after.ScoringJobs.Select(job => job.ApplicationId).ShouldBe(["app-002"]);
        (await Should.ThrowAsync<ShortlistApiException>(api.GetScoreAsync(JobId, "erased", Cancel))).Code.ShouldBe("SCORING_JOB_NOT_FOUND");
        (await Should.ThrowAsync<ShortlistApiException>(api.EraseApplicationAsync(JobId, "erased", Cancel))).Code.ShouldBe("NOT_FOUND");
        await NothingIsLeftOfAsync("Zuckerwattenmaschine");

        // Whoever applies again begins anew.
        var anew = await api.SubmitBatchAsync(JobId, BatchOf(Secret("erased", "Softeisautomat"), Plain(2)), Cancel);
        anew.Batch.Id.ShouldNotBe(submitted.Batch.Id);
        anew.ScoringJobIds.ShouldContain(after.ScoringJobs[0].Id);
        (await WatchToTheEndAsync(api, anew.Batch.Id, 2)).Batch.Status.ShouldBe("completed");
    }

    [Fact]
    public async Task Tenant_Erased_LeavesNothing()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync(customer: "leaving");
        using var staying = await tenant.CreateNovaClientAsync(customer: "staying");
        await GiveCriteriaAsync(api);
        await GiveCriteriaAsync(staying);
        await api.AddLibraryCriterionAsync(new CriterionFields { Text = "English", Importance = "MUST_HAVE" }, cancellationToken: Cancel);
        var submitted = await api.SubmitBatchAsync(JobId, BatchOf(Secret("a", "Zwiebelkuchenrezept"), Secret("b", "Zwiebelkuchenrezept")), Cancel);
        var other = await staying.SubmitBatchAsync(JobId, BatchOf(Plain(1)), Cancel);

        // Also what is still at work.
        await EraseAsync(staying, () => staying.EraseTenantAsync("leaving", Cancel));
        (await Should.ThrowAsync<ShortlistApiException>(api.GetBatchAsync(JobId, submitted.Batch.Id, Cancel))).Code.ShouldBe("BATCH_NOT_FOUND");
        (await Should.ThrowAsync<ShortlistApiException>(api.GetCriteriaAsync(JobId, Cancel))).Code.ShouldBe("CRITERIA_NOT_FOUND");
        (await api.ListLibraryAsync(cancellationToken: Cancel)).Criteria.ShouldBeEmpty();
        await NothingIsLeftOfAsync("Zwiebelkuchenrezept");

        (await WatchToTheEndAsync(staying, other.Batch.Id, 1)).Batch.Status.ShouldBe("completed");
        (await Should.ThrowAsync<ShortlistApiException>(api.EraseTenantAsync("leaving", Cancel))).Code.ShouldBe("NOT_FOUND");
        (await GiveCriteriaAsync(api)).Version.Version.ShouldBe(1);
    }

    private static NewApplication Secret(string applicationId, string word) => new(
        applicationId,
        Resume.FromText($"{Encoding.UTF8.GetString(PlainCvs.Of(1))}\n\nINTERESTS\nForklift operation with a {word}, Microsoft Excel for the {word}\n"));

    private static async Task EraseAsync(INovaApi api, Func<Task<DeletionRequestAnswer>> request)
    {
        var asked = (await request()).DeletionRequest;
        asked.Status.ShouldBe("pending");
        var done = await Eventually.SeeAsync(
            async () => (await api.GetDeletionRequestAsync(asked.Id, Cancel)).DeletionRequest,
            seen => seen.Status == "completed",
            "the data is erased");
        done.CompletedAt.ShouldNotBeNull();
    }

    /// <summary>The log of the database is copied and started over a moment after the last write.</summary>
    private Task NothingIsLeftOfAsync(string word) => Eventually.SeeAsync(
        async () =>
        {
            await Task.Yield();
            return string.Join(", ", Directory.EnumerateFiles(_deployment.DataFolder, "*", SearchOption.AllDirectories).Where(file => Holds(file, word)));
        },
        files => files.Length == 0,
        $"no file holds '{word}'",
        TimeSpan.FromSeconds(15));

    private static bool Holds(string file, string word)
    {
        // Files that are there to be locked are empty, and not to be opened while they are.
        if (new FileInfo(file) is not { Exists: true, Length: > 0 })
            return false;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class ErasureInOneProcess(StandaloneDeployment deployment) : ErasureStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class ErasureOverServices(ServicesDeployment deployment) : ErasureStories(deployment);
