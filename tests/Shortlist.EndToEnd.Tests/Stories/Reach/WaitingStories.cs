using Shortlist.Client.Reach;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories.Reach;

/// <summary>Records that come before what they refer to.</summary>
public abstract class WaitingStories(Deployment deployment) : ReachStory(deployment)
{
    [Fact]
    public async Task Pending_DependencyArrives_IsAppliedAndItsBatchTurnsToSuccess()
    {
        var (_, api) = await CreateAsync();
        var batch = await IngestAsync(api, "job", Records("""[{"id":"j1","title":"Dev","place":"p"},{"id":"j2"}]"""), wait: 600);

        batch.Status.ShouldBe(RecordBatchStatus.PartialSuccess);
        batch.Progress.PendingRecords.ShouldBe(1);
        batch.Errors.ShouldBeNull();
        var pending = batch.PendingResources.ShouldHaveSingleItem();
        pending.ResourceExternalId.ShouldBe("j1");
        pending.SchemaName.ShouldBe("job");
        (pending.ExpiresAt - pending.CreatedAt).ShouldBe(TimeSpan.FromSeconds(600));
        var missing = pending.MissingDependencies.ShouldHaveSingleItem();
        (missing.SchemaName, missing.ExternalId).ShouldBe(("place", "p"));
        (await api.ListAsync("job", cancellationToken: Cancel)).Data.Results.Select(record => record.ExternalId).ShouldBe(["j2"]);

        await IngestAsync(api, "place", Records("""[{"id":"p","city":"Ghent"}]"""));
        var resolved = await ResolvedAsync(api, batch.BatchId);
        resolved.Status.ShouldBe(RecordBatchStatus.Success);
        resolved.CompletedAt.ShouldBe(batch.CompletedAt);
        resolved.PendingResources.ShouldBeEmpty();
        (await FieldAsync(api, "job", "j1", "title")).ShouldBe("Dev");
    }

    [Fact]
    public async Task Missing_WithoutWaiting_FailsAtOnce()
    {
        var (_, api) = await CreateAsync();
        var batch = await IngestAsync(api, "job", Records("""[{"id":"j","place":"p"}]"""));
        batch.Status.ShouldBe(RecordBatchStatus.Failure);
        batch.Errors!.Summary.ShouldBe(new Dictionary<string, long> { ["MISSING_DEPENDENCY"] = 1 });
        batch.Errors.Details["j"].Errors.ShouldHaveSingleItem().ShouldContain("'p'");
    }

    [Fact]
    public async Task Expired_FailsWithItsReason()
    {
        var (_, api) = await CreateAsync();
        var batch = await IngestAsync(api, "job", Records("""[{"id":"j","place":"p"},{"id":"loop1","after":"loop2"},{"id":"loop2","after":"loop1"}]"""), wait: 2);
        batch.Progress.PendingRecords.ShouldBe(3);
        var expired = await ResolvedAsync(api, batch.BatchId);
        expired.Status.ShouldBe(RecordBatchStatus.Failure);
        expired.Errors!.Summary.ShouldBe(new Dictionary<string, long> { ["DEPENDENCY_EXPIRED"] = 3 });
        (await api.ListAsync("job", cancellationToken: Cancel)).Data.Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task ChainAndDiamond_InReverse_Resolve()
    {
        var (_, api) = await CreateAsync();
        var batches = new List<string>();
        for (var i = 12; i > 0; i--)
        {
            var batch = await IngestAsync(api, "job", Records($$"""[{"id":"j{{i}}","after":"j{{i - 1}}","place":"p{{i % 2}}"}]"""), wait: 600);
            batch.Progress.PendingRecords.ShouldBe(1);
            batches.Add(batch.BatchId);
        }

        await IngestAsync(api, "place", Records("""[{"id":"p0","city":"Ghent"},{"id":"p1","city":"Lyon"}]"""));
        await IngestAsync(api, "job", Records("""[{"id":"j0"}]"""));
        foreach (var id in batches)
            (await ResolvedAsync(api, id)).Status.ShouldBe(RecordBatchStatus.Success);
        (await api.ListAsync("job", limit: 100, cancellationToken: Cancel)).Data.Results.Count.ShouldBe(13);
    }

    [Fact]
    public async Task Pending_OverwrittenByALaterWrite_IsClosedAndTheLaterOneStands()
    {
        var (_, api) = await CreateAsync();
        var first = await IngestAsync(api, "job", Records("""[{"id":"j","title":"first","place":"p"}]"""), wait: 600);
        var second = await IngestAsync(api, "job", Records("""[{"id":"j","title":"second"}]"""));
        second.Status.ShouldBe(RecordBatchStatus.Success);
        var closed = await ResolvedAsync(api, first.BatchId);
        closed.Status.ShouldBe(RecordBatchStatus.Failure);
        closed.Errors!.Details["j"].Categories.ShouldBe(["CONFLICT"]);

        await IngestAsync(api, "place", Records("""[{"id":"p","city":"Ghent"}]"""));
        (await FieldAsync(api, "job", "j", "title")).ShouldBe("second");
        (await FieldAsync(api, "job", "j", "place")).ShouldBeNull();
    }

    [Fact]
    public async Task ThousandsThatWaitForOne_AreReleasedByItsArrival()
    {
        const int Batches = 4;
        const int Each = 1000;
        var (_, api) = await CreateAsync();
        var waiting = await Task.WhenAll(Enumerable.Range(0, Batches).Select(batch => IngestAsync(
            api,
            "job",
            TestPartner.Records(Enumerable.Range(0, Each).Select(i => $"j{batch}-{i}"), id => $$"""{"id":"{{id}}","title":"t","place":"p"}"""),
            wait: 600)));
        waiting.ShouldAllBe(batch => batch.Progress.PendingRecords == Each && batch.PendingResources!.Count == Each);

        await IngestAsync(api, "place", Records("""[{"id":"p","city":"Ghent"}]"""));
        foreach (var batch in waiting)
            (await ResolvedAsync(api, batch.BatchId)).Status.ShouldBe(RecordBatchStatus.Success);
        (await api.ListAsync("job", limit: 1, cancellationToken: Cancel)).Data.Pagination.Total.ShouldBe(Batches * Each);
    }

    [Fact]
    public async Task WaitersAndDependencies_AtTheSameTime_MeetAlways()
    {
        const int Pairs = 30;
        var (_, api) = await CreateAsync();
        var jobs = Enumerable.Range(0, Pairs).Select(i => api.IngestAsync(
            "job", Records($$"""[{"id":"j{{i}}","place":"p{{i}}"}]"""), dependencyWaitTimeout: 600, cancellationToken: Cancel));
        var places = Enumerable.Range(0, Pairs).Select(i => api.IngestAsync(
            "place", Records($$"""[{"id":"p{{i}}","city":"Ghent"}]"""), cancellationToken: Cancel));
        var accepted = await Task.WhenAll(jobs.Zip(places, (job, place) => new[] { job, place }).SelectMany(pair => pair));
        foreach (var batch in accepted)
            (await ResolvedAsync(api, batch.Data.BatchId)).Status.ShouldBe(RecordBatchStatus.Success);
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class WaitingInOneProcess(StandaloneDeployment deployment) : WaitingStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class WaitingOverServices(ServicesDeployment deployment) : WaitingStories(deployment);
