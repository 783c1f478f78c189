using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shortlist.Client;
using Shortlist.Client.Nova;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories.Nova;

/// <summary>Criteria: made, changed, kept in versions; the library; writes that are sent twice.</summary>
public abstract class CriteriaStories(Deployment deployment) : NovaStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Criteria_EveryChange_IsANewVersionAndTheOldOnesStay()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        var generated = await GiveCriteriaAsync(api);
        generated.Version.ShouldSatisfyAllConditions(
            version => version.Id.ShouldMatch("^c[0-9a-z]{24}$"),
            version => version.Version.ShouldBe(1),
            version => version.Status.ShouldBe("ACTIVE"),
            version => version.ArchivedAt.ShouldBeNull());
        generated.Criteria.ShouldNotBeEmpty();
        generated.Criteria.ShouldAllBe(criterion => criterion.Id.StartsWith("crit_", StringComparison.Ordinal));

        var added = await api.AddCriterionAsync(JobId, new CriterionFields { Text = "Python", Importance = "PREFERRED" }, cancellationToken: Cancel);
        added.Version.Version.ShouldBe(2);
        added.Criterion.ShouldSatisfyAllConditions(
            criterion => criterion.Importance.ShouldBe("NICE_TO_HAVE"), criterion => criterion.Order.ShouldBe(generated.Criteria.Count));
        var moved = await api.UpdateCriterionAsync(
            JobId, added.Criterion.Id, new CriterionFields { Importance = "MUST_HAVE", Order = 0 }, Cancel);
        moved.Criterion.ShouldBe(new Criterion(added.Criterion.Id, "Python", "MUST_HAVE", 0));
        moved.Criteria.Select(criterion => criterion.Order).ShouldBe(Enumerable.Range(0, generated.Criteria.Count + 1));
        var removed = await api.DeleteCriterionAsync(JobId, added.Criterion.Id, Cancel);
        removed.Criteria.Select(criterion => criterion.Text).ShouldBe(generated.Criteria.Select(criterion => criterion.Text));

        var versions = await api.ListCriteriaVersionsAsync(JobId, Cancel);
        versions.Versions.Select(version => version.Version).ShouldBe([4, 3, 2, 1]);
        versions.Versions.Select(version => version.Status).ShouldBe(["ACTIVE", "ARCHIVED", "ARCHIVED", "ARCHIVED"]);
        (await api.GetCriteriaVersionAsync(JobId, generated.Version.Id, Cancel)).Criteria.ShouldBe(generated.Criteria);
        (await api.GetCriteriaVersionAsync(JobId, "current", Cancel)).Version.Id.ShouldBe(removed.Version.Id);
        (await api.GetCriteriaAsync(JobId, Cancel)).Version.Id.ShouldBe(removed.Version.Id);

        await api.DeleteCriteriaAsync(JobId, Cancel);
        (await Should.ThrowAsync<ShortlistApiException>(api.GetCriteriaAsync(JobId, Cancel))).Code.ShouldBe("CRITERIA_NOT_FOUND");
        (await Should.ThrowAsync<ShortlistApiException>(api.DeleteCriteriaAsync(JobId, Cancel))).Code.ShouldBe("CRITERIA_NOT_FOUND");
        (await Should.ThrowAsync<ShortlistApiException>(api.SubmitBatchAsync(JobId, BatchOf(Plain(1)), Cancel))).Code.ShouldBe("CRITERIA_NOT_FOUND");
        (await api.ListCriteriaVersionsAsync(JobId, Cancel)).Versions.Count.ShouldBe(4);
        (await GiveCriteriaAsync(api)).Version.Version.ShouldBe(5);
    }

    [Fact]
    public async Task Criteria_ChangedByManyAtOnce_LoseNoChange()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await Task.WhenAll(Enumerable.Range(1, 10).Select(number => api.AddCriterionAsync(
            JobId, new CriterionFields { Text = $"Skill {number}", Importance = "MUST_HAVE" }, cancellationToken: Cancel)));
        (await api.GetCriteriaAsync(JobId, Cancel)).Criteria.Select(criterion => criterion.Text)
            .ShouldBe(Enumerable.Range(1, 10).Select(number => $"Skill {number}"), ignoreOrder: true);
        (await api.ListCriteriaVersionsAsync(JobId, Cancel)).Versions.Count.ShouldBe(10);
    }

    [Fact]
    public async Task Library_IsKeptNewestFirstAndByCategory()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        var first = await api.AddLibraryCriterionAsync(
            new CriterionFields { Text = "Forklift licence", Importance = "MUST_HAVE", Category = "warehouse" }, cancellationToken: Cancel);
        var second = await api.AddLibraryCriterionAsync(
            new CriterionFields { Text = "English", Importance = "NICE_TO_HAVE" }, cancellationToken: Cancel);
        (await api.ListLibraryAsync(cancellationToken: Cancel)).Criteria.Select(criterion => criterion.Id).ShouldBe([second.Criterion.Id, first.Criterion.Id]);
        (await api.ListLibraryAsync("warehouse", Cancel)).Criteria.ShouldHaveSingleItem().Text.ShouldBe("Forklift licence");
        (await api.UpdateLibraryCriterionAsync(first.Criterion.Id, new CriterionFields { Text = "Forklift certificate" }, Cancel))
            .Criterion.ShouldSatisfyAllConditions(
                criterion => criterion.Text.ShouldBe("Forklift certificate"), criterion => criterion.Category.ShouldBe("warehouse"));

        using var other = await tenant.CreateNovaClientAsync(customer: "globex");
        (await other.ListLibraryAsync(cancellationToken: Cancel)).Criteria.ShouldBeEmpty();
        (await Should.ThrowAsync<ShortlistApiException>(other.DeleteLibraryCriterionAsync(first.Criterion.Id, Cancel))).Code.ShouldBe("LIBRARY_CRITERION_NOT_FOUND");
        await api.DeleteLibraryCriterionAsync(first.Criterion.Id, Cancel);
        (await Should.ThrowAsync<ShortlistApiException>(api.GetLibraryCriterionAsync(first.Criterion.Id, Cancel))).Code.ShouldBe("LIBRARY_CRITERION_NOT_FOUND");
    }

    [Fact]
    public async Task Write_SentAgainUnderItsKey_IsDoneOnce()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = new NovaCaller(_deployment.Address, await tenant.CreateNovaKeyAsync());
        var body = new { text = "Forklift licence", importance = "MUST_HAVE" };
        using var first = await caller.SendAsync(HttpMethod.Post, "/v1/criteria-library", body, idempotencyKey: "k1");
        using var again = await caller.SendAsync(HttpMethod.Post, "/v1/criteria-library", body, idempotencyKey: "k1");
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        (await again.Content.ReadAsStringAsync(Cancel)).ShouldBe(await first.Content.ReadAsStringAsync(Cancel));

        using var another = await caller.SendAsync(HttpMethod.Post, "/v1/criteria-library", body with { text = "Other" }, idempotencyKey: "k1");
        another.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var tooLong = await caller.SendAsync(HttpMethod.Post, "/v1/criteria-library", body, idempotencyKey: new string('k', 256));
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        // At the same time: one does it, the others are told to wait or get its answer.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            caller.SendAsync(HttpMethod.Post, "/v1/jobs/job-1/criteria/items", body, idempotencyKey: "k2")));
        answers.Select(answer => answer.StatusCode).ShouldBeSubsetOf([HttpStatusCode.Created, HttpStatusCode.Conflict]);
        var criteria = await (await caller.SendAsync(HttpMethod.Get, "/v1/jobs/job-1/criteria")).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        criteria.GetProperty("criteria").GetArrayLength().ShouldBe(1);
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class CriteriaInOneProcess(StandaloneDeployment deployment) : CriteriaStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class CriteriaOverServices(ServicesDeployment deployment) : CriteriaStories(deployment);
