namespace Shortlist.Assessing.Lexicon;

/// <summary>A number for a word, the same in every process (FNV-1a, 64 bits): comparing two texts word by word compares numbers.</summary>
internal static class WordHash
{
    /// <summary>The number of a word.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in word)
            hash = (hash ^ c) * 1_099_511_628_211UL;
        return hash;
    }
}
