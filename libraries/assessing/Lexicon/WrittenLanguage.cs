using System.Collections.Frozen;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Lexicon;

/// <summary>Tells the language that a text is written in by its most frequent words.</summary>
internal static class WrittenLanguage
{
    private const int FewestHits = 4;

    private static readonly Lazy<(FrozenDictionary<string, int[]> Languages, string[] Names)> LazyWords = new(() =>
    {
        var rows = DataFile.Read("stopwords").ToList();
        var words = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var word in rows[i].Phrases.Select(phrase => Folding.Fold(phrase)).Distinct(StringComparer.Ordinal))
            {
                if (!words.TryGetValue(word, out var languages))
                    words.Add(word, languages = []);
                languages.Add(i);
            }
        }

        return (words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal), [.. rows.Select(row => row.Key)]);
    });

    /// <summary>The English name of the language; null when the text is too short to tell or in none of the eight.</summary>
    /// <param name="lines">Folded lines.</param>
    public static string? Of(IEnumerable<string> lines)
    {
        var (languages, names) = LazyWords.Value;
        var lookup = languages.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<int> hits = stackalloc int[names.Length];
        foreach (var line in lines)
        {
            foreach (var token in Tokens.Split(line))
            {
                if (token.Length > 12 || !lookup.TryGetValue(line.AsSpan(token.Start, token.Length), out var of))
                    continue;
                foreach (var language in of)
                    hits[language]++;
            }
        }

        var best = 0;
        for (var i = 1; i < hits.Length; i++)
            best = hits[i] > hits[best] ? i : best;
        return hits[best] >= FewestHits ? names[best] : null;
    }
}
