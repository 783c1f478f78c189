using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;
using Shortlist.Surfaces.Identity;

namespace Shortlist.EndToEnd.Tests.Stories.Nova;

/// <summary>Every code that the surface documents, provoked over HTTP, in Nova's flat envelope and with its trace.</summary>
public abstract class NovaRefusalStories(Deployment deployment) : NovaStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Tenant_BlankOrMissing_IsNamed()
    {
        var caller = await CallerAsync();
        foreach (var tenant in new[] { null, "", "   ", new string('x', 256) })
        {
            var refusal = await caller.RefusedAsync(HttpMethod.Get, "/v1/jobs/job-1/criteria", tenant: tenant);
            refusal.Status.ShouldBe(400);
            refusal.Code.ShouldBe("VALIDATION_ERROR");
            refusal.Fields.ShouldBe(["X-Tenant-Id"]);
        }
    }

    [Fact]
    public async Task Caller_WithoutAGoodKeyOrRight_IsRefused()
    {
        var caller = await CallerAsync();
        (await caller.WithKey("sk_test_none").RefusedAsync(HttpMethod.Get, "/v1/jobs/job-1/criteria")).ShouldSatisfyAllConditions(
            refusal => refusal.Status.ShouldBe(401), refusal => refusal.Code.ShouldBe("UNAUTHORIZED"), refusal => refusal.Retryable.ShouldBeFalse());
        var tenant = await _deployment.CreateTenantAsync();
        var talentRay = await tenant.CreateCallerAsync();
        (await caller.WithKey(talentRay.Key).RefusedAsync(HttpMethod.Get, "/v1/jobs/job-1/criteria")).Code.ShouldBe("UNAUTHORIZED");

        var reader = caller.WithKey(await tenant.CreateNovaKeyAsync(role: UserRole.HiringManager));
        (await reader.RefusedAsync(HttpMethod.Post, "/v1/jobs/job-1/criteria/items", new { text = "SQL", importance = "MUST_HAVE" })).ShouldSatisfyAllConditions(
            refusal => refusal.Status.ShouldBe(403), refusal => refusal.Code.ShouldBe("FORBIDDEN"));
        (await reader.RefusedAsync(HttpMethod.Get, "/v1/jobs/job-1/criteria")).Code.ShouldBe("CRITERIA_NOT_FOUND");
    }

    [Fact]
    public async Task Batch_ThatBreaksARule_IsRefusedAsAWholeWithFieldsNamed()
    {
        var caller = await CallerAsync();
        var path = "/v1/jobs/job-1/scoring-batches";
        var good = new { applicationId = "a", resume = new { type = "text", content = Text() } };
        (await caller.RefusedAsync(HttpMethod.Post, path, new { jobDescription = "x", applications = new[] { good } })).ShouldSatisfyAllConditions(
            refusal => refusal.Status.ShouldBe(404), refusal => refusal.Code.ShouldBe("CRITERIA_NOT_FOUND"));
        await caller.SendAsync(HttpMethod.Post, "/v1/jobs/job-1/criteria/items", new { text = "SQL", importance = "MUST_HAVE" });

        await Breaks(new { jobDescription = "x", applications = Enumerable.Repeat(good, 26).Select((each, index) => each with { applicationId = $"a{index}" }) }, "applications");
        await Breaks(new { jobDescription = "x", applications = Array.Empty<object>() }, "applications");
        await Breaks(new { jobDescription = "x" }, "applications");
        await Breaks(new { applications = new[] { good } }, "jobDescription");
        await Breaks(new { jobDescription = "", applications = new[] { good } }, "jobDescription");
        await Breaks(new { jobDescription = new string('x', 50_001), applications = new[] { good } }, "jobDescription");
        await Breaks(new { jobDescription = "x", roleKnowledge = new string('x', 15_001), applications = new[] { good } }, "roleKnowledge");
        await Breaks(new { jobDescription = 7, applications = "none" }, "jobDescription", "applications");
        await Breaks(new { jobDescription = "x", applications = new object[] { new { resume = good.resume }, 3 } }, "applications[1]", "applications[0].applicationId");
        await Breaks(new { jobDescription = "x", applications = new object[] { new { applicationId = "a" } } }, "applications[0].resume");
        await Breaks(
            new { jobDescription = "x", applications = new object[] { new { applicationId = "a", good.resume, resumeUrl = "https://example.com/a.pdf" } } },
            "applications[0].resumeUrl");
        await Breaks(
            new { jobDescription = "x", applications = new object[] { new { applicationId = "a", resume = new { type = "carrier pigeon" } } } },
            "applications[0].resume.type");
        await Breaks(
            new { jobDescription = "x", applications = new object[] { new { applicationId = "a", good.resume, applicationData = new { context = new string('x', 15_001) } } } },
            "applications[0].applicationData.context");

        var twice = await caller.RefusedAsync(HttpMethod.Post, path, new { jobDescription = "x", applications = new[] { good, good with { applicationId = "b" }, good } });
        twice.Status.ShouldBe(400);
        twice.Fields.ShouldBe(["applications[2].applicationId"]);
        twice.Body.GetProperty("details")[0].GetProperty("message").GetString()!.ShouldContain("applications[0] and applications[2]");

        // All of them refused: nothing is made.
        var none = await caller.RefusedAsync(
            HttpMethod.Post, path, new { jobDescription = "x", applications = new[] { new { applicationId = "a", resume = new { type = "text", content = "short" } } } });
        none.ShouldSatisfyAllConditions(refusal => refusal.Status.ShouldBe(422), refusal => refusal.Code.ShouldBe("VALIDATION_ERROR"));
        (await caller.RefusedAsync(HttpMethod.Get, "/v1/jobs/job-1/applications/a/score")).Code.ShouldBe("SCORING_JOB_NOT_FOUND");

        async Task Breaks(object body, params string[] fields)
        {
            var refusal = await caller.RefusedAsync(HttpMethod.Post, path, body);
            refusal.Status.ShouldBe(400, refusal.Body.ToString());
            refusal.Code.ShouldBe("VALIDATION_ERROR");
            refusal.Fields.ShouldBe(fields);
        }
    }

    [Fact]
    public async Task Body_ThatIsNoJson_IsRefused()
    {
        var caller = await CallerAsync();
        foreach (var body in new[] { "", "{", "[]", "null", "\"text\"", "{\"jobDescription\":\"\\ud800\",\"applications\":[]}", new string('[', 5000) })
        {
            var refusal = await caller.RefusedAsync(
                HttpMethod.Post, "/v1/jobs/job-1/scoring-batches", content: new StringContent(body, Encoding.UTF8, "application/json"));
            refusal.Status.ShouldBe(400, body);
            refusal.Code.ShouldBe("VALIDATION_ERROR");
        }

        var xml = await caller.RefusedAsync(
            HttpMethod.Post, "/v1/jobs/job-1/scoring-batches", content: new StringContent("<a/>", Encoding.UTF8, "application/xml"));
        xml.Status.ShouldBe(415);
        var large = await caller.RefusedAsync(
            HttpMethod.Post, "/v1/jobs/job-1/scoring-batches", content: new StringContent(new string('x', 5 * 1024 * 1024), Encoding.UTF8, "application/json"));
        large.Status.ShouldBe(413);
        (await caller.RefusedAsync(HttpMethod.Put, "/v1/jobs/job-1/criteria", new { })).Status.ShouldBe(405);
        (await caller.RefusedAsync(HttpMethod.Get, "/v1/nothing/here")).ShouldSatisfyAllConditions(
            refusal => refusal.Status.ShouldBe(404), refusal => refusal.Code.ShouldBe("NOT_FOUND"));
    }

    [Fact]
    public async Task SingleResume_ThatCannotBeTaken_IsRefusedWithItsCode()
    {
        var caller = await CallerAsync();
        await caller.SendAsync(HttpMethod.Post, "/v1/jobs/job-1/criteria/items", new { text = "SQL", importance = "MUST_HAVE" });
        await Gives(new { type = "text", content = "  " }, 422, "RESUME_EMPTY");
        await Gives(new { type = "text", content = new string('x', 103_000) }, 422, "RESUME_TOO_LARGE");
        await Gives(new { type = "text", content = "Too short." }, 400, "VALIDATION_ERROR");
        await Gives(new { type = "url", url = "http://example.com/cv.pdf" }, 400, "VALIDATION_ERROR");
        await Gives(new { type = "url", url = "https://user:secret@example.com/cv.pdf" }, 400, "VALIDATION_ERROR");
        await Gives(new { type = "url", url = "file:///etc/passwd" }, 400, "VALIDATION_ERROR");
        await Gives(new { type = "file", file = "nowhere" }, 400, "VALIDATION_ERROR");

        async Task Gives(object resume, int status, string code)
        {
            var refusal = await caller.RefusedAsync(
                HttpMethod.Post, "/v1/jobs/job-1/applications/a/scoring-jobs", new { jobDescription = "x", resume });
            refusal.Status.ShouldBe(status);
            refusal.Code.ShouldBe(code);
        }
    }

    [Fact]
    public async Task Address_ThatLeadsInside_IsNeverAsked()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var port = _deployment.Resumes.Url.Port;
        var asked = _deployment.Resumes.Requests.Count();
        string[] addresses =
        [
            "https://169.254.169.254/latest/meta-data/",
            "https://2130706433/cv.pdf",
            "https://0x7f.1/cv.pdf",
            "https://017700000001/cv.pdf",
            "https://127.1/cv.pdf",
            "https://localhost/cv.pdf",
            "https://localhost./cv.pdf",
            "https://[::1]/cv.pdf",
            "https://[::ffff:127.0.0.1]/cv.pdf",
            "https://[2002:7f00:1::]/cv.pdf",
            "https://[64:ff9b::7f00:1]/cv.pdf",
            $"https://localhost:{port}/cv/1",
            new Uri(_deployment.Resumes.Url, $"/redirect?to=http://localhost:{port}/cv/1").AbsoluteUri,
            new Uri(_deployment.Resumes.Url, "/redirect?to=https://127.0.0.1/cv/1").AbsoluteUri,
            new Uri(_deployment.Resumes.Url, "/redirect?to=file:///etc/passwd").AbsoluteUri,
            new Uri(_deployment.Resumes.Url, "/round").AbsoluteUri,
        ];

        var submitted = await api.SubmitBatchAsync(
            JobId,
            BatchOf([.. addresses.Select((address, index) => new Client.Nova.NewApplication($"{index:D2}", new() { Type = "url", Url = address }))]),
            Cancel);
        var page = await WatchToTheEndAsync(api, submitted.Batch.Id, addresses.Length);
        page.ScoringJobs.ShouldAllBe(job => job.ErrorCode == "RESUME_FETCH_FAILED");
        _deployment.Resumes.Requests.Skip(asked).ShouldAllBe(request => request.StartsWith("/redirect") || request == "/round");
        _deployment.Resumes.Requests.Count(request => request == "/round").ShouldBeInRange(1, 4);
    }

    [Fact]
    public async Task OtherWorldOrTenant_SeesNothingOfABatch()
    {
        var tenant = await _deployment.CreateTenantAsync();
        using var api = await tenant.CreateNovaClientAsync();
        await GiveCriteriaAsync(api);
        var submitted = await api.SubmitBatchAsync(JobId, BatchOf(Plain(1)), Cancel);
        var job = submitted.AcceptedApplications[0];
        var page = $"/v1/jobs/{JobId}/scoring-batches/{submitted.Batch.Id}";

        var owner = new NovaCaller(_deployment.Address, await tenant.CreateNovaKeyAsync());
        var live = owner.WithKey(await tenant.CreateNovaKeyAsync("live"));
        var stranger = owner.WithKey(await (await _deployment.CreateTenantAsync()).CreateNovaKeyAsync());
        (await owner.SendAsync(HttpMethod.Get, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        string[] unseen =
        [
            Seen(await live.RefusedAsync(HttpMethod.Get, page)),
            Seen(await stranger.RefusedAsync(HttpMethod.Get, page)),
            Seen(await owner.RefusedAsync(HttpMethod.Get, page, tenant: "globex")),
            Seen(await owner.RefusedAsync(HttpMethod.Get, page.Replace(JobId, "job-2", StringComparison.Ordinal))),
            Seen(await owner.RefusedAsync(HttpMethod.Get, $"/v1/jobs/{JobId}/scoring-batches/c000000000000000000000000")),
        ];
        unseen.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldContain("BATCH_NOT_FOUND");
        var jobPath = $"/v1/jobs/{JobId}/applications/{job.ApplicationId}/scoring-jobs/{job.ScoringJobId}";
        (await live.RefusedAsync(HttpMethod.Get, jobPath)).Code.ShouldBe("SCORING_JOB_NOT_FOUND");
        (await owner.RefusedAsync(HttpMethod.Get, jobPath.Replace("app-001", "app-002", StringComparison.Ordinal))).Code.ShouldBe("SCORING_JOB_NOT_FOUND");
        (await live.RefusedAsync(HttpMethod.Delete, $"/v1/jobs/{JobId}/applications/app-001")).Code.ShouldBe("NOT_FOUND");
        (await live.RefusedAsync(HttpMethod.Delete, "/v1/tenants/acme")).Code.ShouldBe("NOT_FOUND");

        static string Seen(Refused refusal) =>
            refusal.Body.ToString().Replace(refusal.Body.GetProperty("traceId").GetString()!, "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_ThatAreNotOffered_AreTold()
    {
        var caller = await CallerAsync();
        var path = "/v1/jobs/job-1/criteria/generate";
        (await caller.RefusedAsync(HttpMethod.Post, path, new { jobDescription = Advertisement, questionSetId = "c1" })).ShouldSatisfyAllConditions(
            refusal => refusal.Status.ShouldBe(404), refusal => refusal.Code.ShouldBe("QUESTION_SET_NOT_FOUND"));
        (await caller.RefusedAsync(HttpMethod.Post, path, new { jobDescription = Advertisement, answers = new[] { new { questionId = "q", answer = "a" } } }))
            .ShouldSatisfyAllConditions(refusal => refusal.Status.ShouldBe(400), refusal => refusal.Code.ShouldBe("ANSWER_MISMATCH"));
    }

    [Fact]
    public async Task Buckets_AtTheirEnd_SayWhenToComeBack()
    {
        var caller = await CallerAsync();
        Refused? refusal = null;
        for (var call = 0; call < 50 && refusal is null; call++)
        {
            var answer = await caller.SendAsync(HttpMethod.Get, "/v1/rate-limit-status");
            answer.Headers.GetValues("X-RateLimit-Bucket").ShouldBe(["rate_limit_status"]);
            answer.Headers.GetValues("X-RateLimit-Limit").ShouldBe(["2"]);
            if (!answer.IsSuccessStatusCode)
                refusal = await Refused.ReadAsync(answer);
        }

        refusal.ShouldNotBeNull();
        refusal.ShouldSatisfyAllConditions(
            each => each.Status.ShouldBe(429),
            each => each.Code.ShouldBe("RATE_LIMITED"),
            each => each.Retryable.ShouldBeTrue(),
            each => each.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBe(1),
            each => each.Headers.GetValues("X-RateLimit-Remaining").ShouldBe(["0"]));

        // The other buckets are as they were.
        var read = await caller.SendAsync(HttpMethod.Get, "/v1/criteria-library");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        read.Headers.GetValues("X-RateLimit-Bucket").ShouldBe(["read_and_ops"]);
        read.Headers.GetValues("X-RateLimit-Remaining").ShouldBe(["19"]);
    }

    private static string Text() => Encoding.UTF8.GetString(PlainCvs.Of(1));

    private async Task<NovaCaller> CallerAsync() =>
        new(_deployment.Address, await (await _deployment.CreateTenantAsync()).CreateNovaKeyAsync());
}

/// <summary>A refusal in Nova's envelope.</summary>
internal sealed record Refused(int Status, string Code, bool Retryable, IReadOnlyList<string> Fields, JsonElement Body, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    /// <summary>Reads a refusal, which must be whole: every field there, status and trace the same as in the answer's head.</summary>
    public static async Task<Refused> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        body.GetProperty("status").GetInt32().ShouldBe((int)answer.StatusCode);
        body.GetProperty("type").GetString().ShouldNotBeNullOrEmpty();
        body.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        answer.Headers.GetValues("X-Trace-Id").ShouldBe([body.GetProperty("traceId").GetString()!]);
        return new(
            (int)answer.StatusCode,
            body.GetProperty("code").GetString()!,
            body.GetProperty("retryable").GetBoolean(),
            body.TryGetProperty("details", out var details) ? [.. details.EnumerateArray().Select(detail => detail.GetProperty("field").GetString()!)] : [],
            body,
            answer.Headers);
    }
}

/// <summary>A client that says anything, and comes back when it is told that it calls too often.</summary>
internal sealed class NovaCaller(Uri address, string key)
{
    public NovaCaller WithKey(string other) => new(address, other);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body = null, string? tenant = "acme", HttpContent? content = null, string? idempotencyKey = null)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(method, path) { Content = content ?? (body is null ? null : JsonContent.Create(body)) };
        request.Headers.Authorization = new("Bearer", key);
        if (tenant is not null)
            request.Headers.TryAddWithoutValidation("X-Tenant-Id", tenant);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<Refused> RefusedAsync(
        HttpMethod method, string path, object? body = null, string? tenant = "acme", HttpContent? content = null)
    {
        var sent = content is null ? null : await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        while (true)
        {
            var again = sent is null ? null : new ByteArrayContent(sent) { Headers = { ContentType = content!.Headers.ContentType } };
            using var answer = await SendAsync(method, path, body, tenant, again);
            if (answer is { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter.Delta: { } wait })
                await Task.Delay(wait, TestContext.Current.CancellationToken);
            else
                return await Refused.ReadAsync(answer);
        }
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class NovaRefusalsInOneProcess(StandaloneDeployment deployment) : NovaRefusalStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class NovaRefusalsOverServices(ServicesDeployment deployment) : NovaRefusalStories(deployment);
