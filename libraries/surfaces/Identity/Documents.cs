using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shortlist.Surfaces.Identity;

/// <summary>Whoever data belongs to.</summary>
/// <param name="Id">Such as <c>tenant_demo</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record Tenant(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>A part of a tenant that hires; leads and roles are linked to it.</summary>
/// <param name="Id">Such as <c>org_demo</c>; unique over all tenants.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="Name">For people.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record Organization(string Id, string TenantId, string Name, DateTimeOffset CreatedAt);

/// <summary>What a user may do at the most; the scopes of a key only narrow it (api-surfaces.md §1.1).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UserRole>))]
public enum UserRole
{
    /// <summary>Everything in the tenant, over all its organisations.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,

    /// <summary>Everything in the organisations they belong to.</summary>
    [JsonStringEnumMemberName("employer")]
    Employer,

    /// <summary>Reading in the organisations they belong to.</summary>
    [JsonStringEnumMemberName("hiring_manager")]
    HiringManager,
}

/// <summary>What roles allow.</summary>
public static class UserRoles
{
    /// <summary>Whether a user of this role may ever use a scope: hiring managers only those that read.</summary>
    public static bool Permits(this UserRole role, string scope) =>
        role is not UserRole.HiringManager || scope.EndsWith(":read", StringComparison.Ordinal);

    /// <summary>The role as APIs write it, such as <c>hiring_manager</c>.</summary>
    public static string ToWire(this UserRole role) => role switch
    {
        UserRole.Admin => "admin",
        UserRole.Employer => "employer",
        UserRole.HiringManager => "hiring_manager",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

/// <summary>A person, or a machine with a name, that keys act as.</summary>
/// <param name="Id">Such as <c>user_demo</c>; unique over all tenants.</param>
/// <param name="TenantId">The tenant.</param>
/// <param name="Email">Their mail.</param>
/// <param name="Role">What they may do at the most.</param>
/// <param name="Organizations">The organisations they belong to; an admin sees all without belonging.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record User(
    string Id, string TenantId, string Email, UserRole Role, IReadOnlyList<string> Organizations, DateTimeOffset CreatedAt);

/// <summary>A key as it is kept: everything but the key itself.</summary>
public sealed record ApiKey
{
    /// <summary>Lower-case hexadecimal SHA-256 of the key; the document's id.</summary>
    public required string Hash { get; init; }

    /// <summary>The public id, such as <c>key_3fJ…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The surface that the key is good for; on any other it is unknown.</summary>
    public required Surface Surface { get; init; }

    /// <summary>What its owner calls it; at most 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The user it acts as.</summary>
    public required string UserId { get; init; }

    /// <summary>The kind of key, such as <c>tr_</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>Its first characters, by which its owner knows it again.</summary>
    public required string Start { get; init; }

    /// <summary>What it may be used for; none means that it only authenticates.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>When given, narrows the user's organisations to these.</summary>
    public IReadOnlyList<string>? Organizations { get; init; }

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Since when it is refused; null while it is good.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute; null when never.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether it is accepted at this moment.</summary>
    public bool IsAliveAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Tenant))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(ApiKey))]
internal sealed partial class IdentityJson : JsonSerializerContext;
