using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Store;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway.Tests;

/// <summary>A service as it stands behind the gateway, asked with internal tokens: every refusal wears its surface's envelope.</summary>
public sealed class EnvelopeTests : IAsyncLifetime
{
    private static readonly (Surface Surface, string Root)[] Roots =
    [
        (Surface.TalentRay, "/api/v1/sourcing"), (Surface.Nova, "/v1/jobs"), (Surface.Reach, "/api/resources"),
        (Surface.LlamaIndex, "/api/v2/batches"),
    ];

    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public static TheoryData<Surface> Surfaces => [.. Enum.GetValues<Surface>()];

    public async ValueTask InitializeAsync()
    {
        var builder = TestHost.NewBuilder([("Limits:MaxBodyBytes", "1000")]);
        builder.Services.AddSurfaces(builder.Configuration);
        _app = builder.Build();
        _app.UseSurfaces();
        foreach (var (_, root) in Roots)
        {
            var group = _app.MapGroup(root);
            group.MapRead("/scoped", () => "in").RequireScope("things:read");
            group.MapPost("/body", (Body body) => body.Count);
            group.MapGet("/crash", () => ThrowAsync(new InvalidOperationException("secret detail")));
            group.MapGet("/store", () => ThrowAsync(new StoreUnavailableException("secret path")));
            group.MapGet("/fields", () => SurfaceError.BadRequest("Two fields are wrong.", new FieldError("a.b", "is wrong"), new FieldError("c", "too")));
            group.MapGet("/own", () => Results.Json(new { mine = true }, statusCode: 418));
        }

        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_WithoutInternalToken_Refuses401(Surface surface)
    {
        using var response = await _client.GetAsync(Path(surface, "/scoped"), TestContext.Current.CancellationToken);
        await ShouldBeRefusalAsync(response, surface, 401, "unauthorized");
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_MissingScope_Refuses403(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Get, "/scoped");
        await ShouldBeRefusalAsync(response, surface, 403, "insufficient_scope");
        if (surface is Surface.TalentRay)
        {
            var body = await response.JsonAsync();
            body.GetProperty("requiredScopes").EnumerateArray().Select(each => each.GetString()).ShouldBe(["things:read"]);
            body.GetProperty("grantedScopes").EnumerateArray().Select(each => each.GetString()).ShouldBe(["others:read"]);
        }
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_UnknownRoute_Refuses404(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Get, "/no/such/thing");
        await ShouldBeRefusalAsync(response, surface, 404, "not_found");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_WrongMethod_Refuses405AndSaysWhichAreAllowed(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Delete, "/body");
        await ShouldBeRefusalAsync(response, surface, 405, "method_not_allowed");
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_MalformedJson_Refuses400(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Post, "/body", new StringContent("{\"count\":", Encoding.UTF8, "application/json"));
        await ShouldBeRefusalAsync(response, surface, 400, "bad_request");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_OtherMediaType_Refuses415(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Post, "/body", new StringContent("count=1", Encoding.UTF8, "text/plain"));
        await ShouldBeRefusalAsync(response, surface, 415, "unsupported_media_type");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_BodyThatSaysItIsTooLarge_Refuses413(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Post, "/body", new StringContent(new string(' ', 2000), Encoding.UTF8, "application/json"));
        await ShouldBeRefusalAsync(response, surface, 413, "payload_too_large");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_BodyThatTurnsOutTooLarge_Refuses413(Surface surface)
    {
        using var request = Request(surface, HttpMethod.Post, "/body", new StringContent(new string(' ', 2000), Encoding.UTF8, "application/json"));
        request.Headers.TransferEncodingChunked = true;
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        await ShouldBeRefusalAsync(response, surface, 413, "payload_too_large");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_Exception_Is500AndTellsNothing(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Get, "/crash");
        await ShouldBeRefusalAsync(response, surface, 500, "internal_error");
        (await response.TextAsync()).ShouldNotContain("secret");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_StoreDown_Is503WithRetryAfter(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Get, "/store");
        await ShouldBeRefusalAsync(response, surface, 503, "service_unavailable");
        response.Headers.RetryAfter!.Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        (await response.TextAsync()).ShouldNotContain("secret");
    }

    [Theory]
    [MemberData(nameof(Surfaces))]
    public async Task Service_AnswerWithABodyOfItsOwn_StaysAsItIs(Surface surface)
    {
        using var response = await SendAsync(surface, HttpMethod.Get, "/own");
        ((int)response.StatusCode).ShouldBe(418);
        (await response.TextAsync()).ShouldBe("{\"mine\":true}");
    }

    [Fact]
    public async Task Fields_OnEachSurface_AreToldInItsShape()
    {
        (await ErrorAsync(Surface.TalentRay, "/fields")).ShouldBe(
            """{"error":"bad_request","message":"Two fields are wrong.","details":["a.b: is wrong","c: too"]}""");
        (await ErrorAsync(Surface.Reach, "/fields")).ShouldBe(
            """{"success":false,"message":"Two fields are wrong.","errors":["a.b: is wrong","c: too"]}""");
        (await ErrorAsync(Surface.LlamaIndex, "/fields")).ShouldBe(
            """{"detail":[{"loc":["body","a","b"],"msg":"is wrong","type":"invalid"},{"loc":["body","c"],"msg":"too","type":"invalid"}]}""");
        (await ErrorAsync(Surface.Nova, "/fields")).ShouldContain(
            """[{"field":"a.b","code":"INVALID","message":"is wrong"},{"field":"c","code":"INVALID","message":"too"}]""");
    }

    [Fact]
    public async Task Head_OfARead_HasTheHeadersAndNoBody()
    {
        using var request = Request(Surface.TalentRay, HttpMethod.Head, "/scoped");
        using var refused = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await refused.TextAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task UnknownPath_OfNoSurface_Is404InANeutralEnvelope()
    {
        using var response = await _client.GetAsync("/nowhere", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.TextAsync()).ShouldBe("""{"error":"not_found","message":"Not found."}""");
    }

    [Fact]
    public async Task NovaAnswer_EvenASuccess_CarriesItsTraceId()
    {
        using var response = await SendAsync(Surface.Nova, HttpMethod.Post, "/body", JsonContent.Create(new Body(1)));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("X-Trace-Id").ShouldHaveSingleItem().Length.ShouldBe(32);
    }

    private static Task<string> ThrowAsync(Exception exception) => Task.FromException<string>(exception);

    private static string Path(Surface surface, string rest) => Roots.Single(each => each.Surface == surface).Root + rest;

    private static async Task ShouldBeRefusalAsync(HttpResponseMessage response, Surface surface, int status, string code)
    {
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var body = await response.JsonAsync();
        switch (surface)
        {
            case Surface.TalentRay:
                body.GetProperty("error").GetString().ShouldBe(code);
                if (status == 400)
                    body.GetProperty("details").GetArrayLength().ShouldBeGreaterThan(0);
                break;
            case Surface.Nova:
                body.Names().ShouldBe(["type", "code", "status", "message", "retryable", "traceId"]);
                body.GetProperty("code").GetString().ShouldBe(code is "bad_request" ? "VALIDATION_ERROR" : code.ToUpperInvariant());
                body.GetProperty("status").GetInt32().ShouldBe(status);
                body.GetProperty("traceId").GetString().ShouldBe(response.Headers.GetValues("X-Trace-Id").Single());
                break;
            case Surface.Reach:
                body.Names().ShouldBe(["success", "message"]);
                body.GetProperty("success").GetBoolean().ShouldBeFalse();
                break;
            case Surface.LlamaIndex:
                body.Names().ShouldBe(["detail"]);
                body.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(surface), surface, null);
        }
    }

    private async Task<string> ErrorAsync(Surface surface, string path)
    {
        using var response = await SendAsync(surface, HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return await response.TextAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(Surface surface, HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = Request(surface, method, path, content);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private HttpRequestMessage Request(Surface surface, HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, Path(surface, path)) { Content = content };
        request.Headers.Add(InternalTokens.HeaderName, _app.Services.GetRequiredService<InternalTokens>().Issue(new Caller
        {
            Surface = surface,
            TenantId = "t",
            UserId = "u",
            KeyId = "k",
            Role = UserRole.Admin,
            Scopes = ["others:read"],
            Environment = "live",
        }));
        return request;
    }

    private sealed record Body(int Count);
}
