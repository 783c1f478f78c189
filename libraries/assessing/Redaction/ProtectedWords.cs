using System.Collections.Frozen;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Redaction;

/// <summary>The words that tell what may not be judged, read once from <c>protected.tsv</c>.</summary>
internal static class ProtectedWords
{
    private static readonly Lazy<FrozenSet<string>> LazyLabels = new(() => DataFile.Phrases("protected", "label").Select(label => Folding.Key(label)).ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<PhraseTrie<bool>> LazyMasked = new(() => Trie("pronoun", "honorific", "status", "religion", "gendered"));
    private static readonly Lazy<PhraseTrie<bool>> LazyHonorifics = new(() => Trie("honorific"));
    private static readonly Lazy<PhraseTrie<bool>> LazyNationWords = new(() => Trie("nationword"));

    /// <summary>Keys of the labels of what may not be judged.</summary>
    public static FrozenSet<string> Labels => LazyLabels.Value;

    /// <summary>Pronouns, forms of address, family status and religion.</summary>
    public static PhraseTrie<bool> Masked => LazyMasked.Value;

    /// <summary>Forms of address.</summary>
    public static PhraseTrie<bool> Honorifics => LazyHonorifics.Value;

    /// <summary>Words behind or before the name of a nation that make it a nationality.</summary>
    public static PhraseTrie<bool> NationWords => LazyNationWords.Value;

    private static PhraseTrie<bool> Trie(params ReadOnlySpan<string> keys)
    {
        var trie = new PhraseTrie<bool>();
        foreach (var key in keys)
        {
            foreach (var phrase in DataFile.Phrases("protected", key))
                trie.TryAdd(phrase, true);
        }

        return trie;
    }
}
