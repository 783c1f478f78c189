using System.Net;
using Shortlist.Client;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.Surfaces.Identity;
using NewApiKey = Shortlist.Client.TalentRay.NewApiKey;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>Keys: made by an admin, used, looked into, revoked.</summary>
public abstract class KeyStories(Deployment deployment) : Story(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Me_OfAKey_IsItsUserAndItsScopes()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync(scopes: ["sourcing:read"], role: UserRole.HiringManager);
        var me = await caller.Api.GetMeAsync(Cancel);
        me.User.ShouldBe(new MeUser(caller.UserId, $"{caller.UserId}@example.com", "hiring_manager"));
        me.Auth.Type.ShouldBe("api_key");
        me.Auth.KeyId.ShouldStartWith("key_");
        me.Auth.Scopes.ShouldBe(["sourcing:read"]);

        // Without scopes a key authenticates, and that is all.
        var bare = await tenant.CreateClientAsync(scopes: []);
        (await bare.GetMeAsync(Cancel)).Auth.Scopes.ShouldBeEmpty();
        (await Should.ThrowAsync<ShortlistApiException>(bare.ListLeadsAsync(cancellationToken: Cancel))).Code.ShouldBe("insufficient_scope");
    }

    [Fact]
    public async Task Key_MadeUsedAndRevoked_IsRefusedFromThatMomentOn()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var owner = await tenant.CreateCallerAsync(role: UserRole.Admin);
        var made = await owner.Api.CreateApiKeyAsync(
            new NewApiKey { Name = "export job", UserId = owner.UserId, Scopes = ["sourcing:read"], ExpiresInDays = 7 }, Cancel);
        made.Success.ShouldBeTrue();
        made.Data.Key.ShouldStartWith("tr_");
        made.Data.Key.Length.ShouldBe(67);
        using var user = ShortlistClient.ForTalentRay(_deployment.Address, made.Data.Key);
        await user.ListLeadsAsync(cancellationToken: Cancel);
        (await owner.Api.ListApiKeysAsync(cancellationToken: Cancel)).Data[0].Id.ShouldBe(made.Data.Id);
        (await owner.Api.GetApiKeyAsync(made.Data.Id, Cancel)).Data.Scopes.ShouldBe(["sourcing:read"]);
        var usage = await Eventually.SeeAsync(
            () => owner.Api.GetApiKeyUsageAsync(made.Data.Id, cancellationToken: Cancel),
            page => page.Data.Count > 0,
            "the call is in the usage log");
        usage.Data[0].ShouldSatisfyAllConditions(
            entry => entry.Method.ShouldBe("GET"),
            entry => entry.Path.ShouldBe("/api/v1/sourcing"),
            entry => entry.Status.ShouldBe(200));

        await owner.Api.RevokeApiKeyAsync(made.Data.Id, Cancel);
        var refusal = await Should.ThrowAsync<ShortlistApiException>(user.ListLeadsAsync(cancellationToken: Cancel));
        refusal.Status.ShouldBe(HttpStatusCode.Unauthorized);
        refusal.Code.ShouldBe("unauthorized");
        (await owner.Api.GetApiKeyAsync(made.Data.Id, Cancel)).Data.RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task ApiKeys_WithoutAnAdmin_AreForbiddenInTheOldEnvelope()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var employer = await tenant.CreateClientAsync();
        var refusal = await Should.ThrowAsync<ShortlistApiException>(employer.ListApiKeysAsync(cancellationToken: Cancel));
        refusal.Status.ShouldBe(HttpStatusCode.Forbidden);
        refusal.Code.ShouldBeNull();
        refusal.Message.ShouldContain(' ');
    }

    [Fact]
    public async Task Call_WithoutAGoodKey_IsUnauthorized()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        using var http = new HttpClient { BaseAddress = caller.Address };
        using var inQuery = await http.GetAsync($"/api/v1/sourcing?api_key={caller.Key}&x-api-key={caller.Key}", Cancel);
        inQuery.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var inHeader = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sourcing") { Headers = { { "x-api-key", caller.Key } } };
        using var answer = await http.SendAsync(inHeader, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var wrongCase = ShortlistClient.ForTalentRay(caller.Address, caller.Key.ToLowerInvariant());
        (await Should.ThrowAsync<ShortlistApiException>(wrongCase.GetMeAsync(Cancel))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class KeysInOneProcess(StandaloneDeployment deployment) : KeyStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class KeysOverServices(ServicesDeployment deployment) : KeyStories(deployment);
