using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Applications;

/// <summary>The versions of criteria of all tenants.</summary>
public sealed class CriteriaVersionCollection(IDocumentStore store) : Collection<CriteriaVersion>(
    store,
    new CollectionDefinition("criteria_versions", [new("tenant", KeyKind.Text)], [["tenant"]]),
    ApplicationJson.Default.CriteriaVersion,
    version => version.Id,
    version => [KeyValue.Of(version.TenantId)]);

/// <summary>Which versions the jobs of all tenants have.</summary>
public sealed class CriteriaBookCollection(IDocumentStore store) : Collection<CriteriaBook>(
    store,
    new CollectionDefinition("criteria_books", [new("tenant", KeyKind.Text)], [["tenant"]]),
    ApplicationJson.Default.CriteriaBook,
    book => IdOf(book.TenantId, book.JobId),
    book => [KeyValue.Of(book.TenantId)])
{
    /// <summary>The document id of a job's book.</summary>
    public static string IdOf(string tenantId, string jobId) => DerivedId.Of(tenantId, "criteria", jobId).ToString("N");

    /// <summary>The book of a job, or null when it never had criteria.</summary>
    public Task<Versioned<CriteriaBook>?> FindAsync(NovaTenant tenant, string jobId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return FindAsync(IdOf(tenant.Id, jobId), cancellationToken);
    }
}

/// <summary>The criteria libraries of all tenants.</summary>
public sealed class LibraryCollection(IDocumentStore store) : Collection<LibraryCriterion>(
    store,
    new CollectionDefinition(
        "criteria_library",
        [new("tenant", KeyKind.Text), new("category", KeyKind.Text), new("created_at", KeyKind.Number)],
        [["tenant", "created_at"]]),
    ApplicationJson.Default.LibraryCriterion,
    criterion => criterion.Id,
    criterion => [KeyValue.Of(criterion.TenantId), KeyValue.Of(criterion.Category), KeyValue.Of(criterion.CreatedAt)])
{
    /// <summary>The criterion, or null when the tenant has none of this id.</summary>
    public async Task<LibraryCriterion?> FindAsync(NovaTenant tenant, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return await FindAsync(id, cancellationToken) is { Value: var criterion } && criterion.TenantId == tenant.Id ? criterion : null;
    }
}

/// <summary>A tenant that was used; made with its first write.</summary>
/// <param name="Tenant">Its names.</param>
/// <param name="CreatedAt">When it was first used.</param>
public sealed record NovaTenantDocument(NovaTenant Tenant, DateTimeOffset CreatedAt);

/// <summary>The tenants that were used.</summary>
public sealed class NovaTenantCollection(IDocumentStore store) : Collection<NovaTenantDocument>(
    store,
    new CollectionDefinition("nova_tenants", [], []),
    ApplicationJson.Default.NovaTenantDocument,
    document => document.Tenant.Id,
    _ => [])
{
    /// <summary>Makes the tenant unless it is there.</summary>
    public async Task EnsureAsync(NovaTenant tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(time);
        if (await FindAsync(tenant.Id, cancellationToken) is null)
            await InsertAsync(new NovaTenantDocument(tenant, time.GetUtcNow()), cancellationToken);
    }
}
