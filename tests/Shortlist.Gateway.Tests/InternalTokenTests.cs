using System.Text.Json;
using Microsoft.Extensions.Options;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway.Tests;

public class InternalTokenTests
{
    private static readonly Caller Someone = new()
    {
        Surface = Surface.Nova,
        TenantId = "tenant_a",
        UserId = "user_a",
        KeyId = "key_a",
        Role = UserRole.HiringManager,
        Scopes = ["a:read", "b:write"],
        Organizations = ["org_1"],
        SeesAllOrganizations = true,
        Environment = "test",
    };

    private readonly AdjustableTime _time = new();

    [Fact]
    public async Task Validate_FreshToken_GivesTheCallerBack()
    {
        using var tokens = Tokens();
        var caller = await tokens.ValidateAsync(tokens.Issue(Someone));
        JsonSerializer.Serialize(caller).ShouldBe(JsonSerializer.Serialize(Someone));
    }

    [Fact]
    public async Task Validate_AfterItsLife_IsNull()
    {
        using var tokens = Tokens();
        var token = tokens.Issue(Someone);
        _time.Advance(InternalTokens.Lifetime - TimeSpan.FromSeconds(1));
        (await tokens.ValidateAsync(token)).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromSeconds(15));
        (await tokens.ValidateAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task Validate_OtherSecretOrDeployment_IsNull()
    {
        using var tokens = Tokens();
        using var otherSecret = Tokens(key: InternalTokenOptions.NewSigningKey());
        using var otherDeployment = Tokens(audience: "elsewhere");
        var token = tokens.Issue(Someone);
        (await tokens.ValidateAsync(token)).ShouldNotBeNull();
        (await otherSecret.ValidateAsync(token)).ShouldBeNull();
        (await otherDeployment.ValidateAsync(token)).ShouldBeNull();
    }

    [Fact]
    public async Task Validate_ChangedOrUnsignedOrGarbled_IsNull()
    {
        using var tokens = Tokens();
        var parts = tokens.Issue(Someone).Split('.');
        var unsigned = Base64("""{"alg":"none","typ":"JWT"}""");
        (await tokens.ValidateAsync($"{unsigned}.{parts[1]}.")).ShouldBeNull();
        (await tokens.ValidateAsync($"{unsigned}.{parts[1]}.{parts[2]}")).ShouldBeNull();
        (await tokens.ValidateAsync($"{parts[0]}.{parts[1]}x.{parts[2]}")).ShouldBeNull();
        (await tokens.ValidateAsync("garbage")).ShouldBeNull();
        (await tokens.ValidateAsync("a.b.c")).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public async Task Start_WithoutAGoodSigningKey_IsRefused(string key)
    {
        var builder = TestHost.NewBuilder([("Internal:SigningKey", key)]);
        builder.Services.AddCallerAuthentication(builder.Configuration);
        await using var app = builder.Build();
        var refusal = await Should.ThrowAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        refusal.Message.ShouldContain("Internal:SigningKey");
        if (key.Length > 0)
            refusal.Message.ShouldNotContain(key);
    }

    private static string Base64(string json) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(json)).TrimEnd('=');

    private InternalTokens Tokens(string? key = null, string audience = "shortlist") => new(
        Options.Create(new InternalTokenOptions { SigningKey = key ?? Convert.ToBase64String(new byte[32]), Audience = audience }), _time);
}
