using System.Net;
using System.Text;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client.Tests;

public sealed class ClientTests
{
    private const string Me =
        """{"user":{"id":"user_1","email":"a@example.com","role":"admin"},"auth":{"type":"api_key","keyId":"key_1","scopes":["sourcing:read"]}}""";

    private const string Lead =
        """
        {"id":"pc_1","fullName":"Sam Lee","email":null,"contactEmail":null,"phone":null,"status":"parsed","skills":[],"summary":null,
        "candidateId":null,"organizations":[],"roles":[],"createdAt":"2026-06-01T10:00:00Z","updatedAt":"2026-06-01T10:00:00Z","added":"later"}
        """;

    private readonly ImpatientTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_WithAKey_SendsItAsABearerBelowTheBasePath()
    {
        using var server = new ScriptedServer(() => ScriptedServer.Json(HttpStatusCode.OK, Me));
        using var api = ShortlistClient.ForTalentRay(new Uri("http://shortlist.test/behind/a/proxy"), "tr_secret", Options(server));
        var me = await api.GetMeAsync(Cancel);
        me.Auth.Scopes.ShouldBe(["sourcing:read"]);
        var (method, path, _, authorization) = server.Requests.ShouldHaveSingleItem();
        method.ShouldBe(HttpMethod.Get);
        path.ShouldBe("/behind/a/proxy/api/v1/me");
        authorization.ShouldBe("Bearer tr_secret");
    }

    [Fact]
    public async Task List_WithAndWithoutFilters_SendsOnlyWhatIsGiven()
    {
        const string Empty = """{"data":[],"pagination":{"page":0,"pageSize":20,"totalCount":0,"totalPages":0}}""";
        using var server = new ScriptedServer(
            () => ScriptedServer.Json(HttpStatusCode.OK, Empty), () => ScriptedServer.Json(HttpStatusCode.OK, Empty));
        using var api = Client(server);
        await api.ListLeadsAsync(cancellationToken: Cancel);
        await api.ListLeadsAsync(page: 2, status: "to be called & hired", cancellationToken: Cancel);
        server.Requests.Select(request => request.PathAndQuery).ShouldBe(
            ["/api/v1/sourcing", "/api/v1/sourcing?page=2&status=to+be+called+%26+hired"]);
    }

