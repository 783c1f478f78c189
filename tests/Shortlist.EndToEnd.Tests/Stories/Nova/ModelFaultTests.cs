using System.Net;
using Shortlist.Client.Nova;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.Nova;

/// <summary>One process that asks a model, and may be killed.</summary>
public class ModelDeployment : StandaloneDeployment
{
    private ModelServer? _model;

    public ModelServer Model => _model!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Scoring__Model__Endpoint"] = Model.Url.AbsoluteUri,
        ["Scoring__Model__Name"] = "stub",
        ["Scoring__Model__Timeout"] = "00:00:04",
        ["Scoring__Model__Retries"] = "0",
        ["Batches__Lease"] = "00:00:03",
        ["Batches__SweepInterval"] = "00:00:00.5",
        ["RateLimits__Nova__CriteriaAi__PerSecond"] = "0",
        ["RateLimits__Nova__CriteriaAi__Concurrent"] = "0",
    };

    protected override async Task StartAsync(CancellationToken cancellationToken)
    {
        _model ??= await ModelServer.StartAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override ValueTask StopWhatTheyUseAsync() => _model?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The same with one worker and hardly any time for a batch.</summary>
public sealed class HurriedDeployment : ModelDeployment
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings, StringComparer.Ordinal)
    {
        ["Batches__Deadline"] = "00:00:02",
        ["Pools__scoring__Concurrency"] = "1",
    };
}

[CollectionDefinition(nameof(ModelCollection))]
public sealed class ModelCollection : ICollectionFixture<ModelDeployment>;

[CollectionDefinition(nameof(HurriedCollection))]
public sealed class HurriedCollection : ICollectionFixture<HurriedDeployment>;

/// <summary>What goes wrong after a submission was accepted, through no fault of the CV: each ends with its code, and may be tried again.</summary>
[Collection(nameof(ModelCollection))]
public sealed class ModelFaultTests(ModelDeployment deployment) : NovaStory(deployment)
{
    private readonly ModelDeployment _deployment = deployment;

    [Fact]
    public async Task Judgement_ThatCannotBeUsed_FailsWithItsCodeAndSpoilsNoOther()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var submitted = await api.SubmitBatchAsync(
            JobId,
            BatchOf(
                Plain(1),
                Of("babbling", ModelServer.Mood.Babbling),
                Of("broken", ModelServer.Mood.Broken),
                Of("inventing", ModelServer.Mood.Inventing),
                Of("refusing", ModelServer.Mood.Refusing),
                Of("silent", ModelServer.Mood.Silent)),
            Cancel);

        var page = await WatchToTheEndAsync(api, submitted.Batch.Id, 6);
        page.Batch.Status.ShouldBe("failed");
        page.ScoringJobs.Select(job => (job.ApplicationId, job.ErrorCode)).ShouldBe(
        [
            ("app-001", null),
            ("babbling", "AI_SCORING_FAILED"),
            ("broken", "AI_SCORING_FAILED"),
            ("inventing", "AI_SCORING_FAILED"),
            ("refusing", "AI_SCORING_FAILED"),
            ("silent", "TIMEOUT"),
        ]);
        page.ScoringJobs.Where(job => job.ErrorCode is not null).ShouldAllBe(
            job => job.Score == null && job.Assessment == null && job.FailedAt != null && job.ErrorMessage!.Length > 0);
    }

    [Fact]
    public async Task Job_ThatFailedByChance_MayBeSubmittedAgainTwice()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var ids = new List<string>();
        for (var submission = 0; submission < 4; submission++)
        {
            var job = (await api.SubmitJobAsync(JobId, "app-001", JobOf(Of("app-001", ModelServer.Mood.Broken).Resume), Cancel)).ScoringJob;
            (await WatchJobAsync(api, job)).ErrorCode.ShouldBe("AI_SCORING_FAILED");
            ids.Add(job.Id);
        }

        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(3, "the fourth submission is told what the third came to");
        ids[3].ShouldBe(ids[2]);
    }

    [Fact]
    public async Task Job_ThatItsWorkersDieOver_IsGivenUp()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var before = _deployment.Model.Asked;
        var job = (await api.SubmitJobAsync(JobId, "deadly", JobOf(Of("deadly", ModelServer.Mood.Silent).Resume), Cancel)).ScoringJob;
        for (var death = 1; death <= 3; death++)
        {
            await Eventually.AsyncBe(() => Task.FromResult(_deployment.Model.Asked >= before + death), $"worker {death} is at it");
            await _deployment.KillAndStartAsync(Cancel);
        }

        var ended = await WatchJobAsync(api, job);
        ended.Status.ShouldBe("failed");
        ended.ErrorCode.ShouldBe("MAX_RETRIES_EXCEEDED");
        _deployment.Model.Asked.ShouldBe(before + 3);
    }

    [Fact]
    public async Task Write_WhoseKeyIsAtWork_IsToldToWait()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = new NovaCaller(_deployment.Address, await tenant.CreateNovaKeyAsync());
        var advertisement = string.Join('\n', Enumerable.Range(1, 900).Select(number => $"- You have {number % 9 + 1} years of experience with tool {number}"));
        for (var round = 0; round < 50; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => caller.SendAsync(
                HttpMethod.Post, $"/v1/jobs/job-{round}/criteria/generate", new { jobDescription = advertisement }, idempotencyKey: $"key-{round}")));
            answers.Select(answer => answer.StatusCode).ShouldBeSubsetOf([HttpStatusCode.Created, HttpStatusCode.Conflict]);
            if (Array.Find(answers, answer => answer.StatusCode == HttpStatusCode.Conflict) is not { } conflict)
                continue;

            var refusal = await Refused.ReadAsync(conflict);
            refusal.Code.ShouldBe("IDEMPOTENCY_REQUEST_IN_PROGRESS");
            refusal.Retryable.ShouldBeTrue();
            refusal.Headers.RetryAfter.ShouldNotBeNull();
            return;
        }

        Assert.Fail("Of 300 writes none met another one of its key at work.");
    }

    internal static NewApplication Of(string id, string mood) => new(id, Resume.FromText($"""
        {System.Text.Encoding.UTF8.GetString(PlainCvs.Of(3))}

        PROJECTS
        - Kept the labelling machine {mood} running for a whole warehouse
        """));
}

/// <summary>A batch whose time is over before a worker came to all of it.</summary>
[Collection(nameof(HurriedCollection))]
public sealed class DeadlineTests(HurriedDeployment deployment) : NovaStory(deployment)
{
    private readonly HurriedDeployment _deployment = deployment;

    [Fact]
    public async Task Job_ThatNoWorkerBeginsInTime_IsStuckAndNeverSilentlyPending()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var submitted = await api.SubmitBatchAsync(
            JobId, BatchOf([.. Enumerable.Range(1, 4).Select(number => ModelFaultTests.Of($"app-{number}", ModelServer.Mood.Silent))]), Cancel);

        var page = await WatchToTheEndAsync(api, submitted.Batch.Id, 4);
        page.Batch.Status.ShouldBe("failed");
        page.Batch.FailedJobs.ShouldBe(4);
        page.ScoringJobs.Select(job => job.ErrorCode).Distinct(StringComparer.Ordinal).ShouldBeSubsetOf(["TASK_STUCK", "TIMEOUT"]);
        var stuck = page.ScoringJobs.Where(job => job.ErrorCode == "TASK_STUCK").ToList();
        stuck.ShouldNotBeEmpty();
        stuck.ShouldAllBe(job => job.StartedAt == null && job.FailedAt != null && job.Score == null && job.ErrorMessage!.Length > 0);
    }
}
