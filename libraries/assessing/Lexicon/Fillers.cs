using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Lexicon;

/// <summary>What a word of a criterion does there.</summary>
internal enum WordRole
{
    Filler,
    And,
    Or,
    Example,
    Any,
}

/// <summary>The words of <c>fillers.tsv</c>.</summary>
internal static class Fillers
{
    private static readonly Lazy<PhraseTrie<WordRole>> LazyRoles = new(() =>
    {
        var roles = new PhraseTrie<WordRole>();
        Add(roles, "example", WordRole.Example);
        Add(roles, "any", WordRole.Any);
        Add(roles, "and", WordRole.And);
        Add(roles, "or", WordRole.Or);
        Add(roles, "filler", WordRole.Filler);
        return roles;
    });

    private static readonly Lazy<PhraseTrie<bool>> LazyRelevant = new(() => Trie("relevant"));
    private static readonly Lazy<PhraseTrie<bool>> LazyNotNeeded = new(() => Trie("notneeded"));

    private static readonly string[] DutchWords = ["ervaring", "kennis", "van", "met", "het", "een", "jaar", "goede", "minimaal", "je", "voor", "opleiding", "rijbewijs", "vaardigheden"];

    /// <summary>What the word or phrase at a token does; null when it is content.</summary>
    public static PhraseMatch<WordRole>? At(ReadOnlySpan<char> folded, List<Token> tokens, int first, bool inDutch)
    {
        // "en" and "of" join things in Dutch alone.
        var word = folded.Slice(tokens[first].Start, tokens[first].Length);
        if (inDutch && word is "en" or "of")
            return new PhraseMatch<WordRole>(first, 1, tokens[first].Start, tokens[first].End, word is "en" ? WordRole.And : WordRole.Or);
        return LazyRoles.Value.LongestAt(folded, tokens, first, acrossBreaks: true);
    }

    public static bool IsDutch(ReadOnlySpan<char> folded, List<Token> tokens)
    {
        var hits = 0;
        foreach (var token in tokens)
        {
            foreach (var word in DutchWords)
                hits += folded.Slice(token.Start, token.Length).SequenceEqual(word) ? 1 : 0;
        }

        return hits >= 2;
    }

    /// <summary>Whether experience "in a similar role" is meant.</summary>
    public static bool AsksForRelevant(ReadOnlySpan<char> folded) => LazyRelevant.Value.FindAll(folded).Count > 0;

    /// <summary>Whether the criterion says that something is not needed.</summary>
    public static bool SaysNotNeeded(ReadOnlySpan<char> folded) => LazyNotNeeded.Value.FindAll(folded).Count > 0;

    private static void Add(PhraseTrie<WordRole> roles, string key, WordRole role)
    {
        foreach (var phrase in DataFile.Phrases("fillers", key))
            roles.TryAdd(phrase, role);
    }

    private static PhraseTrie<bool> Trie(string key)
    {
        var trie = new PhraseTrie<bool>();
        foreach (var phrase in DataFile.Phrases("fillers", key))
            trie.TryAdd(phrase, true);
        return trie;
    }
}
