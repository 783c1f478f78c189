using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shortlist.Client;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.Surfaces.Identity;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>Leads by hand: made, read, changed, removed.</summary>
public abstract class SourcingStories(Deployment deployment) : Story(deployment)
{
    private const string Sourcing = "/api/v1/sourcing";

    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Lead_MadeChangedAndRemoved_IsAsWasSaidEachTime()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var made = await api.CreateLeadAsync(
            new NewLead
            {
                FullName = "Sam Lee",
                OrganizationId = tenant.Organization,
                Email = "sam.cv@example.com",
                ContactEmail = "sam@example.com",
                Phone = "+44 7700 900123",
                Summary = "Five years of data engineering.",
                Skills = ["python", "sql"],
            },
            Cancel);
        made.Status.ShouldBe(LeadStatus.Uploaded);
        made.Organizations.ShouldHaveSingleItem().ShouldBe(new OrganizationLink(tenant.Organization, "Pool"));
        made.Roles.ShouldBeEmpty();
        made.CandidateId.ShouldBeNull();
        ShouldBeSame(await api.GetLeadAsync(made.Id, Cancel), made);

        var changed = await api.UpdateLeadAsync(
            made.Id, new LeadUpdate { Status = "interviewed", Phone = Change.Clear, Summary = "Hired soon.", Skills = ["go"] }, Cancel);
        changed.Status.ShouldBe("interviewed");
        changed.Phone.ShouldBeNull();
        changed.Summary.ShouldBe("Hired soon.");
        changed.Skills.ShouldBe(["go"]);
        changed.FullName.ShouldBe("Sam Lee");
        changed.Email.ShouldBe("sam.cv@example.com");
        changed.UpdatedAt.ShouldBeGreaterThanOrEqualTo(made.UpdatedAt);
        changed.CreatedAt.ShouldBe(made.CreatedAt);
        ShouldBeSame(await api.GetLeadAsync(made.Id, Cancel), changed);
        (await api.ListLeadsAsync(status: "interviewed", cancellationToken: Cancel)).Data.ShouldHaveSingleItem().Id.ShouldBe(made.Id);
        (await api.ListLeadsAsync(status: "uploaded", cancellationToken: Cancel)).Data.ShouldBeEmpty();

        await api.DeleteLeadAsync(made.Id, Cancel);
        (await Should.ThrowAsync<ShortlistApiException>(api.GetLeadAsync(made.Id, Cancel))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Should.ThrowAsync<ShortlistApiException>(api.DeleteLeadAsync(made.Id, Cancel))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.ShouldBe(new(0, 20, 0, 0));
    }

    [Fact]
    public async Task List_Leads_NewestFirst()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        List<string> made = [];
        for (var number = 0; number < 5; number++)
        {
            var lead = await api.CreateLeadAsync(new NewLead { FullName = $"Person {number}", OrganizationId = tenant.Organization }, Cancel);
            made.Add(lead.Id);
        }

