using Shortlist.Store;

namespace Shortlist.Gateway.Tests;

/// <summary>A store that a test can switch off.</summary>
internal sealed class FaultyStore(IDocumentStore inner) : IDocumentStore
{
    private volatile string? _brokenCollection;

    /// <summary>Switches off one collection, or all of them with <c>*</c>; null switches on again.</summary>
    public void Break(string? collection) => _brokenCollection = collection;

    public Task<StoredDocument?> FindAsync(CollectionDefinition collection, string id, CancellationToken cancellationToken) =>
        Up(collection).FindAsync(collection, id, cancellationToken);

    public Task<IReadOnlyList<StoredDocument>> FindManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Up(collection).FindManyAsync(collection, ids, cancellationToken);

    public Task<bool> InsertAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        Up(collection).InsertAsync(collection, document, cancellationToken);

    public Task<int> InsertManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<StoredDocument> documents, CancellationToken cancellationToken) =>
        Up(collection).InsertManyAsync(collection, documents, cancellationToken);

    public Task<bool> ReplaceAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        Up(collection).ReplaceAsync(collection, document, cancellationToken);

    public Task<IReadOnlyList<bool>> PutManyAsync(
        CollectionDefinition collection, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken) =>
        Up(collection).PutManyAsync(collection, documents, cancellationToken);

    public Task<int> DeleteByIdsAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Up(collection).DeleteByIdsAsync(collection, ids, cancellationToken);

    public Task<bool> DeleteAsync(CollectionDefinition collection, string id, long? version, CancellationToken cancellationToken) =>
        Up(collection).DeleteAsync(collection, id, version, cancellationToken);

    public Task<long> DeleteManyAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        Up(collection).DeleteManyAsync(collection, conditions, cancellationToken);

    public Task<IReadOnlyList<StoredDocument>> QueryAsync(CollectionDefinition collection, Query query, CancellationToken cancellationToken) =>
        Up(collection).QueryAsync(collection, query, cancellationToken);

    public Task<long> CountAsync(CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        Up(collection).CountAsync(collection, conditions, cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> CountByAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken) =>
        Up(collection).CountByAsync(collection, conditions, key, cancellationToken);

    public Task<IReadOnlyList<long>> SumAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        Up(collection).SumAsync(collection, conditions, keys, cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) =>
        _brokenCollection is "*" ? throw Unavailable() : inner.CheckAsync(cancellationToken);

    private IDocumentStore Up(CollectionDefinition collection) =>
        _brokenCollection is "*" || string.Equals(_brokenCollection, collection.Name, StringComparison.Ordinal) ? throw Unavailable() : inner;

    private static StoreUnavailableException Unavailable() => new("the disk at /secret/path is full");
}
