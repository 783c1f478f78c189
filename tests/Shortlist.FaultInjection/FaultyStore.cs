using Shortlist.Store;

namespace Shortlist.FaultInjection;

/// <summary>A store whose writes suffer what was ordered; reads are as they are.</summary>
internal sealed class FaultyStore(IDocumentStore inner, FaultOrders orders) : IDocumentStore, IAsyncDisposable
{
    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    public Task<StoredDocument?> FindAsync(CollectionDefinition collection, string id, CancellationToken cancellationToken) =>
        inner.FindAsync(collection, id, cancellationToken);

    public Task<IReadOnlyList<StoredDocument>> FindManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        inner.FindManyAsync(collection, ids, cancellationToken);

    public Task<bool> InsertAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        orders.WriteAsync(() => inner.InsertAsync(collection, document, cancellationToken));

    public Task<int> InsertManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<StoredDocument> documents, CancellationToken cancellationToken) =>
        orders.WriteAsync(() => inner.InsertManyAsync(collection, documents, cancellationToken));

    public Task<bool> ReplaceAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        orders.WriteAsync(() => inner.ReplaceAsync(collection, document, cancellationToken));

    public Task<IReadOnlyList<bool>> PutManyAsync(
        CollectionDefinition collection, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken) =>
        orders.WriteAsync(() => inner.PutManyAsync(collection, documents, cancellationToken));

    public Task<int> DeleteByIdsAsync(CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        orders.WriteAsync(() => inner.DeleteByIdsAsync(collection, ids, cancellationToken));

    public Task<bool> DeleteAsync(CollectionDefinition collection, string id, long? version, CancellationToken cancellationToken) =>
        orders.WriteAsync(() => inner.DeleteAsync(collection, id, version, cancellationToken));

    public Task<long> DeleteManyAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        orders.WriteAsync(() => inner.DeleteManyAsync(collection, conditions, cancellationToken));

    public Task<IReadOnlyList<StoredDocument>> QueryAsync(CollectionDefinition collection, Query query, CancellationToken cancellationToken) =>
        inner.QueryAsync(collection, query, cancellationToken);

    public Task<long> CountAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        inner.CountAsync(collection, conditions, cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> CountByAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken) =>
        inner.CountByAsync(collection, conditions, key, cancellationToken);

    public Task<IReadOnlyList<long>> SumAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        inner.SumAsync(collection, conditions, keys, cancellationToken);

    public Task CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);
}
