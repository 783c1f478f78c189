using Shortlist.Client.Reach;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories.Reach;

/// <summary>Deleting records, and what refers to them.</summary>
public abstract class DeletionStories(Deployment deployment) : ReachStory(deployment)
{
    [Fact]
    public async Task Delete_WithoutCascade_LeavesWhatOthersReferTo()
    {
        var api = await FilledAsync();
        var deletion = new RecordDeletion { ExternalIds = ["p1", "p2", "absent"] };
        var forecast = (await api.ForecastDeletionAsync("place", deletion with { DryRun = true }, Cancel)).Data;
        forecast.Counts.ShouldBe(new Dictionary<string, long> { ["place"] = 1 });
        forecast.SkippedReferenced.ShouldBe(new Dictionary<string, long> { ["place"] = 1 });
        forecast.NotFound.ShouldBe(1);
        (await IdsAsync(api, "place")).ShouldBe(["p1", "p2", "p3"], "a forecast deletes nothing");

        var batch = await DeleteAsync(api, "place", deletion);
        batch.BatchType.ShouldBe("PARTNER_RESOURCE_BATCH_DELETE");
        batch.Progress.SuccessfulRecords.ShouldBe(1);
        batch.Errors!.Details["p1"].Categories.ShouldBe(["REFERENCED"]);
        batch.Errors.Details["absent"].Categories.ShouldBe(["NOT_FOUND"]);
        (await IdsAsync(api, "place")).ShouldBe(["p1", "p3"]);
    }

    [Fact]
    public async Task Delete_WithCascade_TakesDependantsAlong()
    {
        var api = await FilledAsync();
        var deletion = new RecordDeletion { ExternalIds = ["p1"], Cascade = true };
        var forecast = (await api.ForecastDeletionAsync("place", deletion with { DryRun = true }, Cancel)).Data;
        forecast.Counts.ShouldBe(new Dictionary<string, long> { ["place"] = 1, ["job"] = 2 }, ignoreOrder: true);

        (await DeleteAsync(api, "place", deletion)).Status.ShouldBe(RecordBatchStatus.Success);
        (await IdsAsync(api, "place")).ShouldBe(["p2", "p3"]);
        (await IdsAsync(api, "job")).ShouldBe(["j3"]);
    }

    [Fact]
    public async Task DeleteAll_TakesEveryRecordOfTheSchema()
    {
        var api = await FilledAsync();
        var batch = await DeleteAsync(api, "job", new RecordDeletion { DeleteAll = true });
        batch.Progress.TotalRecords.ShouldBe(3);
        batch.Status.ShouldBe(RecordBatchStatus.Success);
        (await IdsAsync(api, "job")).ShouldBeEmpty();
        (await IdsAsync(api, "place")).ShouldBe(["p1", "p2", "p3"]);

        var again = await DeleteAsync(api, "job", new RecordDeletion { DeleteAll = true });
        again.Progress.TotalRecords.ShouldBe(0);
        again.Status.ShouldBe(RecordBatchStatus.Success);
    }

    [Fact]
    public async Task Deleted_Record_CanComeAgain()
    {
        var api = await FilledAsync();
        await DeleteAsync(api, "place", new RecordDeletion { ExternalIds = ["p3"] });
        await IngestAsync(api, "place", Records("""[{"id":"p3","city":"Bern"}]"""), onconflict: "reject");
        (await FieldAsync(api, "place", "p3", "city")).ShouldBe("Bern");
    }

    private async Task<IReachApi> FilledAsync()
    {
        var (_, api) = await CreateAsync();
        await IngestAsync(api, "place", Records("""[{"id":"p1","city":"Ghent"},{"id":"p2","city":"Lyon"},{"id":"p3","city":"Oslo"}]"""));
        await IngestAsync(api, "job", Records("""[{"id":"j1","place":"p1"},{"id":"j2","after":"j1"},{"id":"j3"}]"""));
        return api;
    }

    private static async Task<RecordBatch> DeleteAsync(IReachApi api, string schema, RecordDeletion deletion) =>
        await OverAsync(api, (await api.DeleteAsync(schema, deletion, Cancel)).Data.BatchId);

    private static async Task<string[]> IdsAsync(IReachApi api, string schema) =>
        [.. (await api.ListAsync(schema, cancellationToken: Cancel)).Data.Results.Select(record => record.ExternalId)];
}

[Collection(nameof(StandaloneCollection))]
public sealed class DeletionInOneProcess(StandaloneDeployment deployment) : DeletionStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class DeletionOverServices(ServicesDeployment deployment) : DeletionStories(deployment);
