using Shortlist.Store;

namespace Shortlist.Surfaces.Identity;

/// <summary>The tenants.</summary>
public sealed class TenantCollection(IDocumentStore store) : Collection<Tenant>(
    store, new CollectionDefinition("tenants", [], []), IdentityJson.Default.Tenant, tenant => tenant.Id, _ => []);

/// <summary>The organisations of all tenants. Keys: <c>tenant</c>.</summary>
public sealed class OrganizationCollection(IDocumentStore store) : Collection<Organization>(
    store,
    new CollectionDefinition("organizations", [new("tenant", KeyKind.Text)], [["tenant"]]),
    IdentityJson.Default.Organization,
    organization => organization.Id,
    organization => [KeyValue.Of(organization.TenantId)]);

/// <summary>The users of all tenants. Keys: <c>tenant</c>.</summary>
public sealed class UserCollection(IDocumentStore store) : Collection<User>(
    store,
    new CollectionDefinition("users", [new("tenant", KeyKind.Text)], [["tenant"]]),
    IdentityJson.Default.User,
    user => user.Id,
    user => [KeyValue.Of(user.TenantId)])
{
    /// <summary>The user, or null when the tenant has none of this id.</summary>
    public async Task<User?> FindInTenantAsync(string tenantId, string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Value: var user } && string.Equals(user.TenantId, tenantId, StringComparison.Ordinal)
            ? user
            : null;
}

/// <summary>The keys of all tenants, found by the hash of the key. Keys: <c>tenant</c>, <c>key_id</c>, <c>created</c>.</summary>
public sealed class ApiKeyCollection(IDocumentStore store) : Collection<ApiKey>(
    store,
    new CollectionDefinition(
        "api_keys",
        [new("tenant", KeyKind.Text), new("key_id", KeyKind.Text), new("created", KeyKind.Number)],
        [["key_id"], ["tenant", "created"]]),
    IdentityJson.Default.ApiKey,
    key => key.Hash,
    key => [KeyValue.Of(key.TenantId), KeyValue.Of(key.Id), KeyValue.Of((DateTimeOffset?)key.CreatedAt)]);
