namespace Shortlist.Store;

/// <summary>How a condition compares a key with its values.</summary>
public enum Comparison
{
    /// <summary>The key equals one of the values (any of its texts does, for a set).</summary>
    AnyOf,

    /// <summary>The key is present and greater than or equal to the one value.</summary>
    AtLeast,

    /// <summary>The key is present and less than the one value.</summary>
    Below,
}

/// <summary>One condition on one key. Make one with <see cref="Where"/>.</summary>
public sealed record Condition(string Key, Comparison Comparison, IReadOnlyList<KeyValue> Values);

/// <summary>Conditions in words: <c>Where.Equal("tenant", tenant)</c>.</summary>
public static class Where
{
    /// <summary>The key equals the text, or holds it when it is a set.</summary>
    public static Condition Equal(string key, string value) => new(key, Comparison.AnyOf, [KeyValue.Of(value)]);

    /// <summary>The key equals the number.</summary>
    public static Condition Equal(string key, long value) => new(key, Comparison.AnyOf, [KeyValue.Of(value)]);

    /// <summary>The key equals one of the texts; an empty list matches nothing.</summary>
    public static Condition AnyOf(string key, IEnumerable<string> values) =>
        new(key, Comparison.AnyOf, [.. values.Select(value => KeyValue.Of(value))]);

    /// <summary>The key is at least the number.</summary>
    public static Condition AtLeast(string key, long value) => new(key, Comparison.AtLeast, [KeyValue.Of(value)]);

    /// <summary>The key is less than the number.</summary>
    public static Condition Below(string key, long value) => new(key, Comparison.Below, [KeyValue.Of(value)]);
}

/// <summary>One key to sort by. Documents that tie are ordered by id, ascending.</summary>
public sealed record SortKey(string Key, bool Descending = false);

/// <summary>Which part of the documents that it finds a query returns. What is left out comes empty, a version as 0.</summary>
public enum QueryPart
{
    /// <summary>Ids, versions, keys and bodies.</summary>
    Documents,

    /// <summary>Ids and keys, which an index may answer alone.</summary>
    Keys,

    /// <summary>Ids and versions: enough to know what changed.</summary>
    Versions,
}

/// <summary>Which documents of a collection, in which order, and which part of them.</summary>
public sealed record Query
{
    /// <summary>All of these must hold; none means every document.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Sort keys, first one first; a key of kind <see cref="KeyKind.Texts"/> cannot be one.</summary>
    public IReadOnlyList<SortKey> OrderBy { get; init; } = [];

    /// <summary>
    /// Only documents whose ids come after this one by their UTF-8 bytes; null for all. With no <see cref="OrderBy"/> this pages
    /// through any number of documents at an even pace.
    /// </summary>
    public string? AfterId { get; init; }

    /// <summary>How many matches to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many documents to return at the most.</summary>
    public int Take { get; init; } = 1000;

    /// <summary>Which part of them.</summary>
    public QueryPart Part { get; init; }
}
