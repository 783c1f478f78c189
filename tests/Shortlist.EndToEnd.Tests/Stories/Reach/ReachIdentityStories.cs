using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shortlist.Client;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories.Reach;

/// <summary>Who may come in, and whose records they see.</summary>
public abstract class ReachIdentityStories(Deployment deployment) : ReachStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Tokens_OnlyThoseThatThePartnerSignedAndThatLive_ComeIn()
    {
        var partner = await _deployment.CreatePartnerAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object> { ["partnerId"] = partner.Partner.Id, ["tenantExternalId"] = Tenant, ["exp"] = now + 600 };
        (await StatusAsync(partner, Sign(claims, partner.Partner.Secret))).ShouldBe(HttpStatusCode.OK);
        string[] refused =
        [
            Sign(claims, "another secret, that is long enough to sign with it"),
            Sign(claims, partner.Partner.Secret, "none"),
            Sign(claims, partner.Partner.Secret, "HS512"),
            Sign(With("exp", now - 600), partner.Partner.Secret),
            Sign(Without("exp"), partner.Partner.Secret),
            Sign(With("nbf", now + 600), partner.Partner.Secret),
            Sign(With("partnerId", "partner_of_nobody"), partner.Partner.Secret),
            Sign(Without("partnerId"), partner.Partner.Secret),
            Sign(Without("tenantExternalId"), partner.Partner.Secret),
            $"{Sign(claims, "")[..^4]}AAAA",
            "not.a.token",
            "tr_0123456789",
        ];
        foreach (var token in refused)
            (await StatusAsync(partner, token)).ShouldBe(HttpStatusCode.Unauthorized, token);

        Dictionary<string, object> With(string name, object value) => new(claims) { [name] = value };

        Dictionary<string, object> Without(string name) => claims.Where(claim => claim.Key != name).ToDictionary();
    }

    [Fact]
    public async Task TenantHeader_IsNeededByPartnersAndMustNotContradictATenant()
    {
        var (partner, _) = await CreateAsync();
        (await StatusAsync(partner, partner.Token)).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(partner, partner.Token, " ")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(partner, partner.Token, "a|b")).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(partner, partner.Token, Tenant)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(partner, partner.TenantToken(Tenant), Tenant)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(partner, partner.TenantToken(Tenant), "another")).ShouldBe(HttpStatusCode.Forbidden);
        using var definitions = await partner.SendAsync(HttpMethod.Get, "/partner/schema-definitions", token: partner.TenantToken(Tenant));
        definitions.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Tenants_AndPartners_SeeNothingOfEachOther()
    {
        var (partner, api) = await CreateAsync();
        var (otherPartner, stranger) = await CreateAsync();
        var neighbour = partner.TenantApi("neighbour");
        var batch = await IngestAsync(api, "place", Records("""[{"id":"p","city":"Ghent"}]"""));
        foreach (var other in new[] { neighbour, stranger, otherPartner.Api("third") })
        {
            (await Should.ThrowAsync<ShortlistApiException>(other.GetBatchAsync(batch.BatchId, cancellationToken: Cancel))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await Should.ThrowAsync<ShortlistApiException>(other.GetAsync("place", "p", Cancel))).Status.ShouldBe(HttpStatusCode.NotFound);
            (await other.ListBatchesAsync(cancellationToken: Cancel)).Data.Results.ShouldBeEmpty();
            (await IngestAsync(other, "job", Records("""[{"id":"j","place":"p"}]"""))).Errors!.Summary.Keys.ShouldBe(["MISSING_DEPENDENCY"]);
        }

        (await partner.Api(Tenant).GetBatchAsync(batch.BatchId, cancellationToken: Cancel)).Data.BatchId.ShouldBe(batch.BatchId);
    }

    [Fact]
    public async Task Schemas_AreFoundInAnyCaseAndGrowVersions()
    {
        var (partner, api) = await CreateAsync();
        var admin = partner.Api();
        var schema = (await admin.GetSchemaAsync("PLACE", Cancel)).Data;
        schema.VersionNumber.ShouldBe(1);
        (await admin.GetSchemaAsync(schema.Id, Cancel)).Data.Name.ShouldBe("place");
        (await admin.GetSchemaAsync("job", Cancel)).Data.ReferenceSchemas.Select(reference => reference.Name).ShouldBe(["job", "place"]);
        (await Should.ThrowAsync<ShortlistApiException>(partner.DefineAsync("Place", """{"type":"object","properties":{"id":{"type":"string"}}}""")))
            .Status.ShouldBe(HttpStatusCode.Conflict);

        var second = await admin.UpdateSchemaAsync(
            schema.Id,
            new() { Schema = JsonElement.Parse("""{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"planet":{"type":"string"}}}""") },
            Cancel);
        second.Data.VersionNumber.ShouldBe(2);
        (await IngestAsync(api, schema.Id, Records("""[{"id":"p","planet":"Earth"}]"""))).Status.ShouldBe("success");
        (await admin.ListSchemasAsync(limit: 1, cancellationToken: Cancel)).Data.Pagination.HasNextPage.ShouldBeTrue();
    }

    private static async Task<HttpStatusCode> StatusAsync(TestPartner partner, string token, string? header = null)
    {
        using var answer = await partner.SendAsync(HttpMethod.Get, "/api/batches", token: token, tenantHeader: header);
        var envelope = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        envelope.GetProperty("success").GetBoolean().ShouldBe(answer.IsSuccessStatusCode);
        return answer.StatusCode;
    }

    /// <summary>A token as any library would make it.</summary>
    private static string Sign(IReadOnlyDictionary<string, object> claims, string secret, string algorithm = "HS256")
    {
        var signed = $"{Part(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT" }))}.{Part(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var (key, text) = (Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));
        var signature = algorithm switch
        {
            "none" => "",
            "HS512" => Part(HMACSHA512.HashData(key, text)),
            _ => Part(HMACSHA256.HashData(key, text)),
        };
        return $"{signed}.{signature}";
    }

    private static string Part(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}

[Collection(nameof(StandaloneCollection))]
public sealed class ReachIdentityInOneProcess(StandaloneDeployment deployment) : ReachIdentityStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class ReachIdentityOverServices(ServicesDeployment deployment) : ReachIdentityStories(deployment);
