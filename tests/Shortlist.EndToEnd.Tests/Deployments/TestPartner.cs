using System.Text.Json;
using System.Text.Json.Nodes;
using Shortlist.Client;
using Shortlist.Client.Reach;
using Shortlist.Surfaces.Identity;

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>A partner of a test's own, with as many tenants as it names.</summary>
public sealed class TestPartner(Uri address, Partner partner, PartnerTokens tokens)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Partner Partner { get; } = partner;

    /// <summary>A token of the partner itself.</summary>
    public string Token => tokens.MintForPartner(Partner, Lifetime);

    /// <summary>A client with the partner's own token, for its schemas, and for a tenant when one is named.</summary>
    public IReachApi Api(string? tenant = null) => ShortlistClient.ForReach(address, Token, tenant, new() { MaxRetries = 0 });

    /// <summary>A client with a token of a tenant.</summary>
    public IReachApi TenantApi(string tenant) => ShortlistClient.ForReach(address, TenantToken(tenant), options: new() { MaxRetries = 0 });

    public string TenantToken(string tenant) => tokens.MintForTenant(Partner, tenant, "user", Lifetime);

    /// <summary>Defines a schema.</summary>
    public async Task DefineAsync(string name, string schema, string externalIdField = "id") => await Api().DefineSchemaAsync(
        new NewSchema { Name = name, PluralName = $"{name}s", ExternalIdField = externalIdField, Schema = JsonElement.Parse(schema) },
        TestContext.Current.CancellationToken);

    /// <summary>Sends any request; the answer comes as it is.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? token = null, string? tenantHeader = null)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new("Bearer", token ?? Token);
        if (tenantHeader is not null)
            request.Headers.Add("reach-tenant-id", tenantHeader);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Records out of a JSON list.</summary>
    public static RecordList Records(string json) => new([.. JsonNode.Parse(json)!.AsArray().Select(node => node!.DeepClone())]);

    /// <summary>Records of ids.</summary>
    public static RecordList Records(IEnumerable<string> ids, Func<string, string> json) =>
        new([.. ids.Select(id => JsonNode.Parse(json(id))!)]);
}
