using System.Reflection;
using Microsoft.AspNetCore.Http;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Surfaces;

/// <summary>
/// Who makes a request, as the gateway found out. An endpoint takes it as a parameter, or calls
/// <see cref="CallerAuthentication.GetCaller"/>.
/// </summary>
public sealed record Caller
{
    /// <summary>The surface that the credential is for.</summary>
    public required Surface Surface { get; init; }

    /// <summary>Whose data it is; every query filters on it.</summary>
    public required string TenantId { get; init; }

    /// <summary>The partner whose secret signed the token; Reach alone has partners.</summary>
    public string? PartnerId { get; init; }

    /// <summary>The user that the key acts as.</summary>
    public required string UserId { get; init; }

    /// <summary>The key's public id.</summary>
    public required string KeyId { get; init; }

    /// <summary>The user's role: the ceiling of what any of their keys may do.</summary>
    public required UserRole Role { get; init; }

    /// <summary>The scopes that the key was given, such as <c>sourcing:read</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The organisations whose things the caller sees, unless <see cref="SeesAllOrganizations"/>.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Whether the caller sees every organisation of the tenant, as admins do.</summary>
    public bool SeesAllOrganizations { get; init; }

    /// <summary><c>live</c> or <c>test</c>; data of the two never meet (api-surfaces.md §2.2).</summary>
    public required string Environment { get; init; }

    /// <summary>Whether the caller sees things of this organisation.</summary>
    public bool Sees(string organizationId) => SeesAllOrganizations || Organizations.Contains(organizationId, StringComparer.Ordinal);

    /// <summary>Lets endpoints take the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<Caller?>(context.GetCaller());
}
