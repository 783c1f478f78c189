using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Store;

namespace Shortlist.Surfaces.Identity;

/// <summary>A partner of the Reach surface, who signs tokens for its tenants (api-surfaces.md §3.1).</summary>
/// <param name="Id">Such as <c>partner_demo</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Secret">
/// What its tokens are signed with, base64. Not a hash: checking a signature of HS256 takes the secret itself, so it is as safe as the store.
/// </param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record Partner(string Id, string Name, string Secret, DateTimeOffset CreatedAt)
{
    /// <summary>Characters of an id at the most.</summary>
    public const int MaxId = 64;

    /// <summary>Whether a text can be a partner's id: letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= MaxId && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>A new random secret.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
}

/// <summary>The partners.</summary>
public sealed class PartnerCollection(IDocumentStore store) : Collection<Partner>(
    store, new CollectionDefinition("partners", [], []), PartnerJson.Default.Partner, partner => partner.Id, _ => []);

/// <summary>The tenants of partners.</summary>
public static class PartnerTenant
{
    /// <summary>Characters of a partner's own id of a tenant at the most.</summary>
    public const int MaxExternalId = 128;

    /// <summary>The tenant as data belongs to it: partner and the partner's own id of it. No tenant of another surface has a colon.</summary>
    public static string IdOf(string partnerId, string externalId) => $"{partnerId}:{externalId}";

    /// <summary>Whether a text can name a tenant: not empty, without <c>|</c> and control characters.</summary>
    public static bool IsExternalId(string text) =>
        text.Length is > 0 and <= MaxExternalId
        && !string.IsNullOrWhiteSpace(text)
        && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c == '|');
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Partner))]
internal sealed partial class PartnerJson : JsonSerializerContext;
