using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shortlist.Client;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>Uploads that go well: what comes back at once, and what becomes of it.</summary>
public abstract class UploadStories(Deployment deployment) : Story(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Submit_Samples_BecomeLeadsAndFailuresWithReasons()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var upload = new CvUpload(tenant.Organization);
        foreach (var path in Samples.AllPaths)
            upload.AddFile(path);
        var total = Samples.Readable.Count + Samples.Unreadable.Count;

        var submitted = await SubmitAsync(api, upload);
        submitted.TotalCandidates.ShouldBe(total);
        submitted.Status.ShouldBe(CvBatchStatus.Processing);
        submitted.Data.ShouldAllBe(member => member.Failure == null);
        var batch = await WatchToTheEndAsync(api, submitted.BatchId, total);

        // Members come in the order of the upload.
        var members = batch.Data;
        for (var index = 0; index < Samples.Readable.Count; index++)
            ShouldBeRead(members[index], Samples.Readable[index], tenant.Organization);
        foreach (var (member, (file, reason)) in members.Skip(Samples.Readable.Count).Zip(Samples.Unreadable))
        {
            member.Status.ShouldBe(LeadStatus.Failed, file);
            member.Failure.ShouldNotBeNull(file).Code.ShouldBe(reason, file);
            member.Failure!.Message.ShouldNotBeNullOrWhiteSpace(file);
        }

        var leads = await api.ListLeadsAsync(status: LeadStatus.Parsed, pageSize: 100, cancellationToken: Cancel);
        leads.Data.Select(lead => lead.Id).Order(StringComparer.Ordinal).ShouldBe(
            members.Take(Samples.Readable.Count).Select(member => member.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_StraightAfterSubmit_IsNeverNotFound()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        List<string> batches = [];
        for (var round = 0; round < 100; round++)
        {
            var submitted = await SubmitAsync(api, PlainUpload(tenant.Organization, [round]));
            var read = await api.GetBatchAsync(submitted.BatchId, cancellationToken: Cancel);
            read.TotalCandidates.ShouldBe(1);
            read.Data.ShouldHaveSingleItem().Id.ShouldBe(submitted.Data.ShouldHaveSingleItem().Id);
            batches.Add(submitted.BatchId);
        }

        batches.ShouldBeUnique();
        var done = await Eventually.SeeAsync(
            () => api.ListLeadsAsync(status: LeadStatus.Parsed, pageSize: 1, cancellationToken: Cancel),
            leads => leads.Pagination.TotalCount == batches.Count,
            "all hundred are read");
        done.Pagination.TotalPages.ShouldBe(100);
    }

    [Fact]
    public async Task Submit_Accepted_AnswersWithLocationAndTheDocumentedShape()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        var response = await caller.Api.SubmitBatchAsync(PlainUpload(tenant.Organization, [1]), Cancel);
        var batch = response.GetContent();

        response.ResponseMessage.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var location = response.ResponseMessage.Headers.Location.ShouldNotBeNull();
        new Uri(caller.Address, location).AbsolutePath.ShouldBe($"/api/v1/cv-screening/batches/{batch.BatchId}");
        await WatchToTheEndAsync(caller.Api, batch.BatchId, total: 1);

        var answer = await caller.SendAsync(HttpMethod.Get, location.OriginalString);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        NamesOf(body).ShouldBe(
            ["batchId", "status", "totalCandidates", "completedCandidates", "processingCandidates", "data", "pagination"]);
        NamesOf(body.GetProperty("pagination")).ShouldBe(["page", "pageSize", "totalCount", "totalPages"]);
        var member = body.GetProperty("data")[0];
        NamesOf(member).ShouldBe(
        [
            "id", "fullName", "email", "contactEmail", "phone", "status", "skills", "summary", "candidateId", "organizations", "roles",
            "createdAt", "updatedAt",
        ]);
        NamesOf(member.GetProperty("organizations")[0]).ShouldBe(["organizationId", "status"]);
        member.GetProperty("createdAt").GetString().ShouldNotBeNull().ShouldMatch("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");
        member.GetProperty("id").GetString().ShouldStartWith("pc_");
    }

    [Fact]
    public async Task Submit_SameBatchIdAndFiles_FindsTheBatchThatIsThere()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var first = await SubmitAsync(api, PlainUpload(tenant.Organization, [1, 2], "spring"));
        first.BatchId.ShouldBe("spring");
        await WatchToTheEndAsync(api, "spring", total: 2);

        var again = await api.SubmitBatchAsync(PlainUpload(tenant.Organization, [1, 2], "spring"), Cancel);
        again.ResponseMessage.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var second = again.GetContent();
        second.Data.Select(member => member.Id).ShouldBe(first.Data.Select(member => member.Id));
        second.CompletedCandidates.ShouldBe(2);
        (await api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(2);

        var refusal = await Should.ThrowAsync<ShortlistApiException>(SubmitAsync(api, PlainUpload(tenant.Organization, [1, 3], "spring")));
        refusal.Status.ShouldBe(HttpStatusCode.Conflict);
        refusal.Code.ShouldBe("conflict");
        (await api.GetBatchAsync("spring", cancellationToken: Cancel)).TotalCandidates.ShouldBe(2);
    }

    [Fact]
    public async Task Submit_SameBatchIdManyTimesAtOnce_MakesOneBatch()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            try
            {
                return (await SubmitAsync(api, PlainUpload(tenant.Organization, [1, 2, 3], "storm"))).TotalCandidates;
            }
            catch (ShortlistApiException refusal) when (refusal.Status is HttpStatusCode.Conflict)
            {
                // Another of them is just being received; repeating the call will find it.
                return 3;
            }
        }));

        answers.ShouldAllBe(total => total == 3);
        await WatchToTheEndAsync(api, "storm", total: 3);
        (await api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(3);
        (await api.ListBatchesAsync(cancellationToken: Cancel)).Data.ShouldHaveSingleItem().BatchId.ShouldBe("storm");
    }

    [Fact]
    public async Task Submit_SameBatchIdInAnotherTenant_IsAnotherBatch()
    {
        var (one, other) = (await _deployment.CreateTenantAsync(), await _deployment.CreateTenantAsync());
        var (oneApi, otherApi) = (await one.CreateClientAsync(), await other.CreateClientAsync());
        await SubmitAsync(oneApi, PlainUpload(one.Organization, [1], "shared-name"));
        await SubmitAsync(otherApi, PlainUpload(other.Organization, [2, 3], "shared-name"));

        await WatchToTheEndAsync(oneApi, "shared-name", total: 1);
        var batch = await WatchToTheEndAsync(otherApi, "shared-name", total: 2);
        batch.Data.Select(member => member.Email).ShouldBe([PlainCvs.EmailOf(2), PlainCvs.EmailOf(3)]);
    }

    [Fact]
    public async Task Submit_ZipOfCvs_BecomesOneMemberForEach()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var zip = PlainCvs.Zip(
            ("people/", []),
            ("people/one.txt", PlainCvs.Of(1)),
            ("people/deeper/two.txt", PlainCvs.Of(2)),
            ("__MACOSX/people/._one.txt", [0, 5, 22, 7]),
            ("three.docx", await File.ReadAllBytesAsync(Samples.PathOf("accountant.docx"), Cancel)));

        var submitted = await SubmitAsync(api, new CvUpload(tenant.Organization).AddFile("people.zip", zip));
        var batch = await WatchToTheEndAsync(api, submitted.BatchId, total: 3);
        batch.Data.Select(member => member.Email).ShouldBe([PlainCvs.EmailOf(1), PlainCvs.EmailOf(2), "callum.drysdale@example.com"]);
    }

    [Fact]
    public async Task Submit_StreamThatCannotSeek_ArrivesWhole()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await using var file = File.OpenRead(Samples.PathOf("backend-engineer.pdf"));
        await using var stream = new OneWayStream(file);

        var submitted = await SubmitAsync(api, new CvUpload(tenant.Organization).AddFile("streamed.pdf", stream));
        var batch = await WatchToTheEndAsync(api, submitted.BatchId, total: 1);
        batch.Data.ShouldHaveSingleItem().Email.ShouldBe("tobias.wrenfield@example.com");
    }

    [Fact]
    public async Task Submit_ForARole_LinksTheLeadsUnscored()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var role = await api.CreateRoleAsync(
            new NewRole { Name = "Warehouse Lead", OrganizationId = tenant.Organization }, Cancel);
        await SubmitAsync(api, PlainUpload(tenant.Organization, [1], "for-role", role.Id));
        var batch = await WatchToTheEndAsync(api, "for-role", total: 1);

        var link = batch.Data.ShouldHaveSingleItem().Roles.ShouldHaveSingleItem();
        link.ShouldBe(new RoleLink(role.Id, "Warehouse Lead", tenant.Organization, "Assigned", -1, -1));
        (await api.ListLeadsAsync(roleId: role.Id, cancellationToken: Cancel)).Data.ShouldHaveSingleItem().Id.ShouldBe(batch.Data[0].Id);
        (await api.ListLeadsAsync(roleId: "role_of_nobody", cancellationToken: Cancel)).Data.ShouldBeEmpty();
        (await api.GetRoleAsync(role.Id, Cancel)).ShouldBe(role);
        (await api.ListRolesAsync(organizationId: tenant.Organization, cancellationToken: Cancel)).Data.ShouldHaveSingleItem().ShouldBe(role);
    }

    [Fact]
    public async Task GetCv_OfAReadLead_TellsWhereEachFindingStands()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var submitted = await SubmitAsync(
            api, new CvUpload(tenant.Organization).AddFile(Samples.PathOf("backend-engineer.pdf")));
        var batch = await WatchToTheEndAsync(api, submitted.BatchId, total: 1);

        var reading = await api.GetCvAsync(batch.Data[0].Id, Cancel);
        reading.LeadId.ShouldBe(batch.Data[0].Id);
        reading.PageCount.ShouldBe(2);
        var name = reading.Cv.Name.ShouldNotBeNull();
        name.Value.ShouldBe("Tobias Wrenfield");
        name.Evidence.Page.ShouldBe(1);
        name.Evidence.Quote.ShouldContain("Wrenfield");
        name.Confidence.ShouldBeInRange(0.5, 1);
        reading.Cv.Emails.ShouldHaveSingleItem().Evidence.Quote.ShouldContain("tobias.wrenfield@example.com");
        reading.Cv.Skills.ShouldNotBeEmpty();
        reading.Cv.Work.ShouldNotBeEmpty();
    }

    private static void ShouldBeRead(PotentialCandidate lead, SampleCv sample, string organizationId)
    {
        lead.Status.ShouldBe(LeadStatus.Parsed, sample.File);
        lead.Failure.ShouldBeNull(sample.File);
        lead.Skills.ShouldNotBeEmpty(sample.File);
        lead.Organizations.ShouldHaveSingleItem().ShouldBe(new OrganizationLink(organizationId, "Pool"));
        lead.FullName.ShouldContain(sample.Surname, Case.Insensitive, sample.File);
        if (sample.IsRecognised)
            lead.Email.ShouldNotBeNull(sample.File).ShouldContain("@example.");
        else
            lead.Email.ShouldBe(sample.Email, sample.File);
    }

    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}

[Collection(nameof(StandaloneCollection))]
public sealed class UploadsInOneProcess(StandaloneDeployment deployment) : UploadStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class UploadsOverServices(ServicesDeployment deployment) : UploadStories(deployment);
