using System.Buffers;
using System.Text;

namespace Shortlist.Store;

/// <summary>What the ports ask of their callers, checked alike by every adapter before anything is sent or written.</summary>
internal static class PortRules
{
    public const int MaxIdCharacters = 512;
    public const int MaxBodyBytes = 15 * 1024 * 1024;

    private const int MaxBlobKeyCharacters = 1024;
    private const int MaxSegmentCharacters = 200;

    private static readonly SearchValues<char> SegmentCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    // A lone surrogate has no UTF-8 form: it would come back as another text, and two ids could become one.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Checks names, keys and indexes.</summary>
    /// <exception cref="ArgumentException">A name, a repeated key or an index breaks the rules.</exception>
    public static void Check(CollectionDefinition definition)
    {
        CheckName(definition.Name);
        var kinds = new Dictionary<string, KeyKind>(StringComparer.Ordinal);
        foreach (var key in definition.Keys)
        {
            CheckName(key.Name);
            if (!kinds.TryAdd(key.Name, key.Kind))
                throw new ArgumentException($"Collection '{definition.Name}' defines the key '{key.Name}' twice.", nameof(definition));
        }

        foreach (var index in definition.Indexes)
        {
            if (index.Count == 0)
                throw new ArgumentException($"Collection '{definition.Name}' has an index without keys.", nameof(definition));
            if (index.Count > 1 && index.Any(key => definition.KindOf(key) == KeyKind.Texts))
                throw new ArgumentException($"An index of '{definition.Name}' joins a set of texts with other keys.", nameof(definition));
            foreach (var key in index)
                _ = definition.IndexOf(key);
        }
    }

    /// <summary>Checks id, body and the kinds of the key values.</summary>
    /// <exception cref="ArgumentException">The id, the body or a key value breaks the rules.</exception>
    public static void Check(CollectionDefinition definition, StoredDocument document)
    {
        CheckId(document.Id);
        if (document.Body.Length is 0 or > MaxBodyBytes)
            throw new ArgumentException($"A body has 1 to {MaxBodyBytes} bytes; this one has {document.Body.Length}.", nameof(document));
        if (document.Keys.Count != definition.Keys.Count)
        {
            throw new ArgumentException(
                $"Collection '{definition.Name}' has {definition.Keys.Count} keys; the document gives {document.Keys.Count}.", nameof(document));
        }

        for (var i = 0; i < definition.Keys.Count; i++)
        {
            if (!Fits(definition.Keys[i].Kind, document.Keys[i]))
                throw new ArgumentException($"The value of key '{definition.Keys[i].Name}' is of another kind.", nameof(document));
            CheckText(document.Keys[i]);
        }
    }

    /// <summary>Checks each document, and that none comes twice.</summary>
    /// <exception cref="ArgumentException">An id comes twice, or a document breaks the rules.</exception>
    public static void CheckAll(CollectionDefinition definition, IReadOnlyList<StoredDocument> documents)
    {
        var ids = new HashSet<string>(documents.Count, StringComparer.Ordinal);
        foreach (var document in documents)
        {
            Check(definition, document);
            if (!ids.Add(document.Id))
                throw new ArgumentException($"The document '{document.Id}' comes twice.", nameof(documents));
        }
    }

    /// <summary>Checks the length of an id.</summary>
    /// <exception cref="ArgumentException">The id is empty, too long or not Unicode.</exception>
    public static void CheckId(string id)
    {
        if (id.Length is 0 or > MaxIdCharacters)
            throw new ArgumentException($"An id has 1 to {MaxIdCharacters} characters; this one has {id.Length}.", nameof(id));
        CheckText(id);
    }