        var first = await api.ListLeadsAsync(page: 0, pageSize: 3, cancellationToken: Cancel);
        var second = await api.ListLeadsAsync(page: 1, pageSize: 3, cancellationToken: Cancel);
        first.Data.Concat(second.Data).Select(lead => lead.Id).ShouldBe(Enumerable.Reverse(made));
        second.Pagination.ShouldBe(new(1, 3, 5, 2));
    }

    [Theory]
    [InlineData("""{"fullName":"A"}""", "organizationId")]
    [InlineData("""{"organizationId":"$org"}""", "fullName")]
    [InlineData("""{"fullName":"","organizationId":"$org"}""", "fullName")]
    [InlineData("""{"fullName":7,"organizationId":"$org"}""", "fullName")]
    [InlineData("""{"fullName":"A","organizationId":"org_of_nobody"}""", "organizationId")]
    [InlineData("""{"fullName":"A","organizationId":"$org","email":"nonsense"}""", "email")]
    [InlineData("""{"fullName":"A","organizationId":"$org","contactEmail":"a@b"}""", "contactEmail")]
    [InlineData("""{"fullName":"A","organizationId":"$org","phone":"call me"}""", "phone")]
    [InlineData("""{"fullName":"A","organizationId":"$org","skills":"python"}""", "skills")]
    [InlineData("""{"fullName":"A","organizationId":"$org","skills":[1]}""", "skills")]
    [InlineData("""{"fullName":"A","organizationId":"$org","status":""}""", "status")]
    [InlineData("""["fullName"]""", "body")]
    [InlineData("""{"fullName":""", "body")]
    public async Task Create_BadBody_IsRefusedByField(string body, string field)
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        await RefusedByFieldAsync(caller, HttpMethod.Post, Sourcing, body.Replace("$org", tenant.Organization, StringComparison.Ordinal), field);
        (await caller.Api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("{}", "body")]
    [InlineData("""{"unknown":1}""", "body")]
    [InlineData("""{"fullName":null}""", "fullName")]
    [InlineData("""{"fullName":" "}""", "fullName")]
    [InlineData("""{"status":""}""", "status")]
    [InlineData("""{"status":null}""", "status")]
    [InlineData("""{"email":"nonsense"}""", "email")]
    [InlineData("""{"phone":true}""", "phone")]
    [InlineData("""{"skills":null}""", "skills")]
    [InlineData("""{"summary":7}""", "summary")]
    public async Task Update_BadBody_IsRefusedByFieldAndChangesNothing(string body, string field)
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        var lead = await caller.Api.CreateLeadAsync(new NewLead { FullName = "Sam Lee", OrganizationId = tenant.Organization }, Cancel);
        await RefusedByFieldAsync(caller, HttpMethod.Patch, $"{Sourcing}/{lead.Id}", body, field);
        ShouldBeSame(await caller.Api.GetLeadAsync(lead.Id, Cancel), lead);
    }

    [Fact]
    public async Task Create_FieldsThatAreNotTheCallers_AreIgnored()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        using var content = JsonContent.Create(new
        {
            fullName = "Sam Lee",
            organizationId = tenant.Organization,
            id = "pc_chosen",
            tenantId = "tenant_other",
            candidateId = "cand_1",
            createdAt = "1999-01-01T00:00:00Z",
        });
        using var answer = await caller.SendAsync(HttpMethod.Post, Sourcing, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var lead = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        lead.GetProperty("id").GetString().ShouldNotBe("pc_chosen");
        lead.GetProperty("candidateId").ValueKind.ShouldBe(JsonValueKind.Null);
        lead.GetProperty("createdAt").GetString().ShouldNotBe("1999-01-01T00:00:00Z");
        lead.TryGetProperty("tenantId", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Update_StatusOfAMember_NeitherOpensNorClosesItsBatch()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await SubmitAsync(api, PlainUpload(tenant.Organization, [1, 2], "steady"));
        var batch = await WatchToTheEndAsync(api, "steady", total: 2);
        await api.UpdateLeadAsync(batch.Data[0].Id, new LeadUpdate { Status = LeadStatus.Processing }, Cancel);

        var after = await api.GetBatchAsync("steady", cancellationToken: Cancel);
        after.Status.ShouldBe(CvBatchStatus.Completed);
        after.ProcessingCandidates.ShouldBe(0);
        after.Data[0].Status.ShouldBe(LeadStatus.Processing);
    }

    [Fact]
    public async Task Write_ByAHiringManager_IsForbidden()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var employer = await tenant.CreateClientAsync();
        var manager = await tenant.CreateClientAsync(role: UserRole.HiringManager);
        var lead = await employer.CreateLeadAsync(new NewLead { FullName = "Sam Lee", OrganizationId = tenant.Organization }, Cancel);

        (await manager.GetLeadAsync(lead.Id, Cancel)).Id.ShouldBe(lead.Id);
        foreach (var write in new Func<Task>[]
        {
            () => manager.UpdateLeadAsync(lead.Id, new LeadUpdate { FullName = "Other" }, Cancel),
            () => manager.DeleteLeadAsync(lead.Id, Cancel),
            () => SubmitAsync(manager, PlainUpload(tenant.Organization, [1])),
        })
        {
            var refusal = await Should.ThrowAsync<ShortlistApiException>(write());
            refusal.Status.ShouldBe(HttpStatusCode.Forbidden);
            refusal.Code.ShouldBe("forbidden");
        }
    }

    private static async Task RefusedByFieldAsync(TestCaller caller, HttpMethod method, string path, string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await caller.SendAsync(method, path, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var envelope = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        envelope.GetProperty("error").GetString().ShouldBe("bad_request");
        envelope.GetProperty("details").EnumerateArray().ShouldContain(detail => detail.GetString()!.StartsWith(field));
    }

    // Records compare lists by reference; their JSON compares them by content.
    private static void ShouldBeSame(PotentialCandidate actual, PotentialCandidate expected) =>
        JsonSerializer.Serialize(actual).ShouldBe(JsonSerializer.Serialize(expected));
}

[Collection(nameof(StandaloneCollection))]
public sealed class SourcingInOneProcess(StandaloneDeployment deployment) : SourcingStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class SourcingOverServices(ServicesDeployment deployment) : SourcingStories(deployment);
