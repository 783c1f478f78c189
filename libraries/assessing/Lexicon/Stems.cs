namespace Shortlist.Assessing.Lexicon;

/// <summary>Whether two words are forms of one: "accounting" and "accountant", "nurse" and "nursing". By what they begin with, in any language.</summary>
internal static class Stems
{
    private const int KeyLength = 4;
    private const int LongestEnding = 4;

    /// <summary>What all forms of a word share.</summary>
    public static ReadOnlySpan<char> Key(ReadOnlySpan<char> word) => word.Length <= KeyLength ? WithoutPlural(word) : word[..KeyLength];

    /// <summary>Whether two folded words are forms of one.</summary>
    public static bool Match(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b))
            return true;
        if (Math.Min(a.Length, b.Length) < KeyLength)
            return a.Length > 2 && b.Length > 2 && WithoutPlural(a).SequenceEqual(WithoutPlural(b));

        var shared = a.CommonPrefixLength(b);
        var rest = Math.Max(a.Length, b.Length) - shared;
        return shared >= KeyLength && rest <= LongestEnding && shared >= Math.Min(a.Length, b.Length) - 3 && shared * 2 >= Math.Max(a.Length, b.Length) - 1;
    }

    private static ReadOnlySpan<char> WithoutPlural(ReadOnlySpan<char> word) => word.Length > 3 && word[^1] == 's' ? word[..^1] : word;
}
