namespace Shortlist.Store;

/// <summary>A document as the store holds it.</summary>
/// <param name="Id">Unique in its collection; at most 512 characters.</param>
/// <param name="Version">1 when inserted, one more with every replacement. Ignored on insert.</param>
/// <param name="Keys">The key values, in the order of the collection's definition.</param>
/// <param name="Body">UTF-8 JSON, opaque to the store; at most 15 MB.</param>
public sealed record StoredDocument(string Id, long Version, IReadOnlyList<KeyValue> Keys, ReadOnlyMemory<byte> Body);

/// <summary>
/// The port through which everything but blobs is kept. Each call touches documents of one collection, and each
/// document changes atomically on its own: there are no joins and no transactions across documents, so that any
/// document database can serve. Calls that return have reached the disk (or the write concern of the database).
/// Every member throws <see cref="StoreUnavailableException"/> when the store cannot be reached or written,
/// and may then be called again.
/// </summary>
public interface IDocumentStore
{
    /// <summary>The document, or null.</summary>
    Task<StoredDocument?> FindAsync(CollectionDefinition collection, string id, CancellationToken cancellationToken);

    /// <summary>The documents found among the ids, in no particular order.</summary>
    Task<IReadOnlyList<StoredDocument>> FindManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Adds a document with version 1. False when the id is taken; nothing is changed then.</summary>
    Task<bool> InsertAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken);

    /// <summary>
    /// Adds documents with version 1, each atomic on its own. Ids that are taken are left as they are, so that a
    /// call that failed half-way can be repeated. Returns how many were added.
    /// </summary>
    Task<int> InsertManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<StoredDocument> documents, CancellationToken cancellationToken);

    /// <summary>
    /// Compare-and-set: replaces body and keys when the stored version equals <paramref name="document"/>'s, and adds one
    /// to it. False when the document is gone or has another version; nothing is changed then.
    /// </summary>
    Task<bool> ReplaceAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken);

    /// <summary>
    /// Writes documents, each atomic on its own: one of version 0 is added as <see cref="InsertAsync"/> does, any other replaces as
    /// <see cref="ReplaceAsync"/> does. No id may come twice. Says of each, in the order given, whether it was written.
    /// </summary>
    Task<IReadOnlyList<bool>> PutManyAsync(
        CollectionDefinition collection, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken);

    /// <summary>Removes documents whatever their versions. Returns how many were there.</summary>
    Task<int> DeleteByIdsAsync(CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>Removes a document, when <paramref name="version"/> is null or equals the stored one. False otherwise.</summary>
    Task<bool> DeleteAsync(CollectionDefinition collection, string id, long? version, CancellationToken cancellationToken);

    /// <summary>Removes every document that meets the conditions (at least one must be given). Returns how many.</summary>
    Task<long> DeleteManyAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken);

    /// <summary>The documents that meet a query, in its order.</summary>
    Task<IReadOnlyList<StoredDocument>> QueryAsync(CollectionDefinition collection, Query query, CancellationToken cancellationToken);

    /// <summary>How many documents meet the conditions.</summary>
    Task<long> CountAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken);

    /// <summary>How many documents meet the conditions, by the value of a text key; those without it are left out.</summary>
    Task<IReadOnlyDictionary<string, long>> CountByAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken);

    /// <summary>The sums of number keys over the documents that meet the conditions, in the order asked; absent counts as 0.</summary>
    Task<IReadOnlyList<long>> SumAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Whether the store answers now. Throws <see cref="StoreUnavailableException"/> when it does not.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}

/// <summary>The store could not be reached, is full or refuses writes. The operation may be tried again.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>With the adapter's reason.</summary>
    public StoreUnavailableException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
