using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Store;

namespace Shortlist.Gateway.Tests;

public class UsageLogTests
{
    private const string Me = "/api/v1/me";
    private const string Collection = "api_key_usage";

    [Fact]
    public async Task Stop_RightAfterRequests_WritesWhatWaits()
    {
        await using var host = await StartAsync();
        var issued = await host.IssueKeyAsync();
        for (var i = 0; i < 20; i++)
            (await host.SendAsync(HttpMethod.Get, Me, issued.Token)).Dispose();
        await host.StopAsync();
        (await CountAsync(host, issued.Key.Id)).ShouldBe(20);
    }

    [Fact]
    public async Task StoreDown_WhileRequestsCome_KeepsThemForLater()
    {
        await using var host = await StartAsync();
        var issued = await host.IssueKeyAsync();
        host.Store.Break(Collection);
        for (var i = 0; i < 5; i++)
        {
            using var response = await host.SendAsync(HttpMethod.Get, Me, issued.Token);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        host.Store.Break(null);
        await ApiKeyEndpointTests.UntilAsync(async () => await CountAsync(host, issued.Key.Id) == 5);
    }

    [Fact]
    public async Task QueueFull_WhileTheStoreIsDown_DropsAndCountsAndRefusesNobody()
    {
        var dropped = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name is "shortlist.gateway.usage_log.dropped")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref dropped, value));
        listener.Start();
        await using var host = await StartAsync(("UsageLog:Capacity", "2"), ("RateLimits:TalentRay:PermitsPerMinute", "0"));
        var key = await host.CreateKeyAsync();
        host.Store.Break(Collection);
        await ApiKeyEndpointTests.UntilAsync(async () =>
        {
            using var response = await host.SendAsync(HttpMethod.Get, Me, key);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return Interlocked.Read(ref dropped) > 0;
        });
    }

    [Fact]
    public async Task Entries_OlderThanTheirRetention_Go()
    {
        await using var host = await StartAsync(("UsageLog:RetentionDays", "10"));
        var issued = await host.IssueKeyAsync();
        (await host.SendAsync(HttpMethod.Get, Me, issued.Token)).Dispose();
        await ApiKeyEndpointTests.UntilAsync(async () => await CountAsync(host, issued.Key.Id) == 1);
        host.Time.Advance(TimeSpan.FromDays(11));
        (await host.SendAsync(HttpMethod.Get, Me, (await host.IssueKeyAsync()).Token)).Dispose();
        await ApiKeyEndpointTests.UntilAsync(async () => await CountAsync(host, issued.Key.Id) == 0);
    }

    private static Task<TestHost> StartAsync(params (string Key, string Value)[] settings) =>
        TestHost.StartInProcessAsync(app => app.MapGet(Me, () => "me"), settings);

    private static Task<long> CountAsync(TestHost host, string keyId) =>
        host.Services.GetRequiredService<UsageCollection>().CountAsync([Where.Equal("key_id", keyId)], TestContext.Current.CancellationToken);
}
