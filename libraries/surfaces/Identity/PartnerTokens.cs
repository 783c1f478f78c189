using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Shortlist.Surfaces.Identity;

/// <summary>What a partner's token says.</summary>
/// <param name="PartnerId">Who signed it.</param>
/// <param name="TenantExternalId">The tenant that it acts for; null for a token of the partner itself.</param>
/// <param name="UserId">The user that it acts as, by the partner's own id; null when it says none.</param>
public sealed record PartnerToken(string PartnerId, string? TenantExternalId, string? UserId);

/// <summary>
/// Tokens of the Reach surface: JWTs that partners sign with the secret they share with us (api-surfaces.md §3.1, R6). HS256 alone is
/// accepted, and only with an expiry.
/// </summary>
public sealed class PartnerTokens(PartnerCollection partners, TimeProvider time)
{
    private const int MaxTokenLength = 8192;
    private const string PartnerClaim = "partnerId";
    private const string TenantClaim = "tenantExternalId";
    private const string UserClaim = "externalId";
    private const string TypeClaim = "type";
    private const string PartnerType = "partner";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <summary>
    /// What a token says, or null: no token, unknown partner, wrong signature or algorithm, expired, not yet valid, without expiry. The
    /// partner is read from the store each time, so that a removed one is refused at once.
    /// </summary>
    public async Task<PartnerToken?> ValidateAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > MaxTokenLength || Read(text) is not { } token)
            return null;
        if (Claim(token, PartnerClaim) is not { } partnerId
            || !Partner.IsId(partnerId)
            || await partners.FindAsync(partnerId, cancellationToken) is not { Value: var partner })
        {
            return null;
        }

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            IssuerSigningKey = KeyOf(partner),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        });
        if (!result.IsValid)
            return null;
        if (string.Equals(Claim(token, TypeClaim), PartnerType, StringComparison.Ordinal))
            return new(partnerId, null, null);
        return Claim(token, TenantClaim) is { } tenant && PartnerTenant.IsExternalId(tenant)
            ? new(partnerId, tenant, Claim(token, UserClaim))
            : null;
    }

    /// <summary>A token of the partner itself, for its schemas; with <c>reach-tenant-id</c> for any of its tenants.</summary>
    public string MintForPartner(Partner partner, TimeSpan lifetime) =>
        Mint(partner, lifetime, new Dictionary<string, object>(StringComparer.Ordinal) { [TypeClaim] = PartnerType });

    /// <summary>A token of a user of one tenant.</summary>
    public string MintForTenant(Partner partner, string tenantExternalId, string userExternalId, TimeSpan lifetime) =>
        Mint(partner, lifetime, new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [TenantClaim] = tenantExternalId,
            [UserClaim] = userExternalId,
        });

    private static JsonWebToken? Read(string text)
    {
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetClaim(name, out var claim) && claim.ValueType == ClaimValueTypes.String ? claim.Value : null;

    private static SymmetricSecurityKey KeyOf(Partner partner) => new(Encoding.UTF8.GetBytes(partner.Secret));

    private string Mint(Partner partner, TimeSpan lifetime, Dictionary<string, object> claims)
    {
        var now = time.GetUtcNow().UtcDateTime;
        claims[PartnerClaim] = partner.Id;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            IssuedAt = now,
            Expires = now + lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(KeyOf(partner), SecurityAlgorithms.HmacSha256),
        });
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is not null && now < expires + ClockSkew && (notBefore is null || notBefore <= now + ClockSkew);
    }
}
