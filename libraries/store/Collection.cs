using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Shortlist.Store;

/// <summary>A value read from the store, with the version that a replacement must name.</summary>
public sealed record Versioned<T>(T Value, long Version);

/// <summary>
/// A collection as the services see it: documents of one type, turned into JSON and keys on the way in and back on the
/// way out. Derive one class a document type, with its definition beside it.
/// </summary>
/// <param name="store">The port.</param>
/// <param name="definition">Name, keys and indexes.</param>
/// <param name="json">How the type is written; use a source-generated context.</param>
/// <param name="idOf">The id of a document.</param>
/// <param name="keysOf">The key values of a document, in the definition's order.</param>
public class Collection<T>(
    IDocumentStore store,
    CollectionDefinition definition,
    JsonTypeInfo<T> json,
    Func<T, string> idOf,
    Func<T, IReadOnlyList<KeyValue>> keysOf)
    where T : class
{
    /// <summary>Name, keys and indexes.</summary>
    public CollectionDefinition Definition => definition;

    /// <summary>The document, or null.</summary>
    public async Task<Versioned<T>?> FindAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(definition, id, cancellationToken) is { } found ? Read(found) : null;

    /// <summary>The documents found among the ids, in no particular order.</summary>
    public async Task<IReadOnlyList<Versioned<T>>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Read(await store.FindManyAsync(definition, ids, cancellationToken));

    /// <summary>Adds a document. False when its id is taken.</summary>
    public Task<bool> InsertAsync(T value, CancellationToken cancellationToken) =>
        store.InsertAsync(definition, Write(value, 1), cancellationToken);

    /// <summary>Adds documents, leaving those whose ids are taken as they are. Returns how many were added.</summary>
    public Task<int> InsertManyAsync(IEnumerable<T> values, CancellationToken cancellationToken) =>
        store.InsertManyAsync(definition, [.. values.Select(value => Write(value, 1))], cancellationToken);

    /// <summary>Replaces the version that was read. False when another write came first.</summary>
    public Task<bool> ReplaceAsync(T value, long version, CancellationToken cancellationToken) =>
        store.ReplaceAsync(definition, Write(value, version), cancellationToken);

    /// <summary>
    /// Writes documents, each on its own: version 0 adds, any other replaces the one that was read. Says of each, in the order given,
    /// whether it was written.
    /// </summary>
    public Task<IReadOnlyList<bool>> PutManyAsync(IEnumerable<Versioned<T>> values, CancellationToken cancellationToken) =>
        store.PutManyAsync(definition, [.. values.Select(value => Write(value.Value, value.Version))], cancellationToken);

    /// <summary>Removes documents whatever their versions. Returns how many were there.</summary>
    public Task<int> DeleteByIdsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        store.DeleteByIdsAsync(definition, ids, cancellationToken);

    /// <summary>
    /// Reads, changes and replaces until no other write comes between. <paramref name="change"/> gets the newest value
    /// and returns the next one, or null to leave it alone; it may run more than once. Returns what is stored at
    /// the end, or null when there is no such document.
    /// </summary>
    public async Task<T?> UpdateAsync(string id, Func<T, T?> change, CancellationToken cancellationToken) =>
        (await UpdateAsync(await FindAsync(id, cancellationToken), change, cancellationToken))?.Value;

    /// <summary>
    /// The same for a document that was read before, which is read again only when another write came since. So
    /// <paramref name="change"/> may be shown a value that is no longer stored: what it leaves alone then must be what a later value would
    /// have it leave alone too. Null when none was found to begin with.
    /// </summary>
    public async Task<Versioned<T>?> UpdateAsync(Versioned<T>? read, Func<T, T?> change, CancellationToken cancellationToken)
    {
        for (var found = read; found is not null; found = await FindAsync(idOf(found.Value), cancellationToken))
        {
            var next = change(found.Value);
            if (next is null)
                return found;
            if (await ReplaceAsync(next, found.Version, cancellationToken))
                return new(next, found.Version + 1);
        }

        return null;
    }

    /// <summary>Removes a document, when <paramref name="version"/> is null or the stored one. False otherwise.</summary>
    public Task<bool> DeleteAsync(string id, long? version, CancellationToken cancellationToken) =>
        store.DeleteAsync(definition, id, version, cancellationToken);

    /// <summary>The documents that meet a query, in its order.</summary>
    public async Task<IReadOnlyList<Versioned<T>>> QueryAsync(Query query, CancellationToken cancellationToken) =>
        Read(await store.QueryAsync(definition, query, cancellationToken));

    /// <summary>How many documents meet the conditions.</summary>
    public Task<long> CountAsync(IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        store.CountAsync(definition, conditions, cancellationToken);

    /// <summary>How many documents meet the conditions, by the value of a text key.</summary>
    public Task<IReadOnlyDictionary<string, long>> CountByAsync(
        IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken) =>
        store.CountByAsync(definition, conditions, key, cancellationToken);

    /// <summary>The sums of number keys over the documents that meet the conditions.</summary>
    public Task<IReadOnlyList<long>> SumAsync(
        IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        store.SumAsync(definition, conditions, keys, cancellationToken);

    /// <summary>Removes every document that meets the conditions. Returns how many.</summary>
    public Task<long> DeleteManyAsync(IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        store.DeleteManyAsync(definition, conditions, cancellationToken);

    private StoredDocument Write(T value, long version) =>
        new(idOf(value), version, keysOf(value), JsonSerializer.SerializeToUtf8Bytes(value, json));

    private Versioned<T> Read(StoredDocument document) =>
        new(JsonSerializer.Deserialize(document.Body.Span, json)
            ?? throw new InvalidDataException($"Document '{document.Id}' of '{definition.Name}' is JSON null."), document.Version);

    private List<Versioned<T>> Read(IReadOnlyList<StoredDocument> documents)
    {
        var values = new List<Versioned<T>>(documents.Count);
        foreach (var document in documents)
            values.Add(Read(document));
        return values;
    }
}
