namespace Shortlist.Store.Tests.Conformance;

/// <summary>The port in its plainest form: a sorted dictionary and loops. What adapters are compared with.</summary>
internal sealed class ModelDocumentStore
{
    // Ids and texts are ordered as their UTF-8 bytes are; those of these tests are ASCII, where that is ordinal.
    private readonly SortedDictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);

    public StoredDocument? Find(string id) => _documents.GetValueOrDefault(id);

    public bool Insert(StoredDocument document) => _documents.TryAdd(document.Id, document with { Version = 1 });

    public bool Replace(StoredDocument document)
    {
        if (Find(document.Id)?.Version != document.Version)
            return false;
        _documents[document.Id] = document with { Version = document.Version + 1 };
        return true;
    }

    public bool Delete(string id, long? version) =>
        Find(id) is { } found && (version is null || found.Version == version) && _documents.Remove(id);

    public long DeleteMany(CollectionDefinition collection, IReadOnlyList<Condition> conditions)
    {
        var doomed = Matches(collection, conditions).Ids();
        foreach (var id in doomed)
            _documents.Remove(id);
        return doomed.Length;
    }

    public IReadOnlyList<StoredDocument> Query(CollectionDefinition collection, Query query)
    {
        var ordered = Matches(collection, query.Conditions).OrderBy(_ => 0);
        foreach (var sort in query.OrderBy)
        {
            var key = collection.IndexOf(sort.Key);
            ordered = sort.Descending
                ? ordered.ThenByDescending(document => document.Keys[key], KeyOrder.Instance)
                : ordered.ThenBy(document => document.Keys[key], KeyOrder.Instance);
        }

        var page = ordered.Skip(query.Skip).Take(query.Take);
        return [.. page.Select(document => query.Part switch
        {
            QueryPart.Keys => document with { Version = 0, Body = ReadOnlyMemory<byte>.Empty },
            QueryPart.Versions => document with { Keys = [], Body = ReadOnlyMemory<byte>.Empty },
            _ => document,
        })];
    }

    public Dictionary<string, long> CountBy(CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key) =>
        Matches(collection, conditions)
            .Select(document => document.Keys[collection.IndexOf(key)].Text)
            .OfType<string>()
            .GroupBy(value => value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.LongCount(), StringComparer.Ordinal);

    public long Sum(CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key) =>
        Matches(collection, conditions).Sum(document => document.Keys[collection.IndexOf(key)].Number ?? 0);

    private IEnumerable<StoredDocument> Matches(CollectionDefinition collection, IReadOnlyList<Condition> conditions) =>
        _documents.Values.Where(document => conditions.All(condition => Holds(condition, document.Keys[collection.IndexOf(condition.Key)])));

    private static bool Holds(Condition condition, KeyValue key) => condition.Comparison switch
    {
        Comparison.AtLeast => IsPresent(key) && KeyOrder.Instance.Compare(key, condition.Values[0]) >= 0,
        Comparison.Below => IsPresent(key) && KeyOrder.Instance.Compare(key, condition.Values[0]) < 0,
        _ when key.Texts is not null => condition.Values.Any(value => key.Texts.Contains(value.Text, StringComparer.Ordinal)),
        _ => condition.Values.Contains(key),
    };

    private static bool IsPresent(KeyValue key) => key.Text is not null || key.Number is not null;

    private sealed class KeyOrder : IComparer<KeyValue>
    {
        public static KeyOrder Instance { get; } = new();

        public int Compare(KeyValue x, KeyValue y)
        {
            var byNumber = Nullable.Compare(x.Number, y.Number);
            return byNumber != 0 ? byNumber : StringComparer.Ordinal.Compare(x.Text, y.Text);
        }
    }
}
