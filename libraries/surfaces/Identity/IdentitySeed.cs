namespace Shortlist.Surfaces.Identity;

/// <summary>
/// Makes sure that a tenant, its organisations, users and keys are there. Everything may be repeated: what exists stays as it is.
/// </summary>
public sealed class IdentitySeed(
    TenantCollection tenants,
    OrganizationCollection organizations,
    UserCollection users,
    PartnerCollection partners,
    ApiKeys keys,
    TimeProvider time)
{
    /// <summary>Makes the tenant unless it exists.</summary>
    public Task EnsureTenantAsync(string id, string name, CancellationToken cancellationToken) =>
        tenants.InsertAsync(new Tenant(id, name, time.GetUtcNow()), cancellationToken);

    /// <summary>Makes the organisation unless it exists.</summary>
    public Task EnsureOrganizationAsync(string id, string tenantId, string name, CancellationToken cancellationToken) =>
        organizations.InsertAsync(new Organization(id, tenantId, name, time.GetUtcNow()), cancellationToken);

    /// <summary>Makes the user unless they exist.</summary>
    public Task EnsureUserAsync(
        string id, string tenantId, string email, UserRole role, IReadOnlyList<string> memberOf, CancellationToken cancellationToken) =>
        users.InsertAsync(new User(id, tenantId, email, role, memberOf, time.GetUtcNow()), cancellationToken);

    /// <summary>
    /// A key that works: <paramref name="known"/> when it is still good for the surface, otherwise a new one as described.
    /// Since only hashes are kept, the caller must keep the returned text to get the same key next time.
    /// </summary>
    public async Task<string> EnsureKeyAsync(NewApiKey wanted, string? known, CancellationToken cancellationToken)
    {
        if (known is not null && await keys.FindLiveAsync(wanted.Surface, known, cancellationToken) is not null)
            return known;

        return (await keys.CreateAsync(wanted, cancellationToken)).Token;
    }

    /// <summary>The partner, made with a random secret unless it exists.</summary>
    public async Task<Partner> EnsurePartnerAsync(string id, string name, CancellationToken cancellationToken)
    {
        await partners.InsertAsync(new Partner(id, name, Partner.NewSecret(), time.GetUtcNow()), cancellationToken);
        return (await partners.FindAsync(id, cancellationToken))!.Value;
    }
}
