using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Shortlist.Surfaces;

namespace Shortlist.Gateway.Tests;

public sealed class ApiKeyEndpointTests : IAsyncLifetime
{
    private const string Keys = "/api/admin/api-keys";

    private TestHost _host = null!;
    private string _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartInProcessAsync(app =>
        {
            app.MapGet("/api/v1/sourcing", () => "leads").RequireScope("sourcing:read");
            app.MapGet("/api/v1/roles/{id}", (string id) => id);
        });
        _admin = await _host.CreateKeyAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Create_AsDocumented_GivesAKeyThatWorksAndIsShownOnce()
    {
        using var response = await CreateAsync(new NewKey("CI", TestHost.Employer, ["sourcing:read"], Unknown: true));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.JsonAsync();
        body.Names().ShouldBe(["success", "data"]);
        var data = body.GetProperty("data");
        data.Names().ShouldBe(["id", "name", "key", "prefix", "start", "expiresAt", "userId"]);
        var key = data.GetProperty("key").GetString()!;
        key.Length.ShouldBe(67);
        key.ShouldStartWith("tr_");
        data.GetProperty("start").GetString().ShouldBe(key[..8]);
        var expiry = data.GetProperty("expiresAt").GetDateTimeOffset() - _host.Time.GetUtcNow();
        expiry.ShouldBeInRange(TimeSpan.FromDays(89.9), TimeSpan.FromDays(90));
        data.GetProperty("expiresAt").GetString()!.Length.ShouldBe("2026-06-01T10:00:00Z".Length);

        using var leads = await _host.SendAsync(HttpMethod.Get, "/api/v1/sourcing", key);
        leads.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var one = await _host.SendAsync(HttpMethod.Get, $"{Keys}/{data.GetProperty("id").GetString()}", _admin);
        (await one.TextAsync()).ShouldNotContain(key);
    }

    [Fact]
    public async Task Create_WithoutScopes_GivesAKeyThatOnlyAuthenticates()
    {
        using var response = await CreateAsync(new NewKey("CI", TestHost.Employer));
        var key = (await response.JsonAsync()).GetProperty("data").GetProperty("key").GetString();
        using var leads = await _host.SendAsync(HttpMethod.Get, "/api/v1/sourcing", key);
        (await leads.JsonAsync()).GetProperty("error").GetString().ShouldBe("insufficient_scope");
    }

