using System.Text;

namespace Shortlist.PdfExtraction.Structure;

/// <summary>A name, such as <c>/Type</c>, without its stroke.</summary>
internal sealed record PdfName(string Value);

/// <summary>A string's bytes.</summary>
internal sealed record PdfString(byte[] Bytes);

/// <summary>A reference to an object by its number.</summary>
internal readonly record struct PdfReference(int Number);

/// <summary>A word that is no object: an operator, or a mark of the file's structure.</summary>
internal sealed record PdfKeyword(string Value)
{
    private static readonly PdfKeyword[] Short = [.. Enumerable.Range(0, 1 << 14).Select(code =>
        new PdfKeyword(code < 1 << 7 ? ((char)code).ToString() : $"{(char)(code >> 7)}{(char)(code & 0x7F)}"))];

    /// <summary>The keyword of a token; those of one or two letters, which drawings are made of, are made once.</summary>
    public static PdfKeyword Of(ReadOnlySpan<byte> token) => token switch
    {
        [< 128 and var one] => Short[one],
        [> 0 and < 128 and var first, < 128 and var second] => Short[(first << 7) | second],
        _ => new(Encoding.Latin1.GetString(token)),
    };
}

/// <summary>A dictionary, and where its stream begins if it has one; values are objects of this folder, numbers and lists.</summary>
internal sealed class PdfDictionary
{
    private readonly Dictionary<string, object?> _entries = new(StringComparer.Ordinal);

    /// <summary>The bytes of its stream as they lie in the file; empty without.</summary>
    public ReadOnlyMemory<byte> Stream { get; set; }

    public object? this[string key]
    {
        get => _entries.GetValueOrDefault(key);
        set => _entries[key] = value;
    }

    public IEnumerable<KeyValuePair<string, object?>> Entries => _entries;

    public int Count => _entries.Count;

    /// <summary>Whether an entry is this name.</summary>
    public bool Is(string key, string name) => this[key] is PdfName { Value: var value } && string.Equals(value, name, StringComparison.Ordinal);
}
