using System.Runtime.InteropServices;

namespace Shortlist.Store.MongoDb;

/// <summary>
/// A collection as MongoDB holds it: documents <c>{ _id, v: version, k: { key: value }, b: body }</c>. An absent key has no field;
/// an empty set has none either.
/// </summary>
internal sealed class MongoTable
{
    private const string Id = "_id";
    private const string Version = "v";
    private const string Body = "b";
    private const string KeyValues = "k";

    /// <summary>Compiles a definition.</summary>
    /// <exception cref="ArgumentException">The definition breaks the rules of the port.</exception>
    public MongoTable(CollectionDefinition definition)
    {
        PortRules.Check(definition);
        Definition = definition;
    }

    public CollectionDefinition Definition { get; }

    /// <summary>The field of a key.</summary>
    public static string FieldOf(string key) => $"{KeyValues}.{key}";

    /// <summary>The document of an id.</summary>
    public static BsonDocument HasId(string id) => new(Id, id);

    /// <summary>The document of an id, in one version.</summary>
    public static BsonDocument HasVersion(string id, long version) => new() { { Id, id }, { Version, version } };

    /// <summary>The documents of ids.</summary>
    public static BsonDocument HasAnyId(IEnumerable<string> ids) => new(Id, new BsonDocument("$in", new BsonArray(ids)));

    /// <summary>Conditions as a filter; values are typed, so that none of them is ever read as an operator.</summary>
    /// <exception cref="ArgumentException">A condition breaks the rules of the port.</exception>
    public BsonDocument Meets(IReadOnlyList<Condition> conditions, string? afterId = null)
    {
        PortRules.Check(Definition, conditions);
        var terms = new BsonArray(conditions.Select(condition => new BsonDocument(FieldOf(condition.Key), Term(condition))));
        if (afterId is not null)
            terms.Add(new BsonDocument(Id, new BsonDocument("$gt", afterId)));
        return terms.Count switch
        {
            0 => [],
            1 => terms[0].AsBsonDocument,
            _ => new("$and", terms),
        };
    }

    /// <summary>The sort keys, then the id.</summary>
    public static BsonDocument Order(IEnumerable<SortKey> keys)
    {
        // Only the first mention of a key orders anything, and a field stands once in a document.
        var order = new BsonDocument(keys.DistinctBy(sort => sort.Key, StringComparer.Ordinal).Select(sort => new BsonElement(FieldOf(sort.Key), sort.Descending ? -1 : 1)));
        return order.Add(Id, 1);
    }

    /// <summary>Which fields a part of the documents is made of.</summary>
    public BsonDocument Fields(QueryPart part) => part switch
    {
        // Named one by one, so that an index that has them all may answer.
        QueryPart.Keys => new(Definition.Keys.Select(key => new BsonElement(FieldOf(key.Name), 1)).Append(new(Id, 1))),
        QueryPart.Versions => new(Version, 1),
        _ => [],
    };

    /// <summary>
    /// The declared indexes. The id stands last in each: ties are ordered by it, and an index may then answer by itself. One of several
    /// keys that ends in a number is made a second time with the greatest first, as lists are shown with the newest first and an
    /// index read backwards would order ties the wrong way.
    /// </summary>
    public IEnumerable<BsonDocument> Indexes() =>
        from index in Definition.Indexes
        from direction in index.Count > 1 && Definition.Keys[Definition.IndexOf(index[^1])].Kind == KeyKind.Number ? (int[])[1, -1] : [1]
        let first = index.SkipLast(1).Select(key => new BsonElement(FieldOf(key), 1))
        select new BsonDocument(first.Append(new(FieldOf(index[^1]), direction)).Append(new(Id, 1)));

    public BsonDocument Write(StoredDocument document, long version)
    {
        var keys = new BsonDocument();
        for (var i = 0; i < Definition.Keys.Count; i++)
        {
            if (ValueOf(document.Keys[i]) is { } value)
                keys.Add(Definition.Keys[i].Name, value);
        }

        return new() { { Id, document.Id }, { Version, version }, { KeyValues, keys }, { Body, new BsonBinaryData(Bytes(document.Body)) } };
    }

    public StoredDocument Read(BsonDocument document, QueryPart part = QueryPart.Documents) => new(
        document[Id].AsString,
        part == QueryPart.Keys ? 0 : document[Version].AsInt64,
        part == QueryPart.Versions ? [] : ReadKeys(document.GetValue(KeyValues, new BsonDocument()).AsBsonDocument),
        part == QueryPart.Documents ? document[Body].AsBsonBinaryData.Bytes : ReadOnlyMemory<byte>.Empty);

    private static BsonDocument Term(Condition condition) => condition.Comparison switch
    {
        Comparison.AtLeast => new("$gte", ValueOf(condition.Values[0])),
        Comparison.Below => new("$lt", ValueOf(condition.Values[0])),
        _ when condition.Values is [var value] => new("$eq", ValueOf(value)),
        _ => new("$in", new BsonArray(condition.Values.Select(ValueOf))),
    };

    private static BsonValue? ValueOf(KeyValue value) => value switch
    {
        { Text: { } text } => new BsonString(text),
        { Number: { } number } => new BsonInt64(number),
        { Texts: { Count: > 0 } texts } => new BsonArray(texts.Distinct(StringComparer.Ordinal)),
        _ => null,
    };

    private KeyValue[] ReadKeys(BsonDocument keys)
    {
        var values = new KeyValue[Definition.Keys.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (name, kind) = Definition.Keys[i];
            var value = keys.GetValue(name, BsonNull.Value);
            values[i] = kind switch
            {
                KeyKind.Texts => KeyValue.Of(value is BsonArray texts ? [.. texts.Select(text => text.AsString)] : Array.Empty<string>()),
                KeyKind.Number => KeyValue.Of(value.IsBsonNull ? (long?)null : value.AsInt64),
                _ => KeyValue.Of(value.IsBsonNull ? (string?)null : value.AsString),
            };
        }

        return values;
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var part) && part is { Offset: 0, Array: { } array } && array.Length == part.Count
            ? array
            : body.ToArray();
}