    /// <summary>Checks that each condition compares a key with what it can hold.</summary>
    /// <exception cref="ArgumentException">A condition names an unknown key or compares it with what it cannot hold.</exception>
    public static void Check(CollectionDefinition definition, IReadOnlyList<Condition> conditions)
    {
        foreach (var condition in conditions)
        {
            var kind = definition.KindOf(condition.Key);
            var one = condition.Comparison != Comparison.AnyOf;
            if (one && (kind == KeyKind.Texts || condition.Values.Count != 1))
                throw new ArgumentException($"{condition.Comparison} takes one value and a key that is no set.", nameof(conditions));
            foreach (var value in condition.Values)
            {
                if (kind == KeyKind.Number ? value.Number is null : value.Text is null)
                    throw new ArgumentException($"A value for key '{condition.Key}' is absent or of another kind.", nameof(conditions));
                CheckText(value);
            }
        }
    }

    /// <summary>Checks conditions, order and part.</summary>
    /// <exception cref="ArgumentException">The query cannot be answered as it stands.</exception>
    public static void Check(CollectionDefinition definition, Query query)
    {
        Check(definition, query.Conditions);
        if (query.Skip < 0 || query.Take < 0)
            throw new ArgumentException($"A query cannot skip {query.Skip} and take {query.Take}.", nameof(query));
        if (query.AfterId is not null)
            CheckId(query.AfterId);
        foreach (var sort in query.OrderBy)
        {
            if (definition.KindOf(sort.Key) == KeyKind.Texts)
                throw new ArgumentException($"A set of texts such as '{sort.Key}' has no order.", nameof(query));
        }
    }

    /// <summary>Checks that a key is of a kind.</summary>
    /// <exception cref="ArgumentException">The key is unknown or of another kind.</exception>
    public static void CheckKind(CollectionDefinition definition, string key, KeyKind kind)
    {
        if (definition.KindOf(key) != kind)
            throw new ArgumentException($"Key '{key}' of '{definition.Name}' is not of kind {kind}.", nameof(key));
    }

    /// <summary>The segments of a blob's key.</summary>
    /// <exception cref="ArgumentException">The key is none.</exception>
    public static string[] SegmentsOfKey(string key)
    {
        var segments = key.Split('/');
        if (key.Length > MaxBlobKeyCharacters || !Array.TrueForAll(segments, IsSegment))
            throw new ArgumentException("A key is segments of a-z A-Z 0-9 - _ . parted by '/', none of them '.' or '..'.", nameof(key));
        return segments;
    }

    /// <summary>The segments of a prefix of blobs' keys; none for the empty one.</summary>
    /// <exception cref="ArgumentException">The prefix is neither empty nor whole segments ending in a slash.</exception>
    public static string[] SegmentsOfPrefix(string prefix)
    {
        if (prefix.Length == 0)
            return [];
        if (!prefix.EndsWith('/'))
            throw new ArgumentException("A prefix ends in '/'.", nameof(prefix));
        return SegmentsOfKey(prefix[..^1]);
    }

    private static bool IsSegment(string segment) =>
        segment.Length is > 0 and <= MaxSegmentCharacters
        && segment is not ("." or "..")
        && !segment.AsSpan().ContainsAnyExcept(SegmentCharacters);

    private static KeyKind KindOf(this CollectionDefinition definition, string key) => definition.Keys[definition.IndexOf(key)].Kind;

    private static bool Fits(KeyKind kind, KeyValue value) => kind switch
    {
        KeyKind.Text => value.Number is null && value.Texts is null,
        KeyKind.Number => value.Text is null && value.Texts is null,
        KeyKind.Texts => value.Text is null && value.Number is null,
        _ => false,
    };

    private static void CheckText(KeyValue value)
    {
        if (value.Text is not null)
            CheckText(value.Text);
        for (var i = 0; i < value.Texts?.Count; i++)
            CheckText(value.Texts[i]);
    }

    // What it throws for an unpaired surrogate is an ArgumentException.
    private static void CheckText(string text) => _ = Strict.GetByteCount(text);

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 64 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            throw new ArgumentException($"'{name}' is no name: 1 to 64 lower-case letters, digits and underscores are.", nameof(name));
    }
}