    [Theory]
    [InlineData("""{"userId":"user_employer"}""", "Name is required.")]
    [InlineData("""{"name":"  ","userId":"user_employer"}""", "Name is required.")]
    [InlineData("""{"name":"a"}""", "User ID is required.")]
    [InlineData("""{"name":"a","userId":"user_employer","expiresInDays":0}""", "Expiry must be between 1 and 365 days.")]
    [InlineData("""{"name":"a","userId":"user_employer","expiresInDays":366}""", "Expiry must be between 1 and 365 days.")]
    [InlineData("""{"name":"a","userId":"user_employer","scopes":["everything"]}""", "One of the scopes is unknown.")]
    [InlineData("""{"name":5,"userId":"user_employer"}""", "The request could not be understood.")]
    [InlineData("""{"name":""", "The request could not be understood.")]
    public async Task Create_InvalidBody_Is400WithASentence(string json, string sentence)
    {
        using var response = await _host.SendAsync(HttpMethod.Post, Keys, _admin, new StringContent(json, Encoding.UTF8, "application/json"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = await response.JsonAsync();
        body.Names().ShouldBe(["error"]);
        body.GetProperty("error").GetString().ShouldBe(sentence);
    }

    [Fact]
    public async Task Create_NameOf256Characters_Is400()
    {
        using var tooLong = await CreateAsync(new NewKey(new string('n', 256), TestHost.Employer));
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var longest = await CreateAsync(new NewKey(new string('n', 255), TestHost.Employer));
        longest.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("user_nobody")]
    [InlineData("user_other")]
    public async Task Create_ForAUserThatTheTenantDoesNotHave_Is404(string user)
    {
        using var response = await CreateAsync(new NewKey("a", user));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.TextAsync()).ShouldBe("""{"error":"User not found."}""");
    }

    [Fact]
    public async Task Create_WithAScopeThatTheCallingKeyLacks_Is403()
    {
        var narrow = await _host.CreateKeyAsync(scopes: ["roles:read"]);
        using var wide = await CreateAsync(new NewKey("a", TestHost.Admin, ["sourcing:write"]), narrow);
        wide.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var within = await CreateAsync(new NewKey("a", TestHost.Admin, ["roles:read"]), narrow);
        within.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", Keys)]
    [InlineData("POST", Keys)]
    [InlineData("DELETE", Keys + "/key_1")]
    [InlineData("GET", Keys + "/key_1/usage")]
    public async Task Any_ByAUserWhoIsNoAdmin_Is403(string method, string path)
    {
        using var response = await _host.SendAsync(new HttpMethod(method), path, await _host.CreateKeyAsync(TestHost.Employer));
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.JsonAsync()).Names().ShouldBe(["error"]);
    }

    [Fact]
    public async Task List_Pages_GiveEveryKeyOfTheTenantNewestFirst()
    {
        await _host.CreateKeyAsync("user_other", tenant: "tenant_b");
        for (var i = 0; i < 4; i++)
        {
            _host.Time.Advance(TimeSpan.FromSeconds(1));
            (await CreateAsync(new NewKey($"key {i}", TestHost.Employer))).Dispose();
        }

        using var first = await _host.SendAsync(HttpMethod.Get, Keys + "?pageSize=3", _admin);
        var body = await first.JsonAsync();
        body.GetProperty("data").EnumerateArray().Select(key => key.GetProperty("name").GetString()).ShouldBe(["key 3", "key 2", "key 1"]);
        body.GetProperty("pagination").GetRawText().ShouldBe("""{"page":0,"pageSize":3,"totalCount":5,"totalPages":2}""");
        using var second = await _host.SendAsync(HttpMethod.Get, Keys + "?pageSize=3&page=1", _admin);
        (await second.JsonAsync()).GetProperty("data").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("?page=-1")]
    [InlineData("?page=x")]
    [InlineData("?pageSize=0")]
    [InlineData("?pageSize=1.5")]
    public async Task List_BadPaging_Is400(string query)
    {
        using var response = await _host.SendAsync(HttpMethod.Get, Keys + query, _admin);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Revoke_AKey_RefusesItAtOnceAndKeepsItListed()
    {
        using var created = await CreateAsync(new NewKey("a", TestHost.Employer, ["sourcing:read"]));
        var data = (await created.JsonAsync()).GetProperty("data");
        var (id, key) = (data.GetProperty("id").GetString(), data.GetProperty("key").GetString());

        using var revoked = await _host.SendAsync(HttpMethod.Delete, $"{Keys}/{id}", _admin);
        revoked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var at = (await revoked.JsonAsync()).GetProperty("data").GetProperty("revokedAt").GetString().ShouldNotBeNull();
        using var refused = await _host.SendAsync(HttpMethod.Get, "/api/v1/sourcing", key);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        _host.Time.Advance(TimeSpan.FromMinutes(5));
        using var again = await _host.SendAsync(HttpMethod.Delete, $"{Keys}/{id}", _admin);
        (await again.JsonAsync()).GetProperty("data").GetProperty("revokedAt").GetString().ShouldBe(at);
    }

    [Fact]
    public async Task KeyOfAnotherTenant_LooksLikeNone()
    {
        var foreign = await _host.IssueKeyAsync("user_other", tenant: "tenant_b");
        foreach (var (method, suffix) in ((string, string)[])[("GET", ""), ("DELETE", ""), ("GET", "/usage")])
        {
            using var theirs = await _host.SendAsync(new HttpMethod(method), $"{Keys}/{foreign.Key.Id}{suffix}", _admin);
            using var none = await _host.SendAsync(new HttpMethod(method), $"{Keys}/key_none{suffix}", _admin);
            theirs.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await theirs.TextAsync()).ShouldBe(await none.TextAsync());
        }
    }

    [Fact]
    public async Task Usage_OfAKey_ComesNewestFirstWithoutQueriesAndPagesWithoutLoss()
    {
        var issued = await _host.IssueKeyAsync();
        for (var i = 0; i < 5; i++)
            (await _host.SendAsync(HttpMethod.Get, $"/api/v1/roles/{i}?email=kim@example.com", issued.Token)).Dispose();
        (await _host.SendAsync(HttpMethod.Delete, "/api/v1/roles/gone", issued.Token)).Dispose();

        await UntilAsync(async () => (await UsageAsync(issued.Key.Id, "")).Data.Count == 6);
        var paths = new List<string?>();
        string? before = null;
        do
        {
            var (data, next) = await UsageAsync(issued.Key.Id, $"?limit=4{(before is null ? "" : $"&before={before}")}");
            paths.AddRange(data.Select(entry => entry.GetProperty("path").GetString()));
            before = next;
        }
        while (before is not null);

        paths.ShouldBe(["/api/v1/roles/gone", .. Enumerable.Range(0, 5).Reverse().Select(i => $"/api/v1/roles/{i}")]);
        var newest = (await UsageAsync(issued.Key.Id, "?limit=1")).Data.ShouldHaveSingleItem();
        newest.Names().ShouldBe(["method", "path", "status", "at", "durationMs"]);
        newest.GetProperty("method").GetString().ShouldBe("DELETE");
        newest.GetProperty("status").GetInt32().ShouldBe(405);
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=ten")]
    [InlineData("?before=yesterday")]
    public async Task Usage_BadPaging_Is400(string query)
    {
        var issued = await _host.IssueKeyAsync();
        using var response = await _host.SendAsync(HttpMethod.Get, $"{Keys}/{issued.Key.Id}/usage{query}", _admin);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task LastUsed_AfterARequest_IsNoted()
    {
        var issued = await _host.IssueKeyAsync();
        (await _host.SendAsync(HttpMethod.Get, "/api/v1/roles/1", issued.Token)).Dispose();
        await UntilAsync(async () =>
        {
            using var response = await _host.SendAsync(HttpMethod.Get, $"{Keys}/{issued.Key.Id}", _admin);
            return (await response.JsonAsync()).GetProperty("data").GetProperty("lastUsedAt").ValueKind is JsonValueKind.String;
        });
    }

    internal static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition())
            await Task.Delay(50, deadline.Token);
    }

    private Task<HttpResponseMessage> CreateAsync(NewKey body, string? key = null) =>
        _host.SendAsync(HttpMethod.Post, Keys, key ?? _admin, JsonContent.Create(body));

    private async Task<(IReadOnlyList<JsonElement> Data, string? NextBefore)> UsageAsync(string id, string query)
    {
        using var response = await _host.SendAsync(HttpMethod.Get, $"{Keys}/{id}/usage{query}", _admin);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.JsonAsync();
        body.Names().ShouldBe(["data", "pagination"]);
        var pagination = body.GetProperty("pagination");
        pagination.GetProperty("hasMore").GetBoolean().ShouldBe(pagination.GetProperty("nextBefore").ValueKind is JsonValueKind.String);
        return ([.. body.GetProperty("data").EnumerateArray()], pagination.GetProperty("nextBefore").GetString());
    }

    private sealed record NewKey(string Name, string UserId, IReadOnlyList<string>? Scopes = null, bool? Unknown = null);
}
