using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shortlist.Hosting;

namespace Shortlist.Gateway.Tests;

public class HealthTests
{
    [Fact]
    public async Task Ready_WithEverythingUp_NamesWhatItDependsOn()
    {
        await using var host = await TestHost.StartInProcessAsync(_ => { });
        using var response = await host.SendAsync(HttpMethod.Get, "/health/ready");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldBe("""{"status":"ready","checks":{"store":{"status":"up"}}}""");
    }

    [Fact]
    public async Task Ready_WithTheStoreDown_Is503AndTellsOnlyTheKindOfFault()
    {
        await using var host = await TestHost.StartInProcessAsync(_ => { });
        host.Store.Break("*");
        using var response = await host.SendAsync(HttpMethod.Get, "/health/ready");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.TextAsync()).ShouldBe("""{"status":"unready","checks":{"store":{"status":"down","reason":"StoreUnavailable"}}}""");
    }

    [Fact]
    public async Task Live_WithTheStoreDown_IsLive()
    {
        await using var host = await TestHost.StartInProcessAsync(_ => { });
        host.Store.Break("*");
        using var response = await host.SendAsync(HttpMethod.Get, "/health/live");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldBe("""{"status":"live"}""");
    }

    [Fact]
    public async Task Ready_WithTheBusDown_NamesItTheBus()
    {
        await using var host = await TestHost.StartAsync(
            builder => builder.Services.AddShortlistHealth()
                .AddCheck("masstransit-bus", () => HealthCheckResult.Unhealthy("rabbitmq://secret-host/ is not reachable"))
                .AddCheck("ocr", () => HealthCheckResult.Healthy()));
        using var response = await host.SendAsync(HttpMethod.Get, "/health/ready");
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.TextAsync()).ShouldBe(
            """{"status":"unready","checks":{"bus":{"status":"down","reason":"NotReady"},"ocr":{"status":"up"},"store":{"status":"up"}}}""");
    }
}
