using Shortlist.Store;

namespace Shortlist.Batches.Tests;

/// <summary>Documents in memory, copied in and out, with a place to fail before or after any write.</summary>
internal sealed class MemoryStore : IDocumentStore
{
    private readonly Dictionary<(string Collection, string Id), StoredDocument> _documents = [];

    /// <summary>Called before and after every write that changes something; may throw.</summary>
    public Action<bool>? AroundWrite { get; set; }

    /// <summary>Told what was written: the collection and the id.</summary>
    public Action<string, string>? Written { get; set; }

    public Task<StoredDocument?> FindAsync(CollectionDefinition collection, string id, CancellationToken cancellationToken) =>
        Task.FromResult(_documents.GetValueOrDefault((collection.Name, id)));

    public Task<IReadOnlyList<StoredDocument>> FindManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredDocument>>(
            [.. ids.Distinct(StringComparer.Ordinal).Select(id => _documents.GetValueOrDefault((collection.Name, id))).OfType<StoredDocument>()]);

    public Task<bool> InsertAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        WriteAsync(
            !_documents.ContainsKey((collection.Name, document.Id)),
            () => Put(collection, document with { Version = 1 }));

    public async Task<int> InsertManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<StoredDocument> documents, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var document in documents)
            added += await InsertAsync(collection, document, cancellationToken) ? 1 : 0;
        return added;
    }

    public Task<bool> ReplaceAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        WriteAsync(
            _documents.TryGetValue((collection.Name, document.Id), out var stored) && stored.Version == document.Version,
            () => Put(collection, document with { Version = document.Version + 1 }));

    public async Task<IReadOnlyList<bool>> PutManyAsync(
        CollectionDefinition collection, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken)
    {
        var written = new List<bool>(documents.Count);
        foreach (var document in documents)
        {
            written.Add(document.Version == 0
                ? await InsertAsync(collection, document, cancellationToken)
                : await ReplaceAsync(collection, document, cancellationToken));
        }

        return written;
    }

    public async Task<int> DeleteByIdsAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var id in ids)
            removed += await DeleteAsync(collection, id, null, cancellationToken) ? 1 : 0;
        return removed;
    }

    public Task<bool> DeleteAsync(CollectionDefinition collection, string id, long? version, CancellationToken cancellationToken) =>
        WriteAsync(
            _documents.TryGetValue((collection.Name, id), out var stored) && (version ?? stored.Version) == stored.Version,
            () => _documents.Remove((collection.Name, id)));

    public async Task<long> DeleteManyAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken)
    {
        var matches = Matching(collection, conditions).ToList();
        foreach (var match in matches)
            await DeleteAsync(collection, match.Id, null, cancellationToken);
        return matches.Count;
    }

    public Task<IReadOnlyList<StoredDocument>> QueryAsync(
        CollectionDefinition collection, Query query, CancellationToken cancellationToken)
    {
        var matches = Matching(collection, query.Conditions).OrderBy(document => document.Id, StringComparer.Ordinal);
        foreach (var sort in query.OrderBy.Reverse())
        {
            var key = collection.IndexOf(sort.Key);
            matches = sort.Descending
                ? matches.OrderByDescending(document => document.Keys[key].Number)
                : matches.OrderBy(document => document.Keys[key].Number);
        }

        var after = matches.Where(document => query.AfterId is null || string.CompareOrdinal(document.Id, query.AfterId) > 0);
        return Task.FromResult<IReadOnlyList<StoredDocument>>([.. after.Skip(query.Skip).Take(query.Take)]);
    }

    public Task<long> CountAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        Task.FromResult((long)Matching(collection, conditions).Count());

    public Task<IReadOnlyDictionary<string, long>> CountByAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<long>> SumAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var matches = Matching(collection, conditions).ToList();
        return Task.FromResult<IReadOnlyList<long>>(
            [.. keys.Select(key => matches.Sum(document => document.Keys[collection.IndexOf(key)].Number ?? 0))]);
    }

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<StoredDocument> Matching(CollectionDefinition collection, IReadOnlyList<Condition> conditions) =>
        _documents
            .Where(entry => entry.Key.Collection == collection.Name)
            .Select(entry => entry.Value)
            .Where(document => conditions.All(condition => Holds(document.Keys[collection.IndexOf(condition.Key)], condition)));

    private static bool Holds(KeyValue key, Condition condition) => condition.Comparison switch
    {
        Comparison.AnyOf when key.Texts is { } texts => condition.Values.Any(value => texts.Contains(value.Text, StringComparer.Ordinal)),
        Comparison.AnyOf => condition.Values.Any(value => value.Number == key.Number && value.Text == key.Text),
        Comparison.AtLeast => key.Number >= condition.Values[0].Number,
        _ => key.Number < condition.Values[0].Number,
    };

    private void Put(CollectionDefinition collection, StoredDocument document)
    {
        _documents[(collection.Name, document.Id)] = document;
        Written?.Invoke(collection.Name, document.Id);
    }

    private Task<bool> WriteAsync(bool holds, Action write)
    {
        if (!holds)
            return Task.FromResult(false);
        AroundWrite?.Invoke(false);
        write();
        AroundWrite?.Invoke(true);
        return Task.FromResult(true);
    }
}
