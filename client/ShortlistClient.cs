using System.Net.Http.Headers;
using RestEase;
using Shortlist.Client.Http;
using Shortlist.Client.LlamaIndex;
using Shortlist.Client.Nova;
using Shortlist.Client.Reach;
using Shortlist.Client.TalentRay;

namespace Shortlist.Client;

/// <summary>
/// Makes clients, one for each surface, since each has its own kind of key:
/// <code>
/// using var talentRay = ShortlistClient.ForTalentRay(new Uri("http://127.0.0.1:8080"), "tr_…");
/// var submitted = await talentRay.SubmitBatchAsync(new CvUpload("org_demo").AddFile("anna.pdf"));
/// var batch = await talentRay.WaitForBatchAsync(submitted.GetContent().BatchId);
/// </code>
/// Refusals come as <see cref="ShortlistApiException"/>. A client is safe for concurrent use; make one and keep it.
/// </summary>
public static class ShortlistClient
{
    /// <summary>A client of the TalentRay surface.</summary>
    /// <param name="baseAddress">Where the gateway or <c>standalone</c> answers, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="apiKey">A key that begins with <c>tr_</c>.</param>
    /// <param name="options">Retries, timeout, transport; null for the defaults.</param>
    public static ITalentRayApi ForTalentRay(Uri baseAddress, string apiKey, ShortlistClientOptions? options = null) =>
        Create<ITalentRayApi>(baseAddress, apiKey, options ?? new());

    /// <summary>A client of the LlamaIndex surface.</summary>
    /// <param name="baseAddress">Where the gateway or <c>standalone</c> answers, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="apiKey">A key that begins with <c>llx-</c>.</param>
    /// <param name="projectId">The project that calls are for; null for the key's first one.</param>
    /// <param name="options">Retries, timeout, transport; null for the defaults.</param>
    public static ILlamaIndexApi ForLlamaIndex(
        Uri baseAddress, string apiKey, string? projectId = null, ShortlistClientOptions? options = null) =>
        Create<ILlamaIndexApi>(baseAddress, apiKey, options ?? new(), projectId is null ? null : inner => new ProjectHandler(projectId, inner));

    /// <summary>A client of the Nova surface.</summary>
    /// <param name="baseAddress">Where the gateway or <c>standalone</c> answers, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="apiKey">A key that begins with <c>sk_test_</c> or <c>sk_live_</c>, which picks the world.</param>
    /// <param name="tenantId">The customer that calls are about; made on first use.</param>
    /// <param name="options">Retries, timeout, transport; null for the defaults.</param>
    public static INovaApi ForNova(Uri baseAddress, string apiKey, string tenantId, ShortlistClientOptions? options = null)
    {
        var api = Create<INovaApi>(baseAddress, apiKey, options ?? new());
        api.TenantId = tenantId;
        return api;
    }

    /// <summary>A client of the Reach surface.</summary>
    /// <param name="baseAddress">Where the gateway or <c>standalone</c> answers, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="token">A token that the partner signed, for a tenant or for itself.</param>
    /// <param name="tenantExternalId">The tenant to act for, with a token of the partner itself; null with a tenant's.</param>
    /// <param name="options">Retries, timeout, transport; null for the defaults.</param>
    public static IReachApi ForReach(
        Uri baseAddress, string token, string? tenantExternalId = null, ShortlistClientOptions? options = null)
    {
        var api = Create<IReachApi>(baseAddress, token, options ?? new());
        api.TenantId = tenantExternalId;
        return api;
    }

    private static T Create<T>(Uri baseAddress, string apiKey, ShortlistClientOptions options, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
        where T : IDisposable
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);

        var transport = options.Handler is { } given
            ? new BorrowedHandler(given)
            : (HttpMessageHandler)new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        transport = wrap?.Invoke(transport) ?? transport;
        // Retries see bare answers; only what remains refused after them becomes an exception.
        var http = new HttpClient(new RefusalHandler(options.Time, new RetryHandler(options, transport)))
        {
            BaseAddress = WithSlash(baseAddress),
            Timeout = options.Timeout,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("shortlist-client", Version()));
        return new RestClient(http)
        {
            RequestBodySerializer = new RequestBodies(),
            ResponseDeserializer = new ResponseBodies(),
            RequestQueryParamSerializer = new QueryValues(),
        }.For<T>();
    }

    private static Uri WithSlash(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private static string Version() => typeof(ShortlistClient).Assembly.GetName().Version!.ToString(fieldCount: 3);
}
