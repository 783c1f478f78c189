using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway.Tests;

/// <summary>Who is let in, in the one-process shape.</summary>
public sealed class AuthenticationTests : IAsyncLifetime
{
    private const string Sourcing = "/api/v1/sourcing";

    private TestHost _host = null!;

    public static TheoryData<string, string> Prefixes => new()
    {
        { "/api/v1/sourcing", """{"error":"unauthorized","message":"A valid API key is required."}""" },
        { "/api/admin/api-keys", """{"error":"A valid API key is required."}""" },
        { "/api/v2/batches", """{"detail":"A valid API key is required."}""" },
        { "/api/v1/beta/directories", """{"detail":"A valid API key is required."}""" },
        { "/api/batches/1", """{"success":false,"message":"A valid API key is required."}""" },
    };

    public async ValueTask InitializeAsync() => _host = await TestHost.StartInProcessAsync(
        app =>
        {
            app.MapGet(Sourcing, (Caller caller) => caller).RequireScope("sourcing:read");
            app.MapPost(Sourcing, () => "written").RequireScope("sourcing:write");
            app.MapGet("/v1/jobs", (Caller caller) => caller);
            app.MapGet("/api/v2/batches", (Caller caller) => caller);
            app.MapGet("/api/v1/me", (HttpContext context) => context.Request.Headers.Select(header => header.Value.ToString()));
        },
        ("RateLimits:FailedAuthenticationsPerMinute", "0"));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Prefixes))]
    public async Task Request_WithoutKey_Is401InTheSurfacesEnvelope(string path, string expected)
    {
        using var response = await _host.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.TextAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Request_WithoutKeyOnNova_IsUnauthorizedWithTraceId()
    {
        using var response = await _host.SendAsync(HttpMethod.Get, "/v1/jobs");
        var body = await response.JsonAsync();
        body.GetProperty("code").GetString().ShouldBe("UNAUTHORIZED");
        body.GetProperty("retryable").GetBoolean().ShouldBeFalse();
        body.GetProperty("traceId").GetString().ShouldBe(response.Headers.GetValues("X-Trace-Id").Single());
    }

    [Fact]
    public async Task Request_WithoutKeyOfAnUnknownRoute_Is401Before404()
    {
        (await StatusAsync(HttpMethod.Get, "/api/v1/nothing")).ShouldBe(401);
        (await StatusAsync(HttpMethod.Get, "/api/v1/nothing", await _host.CreateKeyAsync())).ShouldBe(404);
    }

    [Fact]
    public async Task Key_InBearerHeader_SaysWhoCalls()
    {
        var key = await _host.CreateKeyAsync(TestHost.Employer, organizations: ["org_b", "org_elsewhere"]);
        using var response = await _host.SendAsync(HttpMethod.Get, Sourcing, key);
        var caller = await response.JsonAsync();
        caller.GetProperty("tenantId").GetString().ShouldBe(TestHost.Tenant);
        caller.GetProperty("userId").GetString().ShouldBe(TestHost.Employer);
        caller.GetProperty("role").GetString().ShouldBe("employer");
        caller.GetProperty("seesAllOrganizations").GetBoolean().ShouldBeFalse();
        caller.GetProperty("organizations").EnumerateArray().Select(each => each.GetString()).ShouldBe(["org_b"]);
    }

    [Fact]
    public async Task Key_InApiKeyHeader_IsTakenOnTalentRayAlone()
    {
        (await StatusAsync(WithApiKey(Sourcing, await _host.CreateKeyAsync()))).ShouldBe(200);
        (await StatusAsync(WithApiKey("/api/v2/batches", await _host.CreateKeyAsync(surface: Surface.LlamaIndex)))).ShouldBe(401);
    }

    [Fact]
    public async Task Key_InQuery_IsRefused()
    {
        var key = await _host.CreateKeyAsync();
        (await StatusAsync(HttpMethod.Get, $"{Sourcing}?api_key={key}&x-api-key={key}&access_token={key}&key={key}")).ShouldBe(401);
    }

    [Fact]
    public async Task BearerKey_ThatIsWrong_IsNotRescuedByAGoodApiKeyHeader()
    {
        var request = WithApiKey(Sourcing, await _host.CreateKeyAsync());
        request.Headers.Authorization = new("Bearer", "tr_wrong");
        (await StatusAsync(request)).ShouldBe(401);
    }

    [Theory]
    [InlineData(Surface.TalentRay, "/v1/jobs")]
    [InlineData(Surface.TalentRay, "/api/v2/batches")]
    [InlineData(Surface.TalentRay, "/api/batches/1")]
    [InlineData(Surface.Nova, Sourcing)]
    [InlineData(Surface.LlamaIndex, Sourcing)]
    public async Task Key_OfAnotherSurface_Is401(Surface surface, string path) =>
        (await StatusAsync(HttpMethod.Get, path, await _host.CreateKeyAsync(surface: surface))).ShouldBe(401);

    [Theory]
    [InlineData(Surface.Nova, "/v1/jobs", "sk_live_")]
    [InlineData(Surface.LlamaIndex, "/api/v2/batches", "llx-")]
    [InlineData(Surface.TalentRay, Sourcing, "tr_")]
    public async Task Key_OfEachKind_OpensItsSurface(Surface surface, string path, string prefix)
    {
        var key = await _host.CreateKeyAsync(surface: surface);
        key.ShouldStartWith(prefix);
        key.Length.ShouldBe(prefix.Length + 64);
        (await StatusAsync(HttpMethod.Get, path, key)).ShouldBe(200);
    }

    [Fact]
    public async Task Key_Revoked_IsRefusedAtOnce()
    {
        var issued = await _host.IssueKeyAsync();
        (await StatusAsync(HttpMethod.Get, Sourcing, issued.Token)).ShouldBe(200);
        await _host.Services.GetRequiredService<ApiKeys>().RevokeAsync(TestHost.Tenant, issued.Key.Id, TestContext.Current.CancellationToken);
        (await StatusAsync(HttpMethod.Get, Sourcing, issued.Token)).ShouldBe(401);
    }

    [Fact]
    public async Task Key_Expired_IsRefusedAtOnce()
    {
        var key = await _host.CreateKeyAsync(lifetime: TimeSpan.FromSeconds(10));
        (await StatusAsync(HttpMethod.Get, Sourcing, key)).ShouldBe(200);
        _host.Time.Advance(TimeSpan.FromSeconds(10));
        (await StatusAsync(HttpMethod.Get, Sourcing, key)).ShouldBe(401);
    }

    [Fact]
    public async Task Key_OfAUserOfAnotherTenant_IsRefused() =>
        (await StatusAsync(HttpMethod.Get, Sourcing, await _host.CreateKeyAsync("user_other"))).ShouldBe(401);

    [Theory]
    [InlineData("tr_")]
    [InlineData("")]
    [InlineData("tr_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Key_Unknown_Is401(string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Sourcing);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        (await StatusAsync(request)).ShouldBe(401);
    }

    [Fact]
    public async Task Key_OfTenThousandCharacters_Is401() =>
        (await StatusAsync(HttpMethod.Get, Sourcing, "tr_" + new string('a', 10_000))).ShouldBe(401);

    [Fact]
    public async Task Key_WithoutScope_Is403NamingWhatIsNeededAndHeld()
    {
        var key = await _host.CreateKeyAsync(scopes: ["roles:read"]);
        using var response = await _host.SendAsync(HttpMethod.Get, Sourcing, key);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.TextAsync()).ShouldBe(
            """{"error":"insufficient_scope","message":"This call needs the scope sourcing:read.","requiredScopes":["sourcing:read"],"grantedScopes":["roles:read"]}""");
    }

    [Fact]
    public async Task Key_WithScopeAboveItsUsersRole_Is403Forbidden()
    {
        var key = await _host.CreateKeyAsync(TestHost.HiringManager);
        (await StatusAsync(HttpMethod.Get, Sourcing, key)).ShouldBe(200);
        using var response = await _host.SendAsync(HttpMethod.Post, Sourcing, key);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.JsonAsync()).GetProperty("error").GetString().ShouldBe("forbidden");
    }

    [Fact]
    public async Task CallerHeader_FromOutside_CountsForNothing()
    {
        var forged = _host.Services.GetRequiredService<InternalTokens>().Issue(new Caller
        {
            Surface = Surface.TalentRay,
            TenantId = "tenant_b",
            UserId = "user_other",
            KeyId = "key",
            Role = UserRole.Admin,
            Scopes = Scopes.TalentRay,
            Environment = "live",
        });
        var request = new HttpRequestMessage(HttpMethod.Get, Sourcing);
        request.Headers.Add(InternalTokens.HeaderName, forged);
        (await StatusAsync(request)).ShouldBe(401);

        request = new HttpRequestMessage(HttpMethod.Get, Sourcing);
        request.Headers.Add(InternalTokens.HeaderName, forged);
        using var response = await _host.SendAsync(request, await _host.CreateKeyAsync());
        (await response.JsonAsync()).GetProperty("tenantId").GetString().ShouldBe(TestHost.Tenant);
    }

    [Fact]
    public async Task Key_BehindTheFront_IsSeenByNoEndpoint()
    {
        var key = await _host.CreateKeyAsync();
        var request = WithApiKey("/api/v1/me", key);
        using var response = await _host.SendAsync(request, key);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldNotContain(key);
    }

    [Fact]
    public async Task StoreDown_OnAuthentication_Is503NotA401()
    {
        var key = await _host.CreateKeyAsync();
        _host.Store.Break("*");
        using var response = await _host.SendAsync(HttpMethod.Get, Sourcing, key);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
        (await response.JsonAsync()).GetProperty("error").GetString().ShouldBe("service_unavailable");
    }

    [Fact]
    public async Task Answer_OfAnyKind_DoesNotNameItsServer()
    {
        using var response = await _host.SendAsync(HttpMethod.Get, Sourcing, await _host.CreateKeyAsync());
        response.Headers.Server.ShouldBeEmpty();
    }

    [Fact]
    public async Task Store_AfterUse_HoldsNoKeyInPlainText()
    {
        var key = await _host.CreateKeyAsync();
        (await StatusAsync(HttpMethod.Get, Sourcing, key)).ShouldBe(200);
        await _host.StopAsync();
        var files = Directory.GetFiles(_host.Folder, "*", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(key[8..])).ShouldBe(-1, file);
        }
    }

    private static HttpRequestMessage WithApiKey(string path, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("x-api-key", key);
        return request;
    }

    private Task<int> StatusAsync(HttpMethod method, string path, string? key = null) => StatusAsync(new HttpRequestMessage(method, path), key);

    private async Task<int> StatusAsync(HttpRequestMessage request, string? key = null)
    {
        using var response = await _host.SendAsync(request, key);
        return (int)response.StatusCode;
    }
}
