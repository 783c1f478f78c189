using System.Net;
using System.Text;
using System.Text.Json;
using Shortlist.Client.Reach;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.Reach;

/// <summary>What is wrong with a request is named, in the envelope of the surface; and nothing of it stays.</summary>
public abstract class ReachBadInputStories(Deployment deployment) : ReachStory(deployment)
{
    private const string Batch = "/api/resources/place/batch";
    private const string Definitions = "/partner/schema-definitions";
    private readonly Deployment _deployment = deployment;

    public static TheoryData<string, string> MalformedBodies => new()
    {
        { "", "empty" },
        { "   ", "JSON" },
        { "[]", "resources" },
        { "{}", "resources" },
        { """{"resources":{}}""", "must be a list" },
        { """{"resources":[]}""", "at least one" },
        { """{"resources":[{"id":"p","city":"Ghent"},5]}""", "resources[1]" },
        { """{"resources":[{"id":"p","city":"Ghent"},{"id":"q",]}""", "(resources[1])" },
        { """{"resources":[{"id":"p","city":"Ghent"}""", "not valid JSON" },
        { """{"resources":[{"id":"p","city":"Ghent"}]} trailing""", "not valid JSON" },
        { """{"resources":[{"id":"p","city":"Ghent"}],"resources":[]}""", "twice" },
    };

    [Theory]
    [MemberData(nameof(MalformedBodies))]
    public async Task Ingest_MalformedBody_IsRefusedWithItsPlaceAndLeavesNothing(string body, string reason)
    {
        var (partner, api) = await CreateAsync();
        await RefusedAsync(partner, HttpMethod.Post, Batch, Json(body), HttpStatusCode.BadRequest, reason);
        await NothingIsThereAsync(api);
    }

    [Fact]
    public async Task Ingest_BrokenAtAnyByte_IsRefusedOrTakenWholeAndNeverHalf()
    {
        var (partner, api) = await CreateAsync();
        var body = Encoding.UTF8.GetBytes("""{"resources":[{"id":"p","city":"Zürich"}]}""");
        for (var at = 0; at < body.Length; at++)
        {
            using var broken = Bytes([.. body[..at], 0xFF, .. body[(at + 1)..]], "application/json");
            using var answer = await partner.SendAsync(HttpMethod.Post, Batch, broken, partner.TenantToken(Tenant));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"byte {at}");
        }

