using System.Net;
using Shortlist.Client;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>Quotas, at a gateway whose limit is small enough to meet.</summary>
[Collection(nameof(ServicesCollection))]
public sealed class RateLimitTests(ServicesDeployment deployment) : Story(deployment)
{
    private const int Permits = 5;

    private readonly ServicesDeployment _deployment = deployment;

    [Fact]
    public async Task Call_BeyondTheQuota_IsRefusedWithTheTimeToWait()
    {
        var address = await _deployment.AddGatewayAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["RateLimits__TalentRay__PermitsPerMinute"] = $"{Permits}" }, Cancel);
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync(address: address);
        for (var call = 0; call < Permits; call++)
            await caller.Api.GetMeAsync(Cancel);

        var refusal = await Should.ThrowAsync<ShortlistApiException>(caller.Api.GetMeAsync(Cancel));
        refusal.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refusal.Code.ShouldBe("rate_limited");
        refusal.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

        // The quota is the key's: another key of the same user is not held to account for it.
        var other = await tenant.CreateCallerAsync(address: address);
        await other.Api.GetMeAsync(Cancel);

        // A patient client meets the same wall, and gives up at once when the wait is longer than it has patience for.
        using var impatient = ShortlistClient.ForTalentRay(
            address, caller.Key, new ShortlistClientOptions { MaxRetryDelay = TimeSpan.FromMilliseconds(1) });
        (await Should.ThrowAsync<ShortlistApiException>(impatient.GetMeAsync(Cancel))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
