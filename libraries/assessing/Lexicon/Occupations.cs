using System.Collections.Frozen;
using Shortlist.Assessing.Redaction;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Lexicon;

/// <summary>The occupations of <c>occupations.tsv</c>, by what they are called.</summary>
internal static class Occupations
{
    private static readonly Lazy<(PhraseTrie<string> Names, FrozenDictionary<string, FrozenSet<string>> Related)> LazyData = new(Load);

    /// <summary>The occupations named in a text that is folded and neutral, longest names first at each place.</summary>
    public static List<PhraseMatch<string>> FindAll(ReadOnlySpan<char> neutral) => LazyData.Value.Names.FindAll(neutral);

    /// <summary>Whether the one is some evidence of the other.</summary>
    public static bool AreRelated(string one, string other) => LazyData.Value.Related.TryGetValue(one, out var related) && related.Contains(other);

    /// <summary>The folded text with one word for both genders of an occupation, index for index.</summary>
    public static string Neutralize(string folded)
    {
        char[]? changed = null;
        foreach (var token in Tokens.Split(folded))
        {
            if (GenderedWords.Neutral(folded.AsSpan(token.Start, token.Length), inEnglish: false) is not { } neutral)
                continue;
            changed ??= folded.ToCharArray();
            changed.AsSpan(token.Start, token.Length).Fill(' ');
            neutral.CopyTo(0, changed, token.Start, neutral.Length);
        }

        return changed is null ? folded : new string(changed);
    }

    private static (PhraseTrie<string> Names, FrozenDictionary<string, FrozenSet<string>> Related) Load()
    {
        var names = new PhraseTrie<string>();
        var related = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var row in DataFile.Read("occupations"))
        {
            if (row.Key != "~")
            {
                foreach (var phrase in row.Phrases)
                    names.TryAdd(Neutralize(Folding.Fold(phrase)), row.Key);
                continue;
            }

            foreach (var one in row.Phrases)
            {
                if (!related.TryGetValue(one, out var others))
                    related.Add(one, others = new HashSet<string>(StringComparer.Ordinal));
                others.UnionWith(row.Phrases.Where(other => other != one));
            }
        }

        return (names, related.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal));
    }
}
