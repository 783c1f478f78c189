using System.Net;
using Microsoft.AspNetCore.Builder;
using Shortlist.Surfaces;

namespace Shortlist.Gateway.Tests;

public class RateLimitTests
{
    private const string Me = "/api/v1/me";

    [Fact]
    public async Task Key_BeyondItsQuota_Is429UntilTheMinuteIsOver()
    {
        await using var host = await StartAsync(("RateLimits:TalentRay:PermitsPerMinute", "3"));
        var key = await host.CreateKeyAsync();
        for (var left = 2; left >= 0; left--)
        {
            using var passed = await host.SendAsync(HttpMethod.Get, Me, key);
            passed.StatusCode.ShouldBe(HttpStatusCode.OK);
            passed.Headers.GetValues("RateLimit-Policy").Single().ShouldBe("\"key\";q=3;w=60");
            passed.Headers.GetValues("RateLimit").Single().ShouldStartWith($"\"key\";r={left};t=");
        }

        using var refused = await host.SendAsync(HttpMethod.Get, Me, key);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.JsonAsync()).GetProperty("error").GetString().ShouldBe("rate_limited");
        var wait = refused.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        host.Time.Advance(wait);
        using var later = await host.SendAsync(HttpMethod.Get, Me, key);
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Key_BeyondItsQuota_DoesNotTouchAnother()
    {
        await using var host = await StartAsync(("RateLimits:TalentRay:PermitsPerMinute", "1"));
        var (first, second) = (await host.CreateKeyAsync(), await host.CreateKeyAsync());
        (await StatusAsync(host, first)).ShouldBe(200);
        (await StatusAsync(host, first)).ShouldBe(429);
        (await StatusAsync(host, second)).ShouldBe(200);
    }

    [Fact]
    public async Task Default_IsSixHundredAMinute()
    {
        await using var host = await StartAsync();
        using var response = await host.SendAsync(HttpMethod.Get, Me, await host.CreateKeyAsync());
        response.Headers.GetValues("RateLimit-Policy").Single().ShouldBe("\"key\";q=600;w=60");
    }

    [Fact]
    public async Task Zero_IsNoLimit()
    {
        await using var host = await StartAsync(("RateLimits:TalentRay:PermitsPerMinute", "0"));
        using var response = await host.SendAsync(HttpMethod.Get, Me, await host.CreateKeyAsync());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("RateLimit").ShouldBeFalse();
    }

    [Theory]
    [InlineData(Surface.Nova, "/v1/jobs")]
    [InlineData(Surface.LlamaIndex, "/api/v2/batches")]
    public async Task OtherSurface_BeyondItsQuota_Is429InItsEnvelope(Surface surface, string path)
    {
        await using var host = await StartAsync(("RateLimits:Nova:ReadAndOps:PerSecond", "1"), ("RateLimits:LlamaIndex:PermitsPerMinute", "1"));
        var key = await host.CreateKeyAsync(surface: surface);
        using var passed = await host.SendAsync(HttpMethod.Get, path, key);
        passed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var refused = await host.SendAsync(HttpMethod.Get, path, key);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var body = await refused.JsonAsync();
        if (surface is Surface.Nova)
            body.GetProperty("code").GetString().ShouldBe("RATE_LIMITED");
        else
            body.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Address_WithManyFailures_Is429WhileItsGoodKeysWork()
    {
        await using var host = await StartAsync(("RateLimits:FailedAuthenticationsPerMinute", "2"));
        (await StatusAsync(host, "tr_wrong")).ShouldBe(401);
        (await StatusAsync(host, "tr_wrong")).ShouldBe(401);
        using var refused = await host.SendAsync(HttpMethod.Get, Me, "tr_wrong");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await StatusAsync(host, await host.CreateKeyAsync())).ShouldBe(200);
    }

    [Fact]
    public async Task Address_InAForwardedHeaderOfNobodyTrusted_CountsForNothing()
    {
        await using var host = await StartAsync(("RateLimits:FailedAuthenticationsPerMinute", "1"));
        (await ForwardedStatusAsync(host, "192.0.2.1")).ShouldBe(401);
        (await ForwardedStatusAsync(host, "192.0.2.2")).ShouldBe(429);
    }

    [Fact]
    public async Task Address_InAForwardedHeaderOfATrustedProxy_IsTheClients()
    {
        await using var host = await StartAsync(
            ("RateLimits:FailedAuthenticationsPerMinute", "1"), ("Gateway:TrustedProxies:0", "127.0.0.0/8"));
        (await ForwardedStatusAsync(host, "192.0.2.1")).ShouldBe(401);
        (await ForwardedStatusAsync(host, "192.0.2.2")).ShouldBe(401);
        (await ForwardedStatusAsync(host, "192.0.2.1")).ShouldBe(429);
    }

    private static Task<TestHost> StartAsync(params (string Key, string Value)[] settings) =>
        TestHost.StartInProcessAsync(app => app.MapGet(Me, () => "me"), settings);

    private static async Task<int> StatusAsync(TestHost host, string key)
    {
        using var response = await host.SendAsync(HttpMethod.Get, Me, key);
        return (int)response.StatusCode;
    }

    private static async Task<int> ForwardedStatusAsync(TestHost host, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Me);
        request.Headers.Add("X-Forwarded-For", address);
        using var response = await host.SendAsync(request);
        return (int)response.StatusCode;
    }
}
