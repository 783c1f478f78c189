using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Shortlist.Surfaces;

/// <summary>
/// The short-lived token by which the gateway tells a service who is calling. It says the whole <see cref="Caller"/>, so that
/// no service reads keys or users.
/// </summary>
public sealed class InternalTokens : IDisposable
{
    /// <summary>The header that carries the token between gateway and services. From outside it is dropped unread.</summary>
    public const string HeaderName = "X-Shortlist-Caller";

    /// <summary>How long a token is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private const string Issuer = "shortlist-gateway";
    private const string CallerClaim = "caller";
    private const int MaxCached = 10_000;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private readonly string _audience;
    private readonly SigningCredentials _credentials;
    private readonly TokenValidationParameters _validation;

    // The gateway sends one token with many requests; checking the signature again each time would cost more than most reads.
    private readonly MemoryCache _validated = new(new MemoryCacheOptions { SizeLimit = MaxCached });
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>With the deployment's secret.</summary>
    public InternalTokens(IOptions<InternalTokenOptions> options, TimeProvider time)
    {
        _time = time;
        _audience = options.Value.Audience;
        var key = new SymmetricSecurityKey(Convert.FromBase64String(options.Value.SigningKey));
        _credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _validation = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = _audience,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        };
    }

    /// <summary>A token for the caller, good for <see cref="Lifetime"/> from now.</summary>
    public string Issue(Caller caller)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = _audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = _credentials,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [CallerClaim] = JsonSerializer.Serialize(caller, CallerJson.Default.Caller),
            },
        });
    }

    /// <summary>The caller that a token names, or null when the token is forged, expired or of another deployment.</summary>
    public async Task<Caller?> ValidateAsync(string token)
    {
        if (_validated.TryGetValue(token, out Validated? known))
            return IsAlive(known!.NotBefore, known.Expires) ? known.Caller : null;

        var result = await _handler.ValidateTokenAsync(token, _validation);
        if (!result.IsValid
            || !result.Claims.TryGetValue(CallerClaim, out var claim)
            || claim is not string json
            || JsonSerializer.Deserialize(json, CallerJson.Default.Caller) is not { } caller)
        {
            return null;
        }

        _validated.Set(
            token,
            new Validated(caller, result.SecurityToken.ValidFrom, result.SecurityToken.ValidTo),
            new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        return caller;
    }

    /// <inheritdoc />
    public void Dispose() => _validated.Dispose();

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return notBefore <= now + ClockSkew && now < expires + ClockSkew;
    }

    private sealed record Validated(Caller Caller, DateTime NotBefore, DateTime Expires);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Caller))]
internal sealed partial class CallerJson : JsonSerializerContext;
