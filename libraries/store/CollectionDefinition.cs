namespace Shortlist.Store;

/// <summary>What a key of a document holds.</summary>
public enum KeyKind
{
    /// <summary>One string, compared and ordered by its UTF-8 bytes; may be absent.</summary>
    Text,

    /// <summary>One 64-bit integer; may be absent. Instants are kept as Unix milliseconds.</summary>
    Number,

    /// <summary>A set of strings; a condition holds when any of them matches.</summary>
    Texts,
}

/// <summary>A value of a document that queries can name. The body itself is opaque to the store.</summary>
/// <param name="Name">Lower-case letters, digits and underscores.</param>
/// <param name="Kind">What the key holds.</param>
public sealed record KeyDefinition(string Name, KeyKind Kind);

/// <summary>
/// A named set of documents: which keys they carry beside their body, and which of those are indexed together.
/// An adapter makes tables and indexes from it on first use; a new key or index may be added later, none removed.
/// </summary>
/// <param name="Name">Lower-case letters, digits and underscores.</param>
/// <param name="Keys">The keys, in the order in which documents give their values.</param>
/// <param name="Indexes">
/// Each a list of key names. A key of kind <see cref="KeyKind.Texts"/> stands alone. A query is answered by the index of which its
/// conditions name the most keys, from the first on; of two that are as good, by the one that stands first here.
/// </param>
public sealed record CollectionDefinition(
    string Name,
    IReadOnlyList<KeyDefinition> Keys,
    IReadOnlyList<IReadOnlyList<string>> Indexes)
{
    /// <summary>The position of a key among <see cref="Keys"/>.</summary>
    /// <exception cref="ArgumentException">The collection has no such key.</exception>
    public int IndexOf(string key)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            if (string.Equals(Keys[i].Name, key, StringComparison.Ordinal))
                return i;
        }

        throw new ArgumentException($"Collection '{Name}' has no key '{key}'.", nameof(key));
    }
}