    [Fact]
    public async Task Call_Refused_TellsAllThatTheEnvelopeSays()
    {
        using var server = new ScriptedServer(() => ScriptedServer.Json(
            HttpStatusCode.Forbidden,
            """{"error":"insufficient_scope","message":"This call needs more.","requiredScopes":["a:read"],"grantedScopes":["b:read"],"new":1}"""));
        using var api = Client(server);
        var refusal = await Should.ThrowAsync<ShortlistApiException>(api.GetLeadAsync("pc_1", Cancel));
        refusal.Status.ShouldBe(HttpStatusCode.Forbidden);
        refusal.Code.ShouldBe("insufficient_scope");
        refusal.Message.ShouldBe("This call needs more.");
        refusal.RequiredScopes.ShouldBe(["a:read"]);
        refusal.GrantedScopes.ShouldBe(["b:read"]);
        refusal.Details.ShouldBeEmpty();
        refusal.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task Call_RefusedInTheOldEnvelope_GivesTheSentenceAndNoCode()
    {
        using var server = new ScriptedServer(() => ScriptedServer.Json(HttpStatusCode.NotFound, """{"error":"API key not found."}"""));
        using var api = Client(server);
        var refusal = await Should.ThrowAsync<ShortlistApiException>(api.GetApiKeyAsync("key_1", Cancel));
        refusal.Message.ShouldBe("API key not found.");
        refusal.Code.ShouldBeNull();
    }

    [Theory]
    [InlineData("text/html", "<h1>Bad Gateway</h1>")]
    [InlineData("application/json", "{ not json")]
    public async Task Call_RefusedBySomethingElse_GivesTheStatus(string mediaType, string body)
    {
        using var server = new ScriptedServer(() => new HttpResponseMessage(HttpStatusCode.BadGateway)
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        });
        using var api = Client(server);
        var refusal = await Should.ThrowAsync<ShortlistApiException>(api.GetMeAsync(Cancel));
        refusal.Status.ShouldBe(HttpStatusCode.BadGateway);
        refusal.Code.ShouldBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Call_RefusedForNow_IsMadeAgainAfterTheTimeAskedFor(HttpStatusCode status)
    {
        using var server = new ScriptedServer(
            () => ScriptedServer.Json(status, "{}", TimeSpan.FromSeconds(7)), () => ScriptedServer.Json(HttpStatusCode.OK, Me));
        using var api = Client(server);
        await api.GetMeAsync(Cancel);
        server.Requests.Count.ShouldBe(2);
        _time.Waits.ShouldContain(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Call_RefusedForNowEachTime_EndsInTheRefusal()
    {
        using var server = new ScriptedServer(Enumerable.Repeat(
            () => ScriptedServer.Json(HttpStatusCode.ServiceUnavailable, """{"error":"service_unavailable"}"""), 3));
        using var api = Client(server, options => options with { MaxRetries = 2 });
        (await Should.ThrowAsync<ShortlistApiException>(api.GetMeAsync(Cancel))).Code.ShouldBe("service_unavailable");
        server.Requests.Count.ShouldBe(3);
        _time.Waits.Count(wait => wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(1)).ShouldBe(2);
    }

    [Fact]
    public async Task Call_AskedToWaitTooLong_FailsAtOnceAndSaysHowLong()
    {
        using var server = new ScriptedServer(
            () => ScriptedServer.Json(HttpStatusCode.TooManyRequests, """{"error":"rate_limited"}""", TimeSpan.FromMinutes(2)));
        using var api = Client(server);
        (await Should.ThrowAsync<ShortlistApiException>(api.GetMeAsync(Cancel))).RetryAfter.ShouldBe(TimeSpan.FromMinutes(2));
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Call_RefusedForGood_IsNotMadeAgain()
    {
        using var server = new ScriptedServer(() => ScriptedServer.Json(HttpStatusCode.InternalServerError, """{"error":"internal_error"}"""));
        using var api = Client(server);
        await Should.ThrowAsync<ShortlistApiException>(api.GetMeAsync(Cancel));
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Update_OfSomeFields_SendsThoseAndNullForTheCleared()
    {
        using var server = new ScriptedServer(() => ScriptedServer.Json(HttpStatusCode.OK, Lead));
        using var api = Client(server);
        var lead = await api.UpdateLeadAsync("pc 1/2", new LeadUpdate { Email = "new@example.com", Phone = Change.Clear }, Cancel);
        lead.FullName.ShouldBe("Sam Lee");
        var (method, path, body, _) = server.Requests.ShouldHaveSingleItem();
        method.ShouldBe(HttpMethod.Patch);
        path.ShouldBe("/api/v1/sourcing/pc%201%2F2");
        body.ShouldBe("""{"email":"new@example.com","phone":null}""");
    }

    [Fact]
    public async Task Upload_RefusedForNow_SendsTheSameBodyAgain()
    {
        using var server = new ScriptedServer(
            () => ScriptedServer.Json(HttpStatusCode.ServiceUnavailable, "{}", TimeSpan.Zero),
            () => ScriptedServer.Json(HttpStatusCode.Accepted, Batch(0, 2)));
        using var api = Client(server);
        using var stream = new MemoryStream("ignored, the second file"u8.ToArray()) { Position = "ignored, ".Length };
        var response = await api.SubmitBatchAsync(
            new CvUpload("org_1") { BatchId = "spring" }.AddFile("one.txt", "the first file"u8.ToArray()).AddFile("zwei ü.txt", stream), Cancel);

        response.GetContent().BatchId.ShouldBe("batch_1");
        server.Requests.Count.ShouldBe(2);
        server.Requests[1].Body.ShouldBe(server.Requests[0].Body);
        var body = server.Requests[0].Body.ShouldNotBeNull();
        body.IndexOf("organizationId", StringComparison.Ordinal).ShouldBeLessThan(body.IndexOf("files[]", StringComparison.Ordinal));
        body.ShouldContain("the first file");
        body.ShouldContain("\r\n\r\nthe second file\r\n");
        body.ShouldNotContain("roleId");
    }

    [Fact]
    public async Task Upload_FromAStreamThatCannotSeek_IsSentOnce()
    {
        using var server = new ScriptedServer(() => ScriptedServer.Json(HttpStatusCode.ServiceUnavailable, "{}", TimeSpan.Zero));
        using var api = Client(server);
        await using var stream = new System.IO.Compression.BrotliStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);
        await Should.ThrowAsync<ShortlistApiException>(api.SubmitBatchAsync(new CvUpload("org_1").AddFile("one.txt", stream), Cancel));
        server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Wait_ForABatch_TellsEachChangeAndAsksEverLessOften()
    {
        using var server = new ScriptedServer(
            () => ScriptedServer.Json(HttpStatusCode.OK, Batch(0, 3)),
            () => ScriptedServer.Json(HttpStatusCode.OK, Batch(0, 3)),
            () => ScriptedServer.Json(HttpStatusCode.OK, Batch(2, 3)),
            () => ScriptedServer.Json(HttpStatusCode.OK, Batch(3, 3)),
            () => ScriptedServer.Json(HttpStatusCode.OK, Batch(3, 3)));
        using var api = Client(server);
        var told = new Told();
        var polling = new BatchPolling
        {
            FirstInterval = TimeSpan.FromMilliseconds(100),
            LongestInterval = TimeSpan.FromMilliseconds(180),
            Time = _time,
        };
        var batch = await api.WaitForBatchAsync("batch_1", told, polling, Cancel);

        batch.IsCompleted.ShouldBeTrue();
        told.Reports.ShouldBe([new(3, 0), new(3, 2), new(3, 3)]);
        _time.Waits.Where(wait => wait < TimeSpan.FromSeconds(1)).Select(wait => wait.TotalMilliseconds).ShouldBe([100, 150, 180]);
        server.Requests[^1].PathAndQuery.ShouldBe("/api/v1/cv-screening/batches/batch_1?page=0&pageSize=100");
    }

    [Fact]
    public void Dispose_WithAHandlerOfTheCaller_LeavesItOpen()
    {
        using var server = new ScriptedServer(() => ScriptedServer.Json(HttpStatusCode.OK, Me));
        Client(server).Dispose();
        using var invoker = new HttpMessageInvoker(server, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://shortlist.test/");
        Should.NotThrow(() => invoker.SendAsync(request, Cancel));
    }

    private static string Batch(int completed, int total) =>
        $$"""
        {"batchId":"batch_1","status":"{{(completed == total ? "completed" : "processing")}}","totalCandidates":{{total}},
        "completedCandidates":{{completed}},"processingCandidates":{{total - completed}},"data":[],
        "pagination":{"page":0,"pageSize":20,"totalCount":{{total}},"totalPages":1} }
        """;

    private ITalentRayApi Client(ScriptedServer server, Func<ShortlistClientOptions, ShortlistClientOptions>? configure = null)
    {
        var options = Options(server);
        return ShortlistClient.ForTalentRay(new Uri("http://shortlist.test"), "tr_secret", configure?.Invoke(options) ?? options);
    }

    private ShortlistClientOptions Options(ScriptedServer server) => new() { Handler = server, Time = _time };

    private sealed class Told : IProgress<CvBatchProgress>
    {
        public List<CvBatchProgress> Reports { get; } = [];

        public void Report(CvBatchProgress value) => Reports.Add(value);
    }
}
