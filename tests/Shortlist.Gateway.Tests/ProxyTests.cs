using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Surfaces;

namespace Shortlist.Gateway.Tests;

/// <summary>The gateway as a process of its own, with services behind it.</summary>
public class ProxyTests
{
    private const string Upload = "/api/v1/cv-screening/batches";

    [Theory]
    [InlineData("GET", "/api/v1/cv-screening/batches/b1", true)]
    [InlineData("HEAD", "/api/v1/sourcing", true)]
    [InlineData("GET", "/api/v1/me", true)]
    [InlineData("POST", "/api/v1/cv-screening/batches", false)]
    [InlineData("PATCH", "/api/v1/sourcing/pc_1", false)]
    [InlineData("DELETE", "/api/v1/sourcing/pc_1", false)]
    public async Task Request_OfTalentRay_GoesToTheServiceThatOwnsIt(string method, string path, bool isRead)
    {
        await using var reads = await StubService.StartAsync();
        await using var writes = await StubService.StartAsync();
        await using var host = await TestHost.StartProxyAsync(reads.Url, writes.Url);
        using var response = await host.SendAsync(new HttpMethod(method), path, await host.CreateKeyAsync());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (isRead ? reads : writes).Arrivals.ShouldHaveSingleItem().Path.ShouldBe(path);
        (isRead ? writes : reads).Arrivals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Surface.Nova, "POST", "/v1/jobs/j/scoring-batches")]
    [InlineData(Surface.LlamaIndex, "POST", "/api/v1/beta/directories")]
    [InlineData(Surface.LlamaIndex, "DELETE", "/api/v1/beta/directories/d")]
    public async Task Write_OfAnotherSurface_GoesToItsService(Surface surface, string method, string path)
    {
        await using var reads = await StubService.StartAsync();
        await using var writes = await StubService.StartAsync();
        await using var host = await TestHost.StartProxyAsync(reads.Url, writes.Url);
        using var response = await host.SendAsync(new HttpMethod(method), path, await host.CreateKeyAsync(surface: surface));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        writes.Arrivals.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Service_BehindTheGateway_GetsTheCallerAndNoKey()
    {
        await using var service = await StubService.StartAsync();
        await using var host = await TestHost.StartProxyAsync(service.Url);
        var key = await host.CreateKeyAsync(TestHost.Employer);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sourcing?page=1");
        request.Headers.Add("x-api-key", key);
        request.Headers.Add(InternalTokens.HeaderName, "forged");
        (await host.SendAsync(request, key)).Dispose();

        var headers = service.Arrivals.ShouldHaveSingleItem().Headers;
        headers.Values.ShouldAllBe(value => !value.Contains(key, StringComparison.Ordinal));
        var caller = await host.Services.GetRequiredService<InternalTokens>().ValidateAsync(headers[InternalTokens.HeaderName]);
        caller.ShouldNotBeNull().UserId.ShouldBe(TestHost.Employer);
        headers.Keys.ShouldContain(name => name.Equals("traceparent", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Service_WithTheCallersMiddleware_TakesWhatTheGatewaySends()
    {
        await using var service = await StartRealServiceAsync();
        await using var host = await TestHost.StartProxyAsync(service.Urls.First());
        using var response = await host.SendAsync(HttpMethod.Get, "/api/v1/sourcing", await host.CreateKeyAsync());
        (await response.TextAsync()).ShouldBe(TestHost.Tenant);
        using var refused = await host.SendAsync(HttpMethod.Get, "/api/v1/sourcing", await host.CreateKeyAsync(scopes: []));
        (await refused.JsonAsync()).GetProperty("error").GetString().ShouldBe("insufficient_scope");
        using var unknown = await host.SendAsync(HttpMethod.Get, "/api/v1/sourcing/none", await host.CreateKeyAsync());
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.JsonAsync()).GetProperty("error").GetString().ShouldBe("not_found");
        unknown.Headers.Server.ShouldBeEmpty();
    }

    [Fact]
    public async Task NovaAnswer_ThroughTheProxy_CarriesOneTraceIdEqualToItsBody()
    {
        await using var service = await StartRealServiceAsync();
        await using var host = await TestHost.StartProxyAsync(service.Urls.First());
        using var response = await host.SendAsync(HttpMethod.Get, "/v1/jobs/none", await host.CreateKeyAsync(surface: Surface.Nova));
        (await response.JsonAsync()).GetProperty("traceId").GetString().ShouldBe(response.Headers.GetValues("X-Trace-Id").ShouldHaveSingleItem());
    }

    [Theory]
    [InlineData(Surface.TalentRay, "/api/v1/sourcing")]
    [InlineData(Surface.Nova, "/v1/jobs/1")]
    [InlineData(Surface.LlamaIndex, "/api/v2/batches")]
    public async Task ServiceGone_OnAnySurface_Is502InItsEnvelope(Surface surface, string path)
    {
        string url;
        await using (var gone = await StubService.StartAsync())
            url = gone.Url;
        await using var host = await TestHost.StartProxyAsync(url);
        using var response = await host.SendAsync(HttpMethod.Get, path, await host.CreateKeyAsync(surface: surface));
        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        response.Headers.RetryAfter.ShouldNotBeNull();
        var body = await response.JsonAsync();
        var (name, value) = surface switch
        {
            Surface.TalentRay => ("error", "service_unavailable"),
            Surface.Nova => ("code", "SERVICE_UNAVAILABLE"),
            _ => ("detail", "The service is temporarily unavailable."),
        };
        body.GetProperty(name).GetString().ShouldBe(value);
    }

    [Fact]
    public async Task ServiceSilent_BeyondTheIdleTime_Is504()
    {
        await using var service = await StubService.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var host = await TestHost.StartProxyAsync(service.Url, ("Gateway:UpstreamIdleSeconds", "0.3"));
        using var response = await host.SendAsync(HttpMethod.Get, "/api/v1/sourcing", await host.CreateKeyAsync());
        response.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await response.JsonAsync()).GetProperty("error").GetString().ShouldBe("service_unavailable");
    }

    [Fact]
    public async Task Request_WithoutKey_NeverReachesAService()
    {
        await using var service = await StubService.StartAsync();
        await using var host = await TestHost.StartProxyAsync(service.Url);
        using var response = await host.SendAsync(HttpMethod.Get, "/api/v1/sourcing");
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        service.Arrivals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Method_ThatNoServiceTakes_Is405WithAllow()
    {
        await using var service = await StubService.StartAsync();
        await using var host = await TestHost.StartProxyAsync(service.Url);
        using var response = await host.SendAsync(HttpMethod.Delete, "/api/v1/me", await host.CreateKeyAsync());
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD"], ignoreOrder: true);
        (await response.JsonAsync()).GetProperty("error").GetString().ShouldBe("method_not_allowed");
    }

    [Fact]
    public async Task Body_ThatSaysItIsTooLarge_Is413BeforeTheServiceHears()
    {
        await using var service = await StubService.StartAsync();
        await using var host = await TestHost.StartProxyAsync(service.Url, ("Limits:MaxBodyBytes", "1000"), ("Limits:MaxUploadBytes", "3000"));
        var key = await host.CreateKeyAsync();
        (await PostAsync("/api/v1/sourcing", 1001)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await PostAsync(Upload, 3001)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        service.Arrivals.ShouldBeEmpty();
        (await PostAsync(Upload, 3000)).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> PostAsync(string path, int bytes)
        {
            using var response = await host.SendAsync(HttpMethod.Post, path, key, new ByteArrayContent(new byte[bytes]));
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Body_ThatTurnsOutTooLarge_Is413()
    {
        await using var service = await StubService.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            await context.Response.WriteAsync("read", context.RequestAborted);
        });
        await using var host = await TestHost.StartProxyAsync(service.Url, ("Limits:MaxBodyBytes", "1000"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sourcing") { Content = new ByteArrayContent(new byte[5000]) };
        request.Headers.TransferEncodingChunked = true;
        using var response = await host.SendAsync(request, await host.CreateKeyAsync());
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.JsonAsync()).GetProperty("error").GetString().ShouldBe("payload_too_large");
    }

    [Fact]
    public async Task Upload_OfFiftyMegabytes_ReachesTheServiceWhileItIsStillSent()
    {
        const int chunk = 1024 * 1024;
        const int chunks = 50;
        var firstArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await StubService.StartAsync(async context =>
        {
            var buffer = new byte[64 * 1024];
            var total = 0L;
            while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is var read and > 0)
            {
                total += read;
                firstArrived.TrySetResult();
            }

            await context.Response.WriteAsJsonAsync(total, context.RequestAborted);
        });
        await using var host = await TestHost.StartProxyAsync(service.Url);

        // The rest is sent only once the service has seen the beginning: a gateway that buffers would wait for ever.
        using var content = new StreamedContent(async stream =>
        {
            var bytes = new byte[chunk];
            for (var i = 0; i < chunks; i++)
            {
                await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
                await stream.FlushAsync(TestContext.Current.CancellationToken);
                await firstArrived.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            }
        });
        using var response = await host.SendAsync(HttpMethod.Post, Upload, await host.CreateKeyAsync(), content);
        (await response.TextAsync()).ShouldBe((chunk * (long)chunks).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Services_Several_ShareTheWorkAndTheDeadOneIsLeftOut()
    {
        await using var first = await StubService.StartAsync();
        await using var second = await StubService.StartAsync();
        string dead;
        await using (var gone = await StubService.StartAsync())
            dead = gone.Url;
        await using var host = await TestHost.StartProxyAsync($"{first.Url},{second.Url}, {dead}", first.Url);
        var key = await host.CreateKeyAsync();
        await ApiKeyEndpointTests.UntilAsync(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                using var response = await host.SendAsync(HttpMethod.Get, "/api/v1/sourcing", key);
                if (response.StatusCode is not HttpStatusCode.OK)
                    return false;
            }

            return true;
        });
        first.Arrivals.ShouldContain(arrival => arrival.Path.StartsWith("/api/v1", StringComparison.Ordinal));
        second.Arrivals.ShouldContain(arrival => arrival.Path.StartsWith("/api/v1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithoutAServicesAddress_IsRefusedNamingIt()
    {
        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => TestHost.StartProxyAsync(""));
        refusal.Message.ShouldContain("Services:Query");
    }

    private static async Task<WebApplication> StartRealServiceAsync()
    {
        var builder = TestHost.NewBuilder([]);
        builder.Services.AddSurfaces(builder.Configuration);
        var app = builder.Build();
        app.UseSurfaces();
        app.MapRead("/api/v1/sourcing", (Caller caller) => caller.TenantId).RequireScope("sourcing:read");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private sealed class StreamedContent(Func<Stream, Task> write) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => write(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