        for (var length = 0; length < body.Length; length++)
        {
            using var cut = Bytes(body[..length], "application/json");
            using var answer = await partner.SendAsync(HttpMethod.Post, Batch, cut, partner.TenantToken(Tenant));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"cut after {length} bytes");
        }

        await NothingIsThereAsync(api);
    }

    [Fact]
    public async Task IngestLines_BrokenLine_IsRefusedByLine()
    {
        var (partner, api) = await CreateAsync();
        using var lines = Bytes("{\"id\":\"p\",\"city\":\"Ghent\"}\n{\"id\":\"q\"\n"u8.ToArray(), "application/x-ndjson");
        await RefusedAsync(partner, HttpMethod.Post, Batch, lines, HttpStatusCode.BadRequest, "record[1]");
        using var numbers = Bytes("{\"id\":\"p\",\"city\":\"Ghent\"}\n17\n"u8.ToArray(), "application/x-ndjson");
        await RefusedAsync(partner, HttpMethod.Post, Batch, numbers, HttpStatusCode.BadRequest, "record[1]: must be an object");
        await NothingIsThereAsync(api);
    }

    [Fact]
    public async Task Ingest_HostileRecords_FailAloneOrAreRefused()
    {
        var (partner, api) = await CreateAsync();
        var deep = """{"resources":[{"id":"p","city":""" + new string('[', 100) + new string(']', 100) + "}]}";
        await RefusedAsync(partner, HttpMethod.Post, Batch, Json(deep), HttpStatusCode.BadRequest, "not valid JSON");
        var large = """{"resources":[{"id":"p","city":" """ + new string('x', 1_100_000) + "\"}]}";
        await RefusedAsync(partner, HttpMethod.Post, Batch, Json(large), HttpStatusCode.BadRequest, "larger than");
        var many = """{"resources":[""" + string.Join(',', Enumerable.Repeat("{\"id\":\"p\",\"city\":\"x\"}", 1001)) + "]}";
        await RefusedAsync(partner, HttpMethod.Post, Batch, Json(many), HttpStatusCode.BadRequest, "more than 1000");
        await NothingIsThereAsync(api);

        var longId = new string('i', 256);
        using var answer = await partner.SendAsync(HttpMethod.Post, Batch, Json($$"""
            {"resources":[{"id":"{{longId}}","city":"x"},{"id":"a\u0001","city":"x"},{"id":"a","city":"x","city":"y"},
             {"id":"b","city":"\ud800"},{"id":17,"city":"x"},{"id":["c"],"city":"x"},{"id":"d","city":null},{"id":"good","city":"x"}]}
            """), partner.TenantToken(Tenant));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var accepted = await answer.Content.ReadAsStringAsync(Cancel);
        var batch = await OverAsync(api, JsonElement.Parse(accepted).GetProperty("data").GetProperty("batchId").GetString()!);
        batch.Progress.SuccessfulRecords.ShouldBe(1);
        batch.Errors!.Summary.ShouldBe(new Dictionary<string, long> { ["VALIDATION"] = 7 });
        batch.Errors.Details.Keys.ShouldBe(["#0", "#1", "a", "b", "17", "#5", "d"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("?onconflict=replace", "onconflict")]
    [InlineData("?ignoreUnknownFields=yes", "ignoreUnknownFields")]
    [InlineData("?dependencyWaitTimeout=86401", "dependencyWaitTimeout")]
    [InlineData("?dependencyWaitTimeout=-1", "dependencyWaitTimeout")]
    [InlineData("?dependencyWaitTimeout=1&dependencyWaitTimeout=2", "dependencyWaitTimeout")]
    public async Task Ingest_BadQuery_IsRefusedByName(string query, string name)
    {
        var (partner, _) = await CreateAsync();
        await RefusedAsync(
            partner, HttpMethod.Post, Batch + query, Json("""{"resources":[{"id":"p","city":"x"}]}"""), HttpStatusCode.BadRequest, name);
    }

    [Theory]
    [InlineData("/api/batches?limit=0", "limit")]
    [InlineData("/api/batches?cursor=%25%25", "cursor")]
    [InlineData("/api/batches?batchType=OTHER", "batchType")]
    [InlineData("/api/batches?status=done", "status")]
    [InlineData("/api/batches?sortBy=name", "sortBy")]
    [InlineData("/api/resources/place?limit=many", "limit")]
    [InlineData("/api/batches/0193a5c4-7d1e-7c53-9a44-1f6f0e6f9c11?includePendingDetails=1", "includePendingDetails")]
    public async Task Read_BadQuery_IsRefusedByName(string path, string name)
    {
        var (partner, _) = await CreateAsync();
        await RefusedAsync(partner, HttpMethod.Get, path, null, HttpStatusCode.BadRequest, name);
    }

    [Fact]
    public async Task UnknownThings_AreNamedAsUnknown()
    {
        var (partner, _) = await CreateAsync();
        await RefusedAsync(partner, HttpMethod.Post, "/api/resources/planet/batch", Json("""{"resources":[{"id":"p"}]}"""), HttpStatusCode.BadRequest, "planet");
        await RefusedAsync(partner, HttpMethod.Get, "/api/resources/planet", null, HttpStatusCode.NotFound);
        await RefusedAsync(partner, HttpMethod.Get, "/api/resources/place/nowhere", null, HttpStatusCode.NotFound);
        await RefusedAsync(partner, HttpMethod.Get, "/api/batches/not-a-batch", null, HttpStatusCode.NotFound);
        await RefusedAsync(partner, HttpMethod.Get, "/api/batches/0193a5c4-7d1e-7c53-9a44-1f6f0e6f9c11", null, HttpStatusCode.NotFound);
        await RefusedAsync(partner, HttpMethod.Post, Batch, Bytes("a=b"u8.ToArray(), "application/x-www-form-urlencoded"), HttpStatusCode.UnsupportedMediaType);
        using var wrongMethod = await partner.SendAsync(HttpMethod.Put, "/api/resources/place/batch", Json("{}"), partner.TenantToken(Tenant));
        wrongMethod.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        wrongMethod.Content.Headers.Allow.ShouldContain("PATCH");
    }

    [Theory]
    [InlineData("""{"externalIds":[]}""", "externalIds")]
    [InlineData("""{"externalIds":["p"],"deleteAll":true}""", "externalIds")]
    [InlineData("""{"externalIds":["p",5]}""", "externalIds[1]")]
    [InlineData("""{"externalIds":["p"],"cascade":"true"}""", "cascade")]
    [InlineData("""{"externalIds":"p"}""", "must be a list")]
    public async Task Delete_BadBody_IsRefusedByName(string body, string name)
    {
        var (partner, _) = await CreateAsync();
        await RefusedAsync(partner, HttpMethod.Delete, Batch, Json(body), HttpStatusCode.BadRequest, name);
    }

    [Theory]
    [InlineData("""{"name":"x y"}""", "name")]
    [InlineData("""{"pluralName":null}""", "pluralName")]
    [InlineData("""{"category":"other"}""", "category")]
    [InlineData("""{"schema":5}""", "schema")]
    [InlineData("""{"schema":{"type":"array"}}""", "schema.type")]
    [InlineData("""{"schema":{"type":"object","properties":{"id":{"type":"string","minLength":5,"maxLength":2}}}}""", "minLength")]
    [InlineData("""{"schema":{"type":"object","properties":{"id":{"type":"string"}},"required":["nothing"]}}""", "nothing")]
    [InlineData("""{"schema":{"type":"object","properties":{"id":{"type":"object"}}}}""", "externalIdField")]
    [InlineData("""{"schema":{"type":"object","properties":{"key":{"type":"string"}}}}""", "externalIdField")]
    [InlineData("""{"schema":{"type":"object","properties":{"id":{"type":"string"},"to":{"$ref":"reach:schemas/planet"}}}}""", "planet")]
    [InlineData("""{"schema":{"type":"object","properties":{"id":{"type":"string","pattern":"("}}}}""", "pattern")]
    [InlineData("""{"schema":{"type":"object","properties":{"id":{"type":"string"}},"allOf":[{"$ref":"#"}]}}""", "itself")]
    [InlineData("""{"schema":{"type":"object","properties":{"id":{"type":"string"}},"patternProperties":{}}}""", "not supported")]
    public async Task Define_BadSchema_IsRefusedByPlace(string change, string reason)
    {
        var partner = await _deployment.CreatePartnerAsync();
        var definition = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""
            {"name":"thing","pluralName":"things","externalIdField":"id","schema":{"type":"object","properties":{"id":{"type":"string"}}}}
            """)!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change)!)
            definition[name] = value;
        await RefusedAsync(partner, HttpMethod.Post, Definitions, Json(JsonSerializer.Serialize(definition)), HttpStatusCode.BadRequest, reason, partner.Token);
        (await partner.Api().ListSchemasAsync(cancellationToken: Cancel)).Data.Results.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_Oversized_IsRefused()
    {
        var (partner, api) = await CreateAsync();
        await using var wire = await RawRequest.OpenAsync(_deployment.Address, Cancel);
        await wire.SendHeadersAsync(HttpMethod.Post, Batch, partner.TenantToken(Tenant), "application/x-ndjson", 300L * 1024 * 1024, Cancel);
        var answer = await wire.ReadAnswerAsync(Cancel);
        answer.Status.ShouldBe(413);
        answer.Body.GetProperty("success").GetBoolean().ShouldBeFalse();
        await NothingIsThereAsync(api);
    }

    [Fact]
    public async Task Upload_BrokenOffInTheMiddle_LeavesNothing()
    {
        var (partner, api) = await CreateAsync();
        await using (var wire = await RawRequest.OpenAsync(_deployment.Address, Cancel))
        {
            await wire.SendHeadersAsync(HttpMethod.Post, Batch, partner.TenantToken(Tenant), "application/x-ndjson", 1000, Cancel);
            await wire.SendAsync("{\"id\":\"p\",\"city\":\"Ghent\"}\n{\"id\":"u8.ToArray(), Cancel);
        }

        await Eventually.AsyncBe(async () => await _deployment.CountUnfinishedBlobsAsync() == 0, "nothing half-written is left");
        await NothingIsThereAsync(api);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static ByteArrayContent Bytes(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(type);
        return content;
    }

    private static async Task RefusedAsync(
        TestPartner partner, HttpMethod method, string path, HttpContent? body, HttpStatusCode status, string? reason = null, string? token = null)
    {
        using var answer = await partner.SendAsync(method, path, body, token ?? partner.TenantToken(Tenant));
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(status, text);
        var envelope = JsonElement.Parse(text);
        envelope.GetProperty("success").GetBoolean().ShouldBeFalse();
        envelope.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        if (reason is not null)
            envelope.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!).ShouldContain(error => error.Contains(reason), text);
    }

    private static async Task NothingIsThereAsync(IReachApi api)
    {
        (await api.ListBatchesAsync(cancellationToken: Cancel)).Data.Results.ShouldBeEmpty();
        (await api.ListAsync("place", cancellationToken: Cancel)).Data.Results.ShouldBeEmpty();
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class ReachBadInputInOneProcess(StandaloneDeployment deployment) : ReachBadInputStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class ReachBadInputOverServices(ServicesDeployment deployment) : ReachBadInputStories(deployment);
