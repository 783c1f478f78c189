using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shortlist.Client;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>What is wrong with an upload is said, in the envelope of the surface or on the member; and nothing half-done stays.</summary>
public abstract class BadInputStories(Deployment deployment) : Story(deployment)
{
    private const string Batches = "/api/v1/cv-screening/batches";
    private const int Megabyte = 1024 * 1024;
    private const long Oversize = 300L * Megabyte;

    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Submit_NoFiles_IsRefusedByName()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var refusal = await Should.ThrowAsync<ShortlistApiException>(SubmitAsync(api, new CvUpload(tenant.Organization)));
        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        refusal.Code.ShouldBe("bad_request");
        refusal.Details.ShouldContain(detail => detail.Contains("files[]"));
        await NothingIsThereAsync(api);
    }

    [Fact]
    public async Task Submit_NoOrganization_IsRefusedByName()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(PlainCvs.Of(1)), "files[]", "one.txt" } };
        var envelope = await RefusalAsync(await caller.SendAsync(HttpMethod.Post, Batches, form), HttpStatusCode.BadRequest, "bad_request");
        envelope.GetProperty("details")[0].GetString().ShouldNotBeNull().ShouldContain("organizationId");
        await NothingIsThereAsync(caller.Api);
    }

    [Fact]
    public async Task Submit_UnknownAndForeignOrganization_AreRefusedAlike()
    {
        var (tenant, foreign) = (await _deployment.CreateTenantAsync(organizations: 2), await _deployment.CreateTenantAsync());
        var api = await tenant.CreateClientAsync(organizations: [tenant.Organizations[0]]);
        List<string> messages = [];
        foreach (var organization in new[] { "org_of_nobody", foreign.Organization, tenant.Organizations[1] })
        {
            var refusal = await Should.ThrowAsync<ShortlistApiException>(SubmitAsync(api, PlainUpload(organization, [1])));
            refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
            refusal.Code.ShouldBe("bad_request");
            messages.Add(refusal.Message + string.Join('|', refusal.Details));
        }

        messages.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        await NothingIsThereAsync(api);
        await NothingIsThereAsync(await foreign.CreateClientAsync());
    }

    [Fact]
    public async Task Submit_UnknownRole_IsRefused()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var refusal = await Should.ThrowAsync<ShortlistApiException>(
            SubmitAsync(api, PlainUpload(tenant.Organization, [1], roleId: "role_of_nobody")));
        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        refusal.Details.ShouldContain(detail => detail.Contains("roleId"));
        await NothingIsThereAsync(api);
    }

    [Fact]
    public async Task Submit_MalformedMultipart_IsRefused()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        foreach (var body in new[]
        {
            "no boundary anywhere",
            "--line\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"a.txt\"\r\n\r\nthe end is missing",
            "--line\r\nContent-Type: text/plain\r\n\r\nno disposition\r\n--line--\r\n",
        })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=line");
            await RefusalAsync(await caller.SendAsync(HttpMethod.Post, Batches, content), HttpStatusCode.BadRequest, "bad_request");
        }

        using var json = JsonContent.Create(new { organizationId = tenant.Organization });
        await RefusalAsync(
            await caller.SendAsync(HttpMethod.Post, Batches, json), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        await NothingIsThereAsync(caller.Api);
    }

    [Fact]
    public async Task Submit_FilesThatAreNoCvs_FailAsMembersWithReasons()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var upload = new CvUpload(tenant.Organization)
            .AddFile("empty.pdf", ReadOnlyMemory<byte>.Empty)
            .AddFile("mislabelled.docx", await File.ReadAllBytesAsync(Samples.PathOf("backend-engineer.pdf"), Cancel))
            .AddFile("program.pdf", "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0"u8.ToArray())
            .AddFile("noise.docx", new byte[] { 0x50, 0x4B, 3, 4 }.Concat(Enumerable.Repeat((byte)0xA5, 4000)).ToArray())
            .AddFile("large.txt", new byte[11 * Megabyte])
            .AddFile("good.txt", PlainCvs.Of(7));
        var submitted = await SubmitAsync(api, upload);
        var batch = await WatchToTheEndAsync(api, submitted.BatchId, total: 6);

        string?[] codes = [.. batch.Data.Select(member => member.Failure?.Code)];
        codes[0].ShouldBe("no_text");
        codes[1].ShouldBeNull("the content counts, not the name");
        batch.Data[1].Email.ShouldBe("tobias.wrenfield@example.com");
        codes[2].ShouldBe("unsupported_type");
        codes[3].ShouldBe("corrupt");
        codes[4].ShouldBe("too_large");
        codes[5].ShouldBeNull();
        batch.Data[5].Email.ShouldBe(PlainCvs.EmailOf(7));
        batch.Data.Where(member => member.Failure is not null).ShouldAllBe(member => member.Status == LeadStatus.Failed);
    }

    [Fact]
    public async Task Submit_ZipWithTraversingNames_StaysInItsFolder()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var marker = $"escaped-{tenant.Id}";
        var zip = PlainCvs.Zip(
            ($"../../../../{marker}-1.txt", PlainCvs.Of(1)),
            ($"/tmp/{marker}-2.txt", PlainCvs.Of(2)),
            ($"..\\..\\{marker}-3.txt", PlainCvs.Of(3)));
        var submitted = await SubmitAsync(api, new CvUpload(tenant.Organization).AddFile("evil.zip", zip));
        var batch = await WatchToTheEndAsync(api, submitted.BatchId, total: 3);

        batch.Data.Select(member => member.Email).ShouldBe([PlainCvs.EmailOf(1), PlainCvs.EmailOf(2), PlainCvs.EmailOf(3)]);
        Directory.EnumerateFiles(Path.GetTempPath(), $"*{marker}*").ShouldBeEmpty();
        Directory.EnumerateFiles(_deployment.Folder, $"*{marker}*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Submit_ZipBomb_IsHeldToItsLimit()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        var bomb = PlainCvs.Zip(Enumerable.Range(0, 45).Select(number => ($"bomb-{number}.txt", new byte[12 * Megabyte])));
        bomb.Length.ShouldBeLessThan(10 * Megabyte);

        var refusal = await Should.ThrowAsync<ShortlistApiException>(
            SubmitAsync(api, new CvUpload(tenant.Organization).AddFile("bomb.zip", bomb)));
        refusal.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await NothingIsThereAsync(api);
        await NoBlobsRemainAsync(tenant);
    }

    [Fact]
    public async Task Submit_ThreeHundredMegabytesDeclared_IsRefusedBeforeItIsSent()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        var peak = _deployment.FrontDoor.PeakMemory;
        await using var wire = await RawRequest.OpenAsync(caller.Address, Cancel);
        await wire.SendHeadersAsync(HttpMethod.Post, Batches, caller.Key, "multipart/form-data; boundary=line", Oversize, Cancel);

        var answer = await wire.ReadAnswerAsync(Cancel);
        answer.Status.ShouldBe(413);
        answer.Body.GetProperty("error").GetString().ShouldBe("payload_too_large");
        (_deployment.FrontDoor.PeakMemory - peak).ShouldBeLessThan(50 * Megabyte);
        await NothingIsThereAsync(caller.Api);
    }

    [Fact]
    public async Task Submit_ThreeHundredMegabytesUndeclared_IsCutOffWithoutFillingMemory()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        var peak = _deployment.FrontDoor.PeakMemory;
        await using var wire = await RawRequest.OpenAsync(caller.Address, Cancel);
        await wire.SendHeadersAsync(HttpMethod.Post, Batches, caller.Key, "multipart/form-data; boundary=line", length: null, Cancel);

        var answer = await wire.SendChunksUntilAnsweredAsync(Parts(tenant.Organization), Cancel);
        answer.Status.ShouldBe(413);
        answer.Body.GetProperty("error").GetString().ShouldBe("payload_too_large");
        (_deployment.FrontDoor.PeakMemory - peak).ShouldBeLessThan(100 * Megabyte);
        await NothingIsThereAsync(caller.Api);
        await NoBlobsRemainAsync(tenant);

        static IEnumerable<ReadOnlyMemory<byte>> Parts(string organization)
        {
            yield return Encoding.ASCII.GetBytes(
                $"--line\r\nContent-Disposition: form-data; name=\"organizationId\"\r\n\r\n{organization}\r\n");
            var megabyte = new byte[Megabyte];
            for (var sent = 0L; sent < Oversize; sent += Megabyte)
            {
                if (sent % (8 * Megabyte) == 0)
                {
                    yield return Encoding.ASCII.GetBytes(
                        $"\r\n--line\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"{sent}.txt\"\r\n\r\n");
                }

                yield return megabyte;
            }
        }
    }

    [Fact]
    public async Task Submit_BrokenOffInTheMiddle_LeavesNothing()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        await using (var wire = await RawRequest.OpenAsync(caller.Address, Cancel))
        {
            await wire.SendHeadersAsync(
                HttpMethod.Post, Batches, caller.Key, "multipart/form-data; boundary=line", length: 8 * Megabyte, Cancel);
            await wire.SendAsync(Encoding.ASCII.GetBytes($"""
                --line
                Content-Disposition: form-data; name="organizationId"

                {tenant.Organization}
                --line
                Content-Disposition: form-data; name="batchId"

                broken-off
                --line
                Content-Disposition: form-data; name="files[]"; filename="whole.txt"


                """.ReplaceLineEndings("\r\n")), Cancel);
            await wire.SendAsync(PlainCvs.Of(1), Cancel);
            await wire.SendAsync(
                "\r\n--line\r\nContent-Disposition: form-data; name=\"files[]\"; filename=\"half.txt\"\r\n\r\nthe first half"u8.ToArray(), Cancel);
            await wire.SendAsync(new byte[Megabyte], Cancel);
            await Eventually.AsyncBe(async () => (await _deployment.BlobsOfAsync(tenant)).Count > 0, "the first file arrived");
        }

        await NoBlobsRemainAsync(tenant);
        await NothingIsThereAsync(caller.Api);
        (await Should.ThrowAsync<ShortlistApiException>(caller.Api.GetBatchAsync("broken-off", cancellationToken: Cancel)))
            .Status.ShouldBe(HttpStatusCode.NotFound);

        // The name is free: nobody has seen a batch of it.
        await SubmitAsync(caller.Api, PlainUpload(tenant.Organization, [2], "broken-off"));
        await WatchToTheEndAsync(caller.Api, "broken-off", total: 1);
    }

    [Fact]
    public async Task Call_WithoutTheScope_SaysWhatIsNeededAndWhatThereIs()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync(scopes: ["cv-screening:read"]);
        var write = await Should.ThrowAsync<ShortlistApiException>(SubmitAsync(api, PlainUpload(tenant.Organization, [1])));
        write.Status.ShouldBe(HttpStatusCode.Forbidden);
        write.Code.ShouldBe("insufficient_scope");
        write.RequiredScopes.ShouldBe(["cv-screening:write"]);
        write.GrantedScopes.ShouldBe(["cv-screening:read"]);

        var read = await Should.ThrowAsync<ShortlistApiException>(api.ListLeadsAsync(cancellationToken: Cancel));
        read.Code.ShouldBe("insufficient_scope");
        read.RequiredScopes.ShouldBe(["sourcing:read"]);

        // Without the scope even what does not exist is refused for the scope: 403 comes before 404.
        (await Should.ThrowAsync<ShortlistApiException>(api.GetLeadAsync("pc_none", Cancel))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("page=-1", "page")]
    [InlineData("page=first", "page")]
    [InlineData("page=1.5", "page")]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=-5", "pageSize")]
    [InlineData("pageSize=many", "pageSize")]
    [InlineData("page=99999999999999", "page")]
    public async Task Get_BadPaging_IsRefusedWithDetails(string query, string field)
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        await SubmitAsync(caller.Api, PlainUpload(tenant.Organization, [1], "paged"));
        foreach (var path in new[] { $"{Batches}/paged", Batches, "/api/v1/sourcing", "/api/v1/roles" })
        {
            var answer = await caller.SendAsync(HttpMethod.Get, $"{path}?{query}");
            var envelope = await RefusalAsync(answer, HttpStatusCode.BadRequest, "bad_request");
            envelope.GetProperty("details").EnumerateArray().ShouldContain(detail => detail.GetString()!.Contains(field), path);
        }
    }

    [Fact]
    public async Task Call_UnknownRouteOrMethod_WearsTheEnvelope()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        await RefusalAsync(await caller.SendAsync(HttpMethod.Get, "/api/v1/cv-screening/nothing"), HttpStatusCode.NotFound, "not_found");
        await RefusalAsync(await caller.SendAsync(HttpMethod.Get, "/api/v1/nothing-at-all"), HttpStatusCode.NotFound, "not_found");
        var refused = await caller.SendAsync(HttpMethod.Delete, Batches);
        refused.Content.Headers.Allow.ShouldContain("GET");
        refused.Content.Headers.Allow.ShouldContain("POST");
        await RefusalAsync(refused, HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    private static async Task NothingIsThereAsync(ITalentRayApi api)
    {
        (await api.ListLeadsAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(0);
        (await api.ListBatchesAsync(cancellationToken: Cancel)).Pagination.TotalCount.ShouldBe(0);
    }

    private Task NoBlobsRemainAsync(TestTenant tenant) => Eventually.AsyncBe(
        async () => (await _deployment.BlobsOfAsync(tenant)).Count == 0 && await _deployment.CountUnfinishedBlobsAsync() == 0,
        "nothing of the upload is left on disk",
        TimeSpan.FromSeconds(30));

    private static async Task<JsonElement> RefusalAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            answer.StatusCode.ShouldBe(status);
            var envelope = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            envelope.GetProperty("error").GetString().ShouldBe(code);
            return envelope;
        }
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class BadInputInOneProcess(StandaloneDeployment deployment) : BadInputStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class BadInputOverServices(ServicesDeployment deployment) : BadInputStories(deployment);
