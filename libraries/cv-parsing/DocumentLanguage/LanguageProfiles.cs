using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.DocumentLanguage;

/// <summary>How many words of a text each language knows.</summary>
internal sealed class LanguageProfiles
{
    private const int LongestWord = 24;

    private static readonly string[] Supported = ["en", "de", "fr", "es", "it", "nl", "pl", "pt"];
    private static readonly Lazy<(string[] Languages, Dictionary<string, ulong> Words)> LazyData = new(Load);

    private readonly int[] _hits = new int[LazyData.Value.Languages.Length];
    private readonly int[] _own = new int[LazyData.Value.Languages.Length];
    private readonly HashSet<string>[] _distinct = [.. LazyData.Value.Languages.Select(_ => new HashSet<string>(StringComparer.Ordinal))];

    private LanguageProfiles()
    {
    }

    /// <summary>Words of the text in Latin letters.</summary>
    public int Words { get; private set; }

    public static LanguageProfiles Count(IReadOnlyList<CvLine> lines)
    {
        var profiles = new LanguageProfiles();
        var lookup = LazyData.Value.Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LongestWord];
        foreach (var line in lines)
        {
            var text = line.Text.AsSpan();
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsLetter(text[i]))
                    continue;
                var start = i;
                while (i < text.Length && char.IsLetter(text[i]))
                    i++;
                profiles.Words++;
                if (i - start > LongestWord)
                    continue;

                var length = text[start..i].ToLowerInvariant(lower);
                if (lookup.TryGetValue(lower[..length], out var word, out var languages))
                    profiles.Add(word, languages);
            }
        }

        return profiles;
    }

    /// <summary>The language that the parser reads and that knows the most words, with how many.</summary>
    public (string Language, int Hits) BestSupported() => Best(isSupported: true) is var best and >= 0 ? (LazyData.Value.Languages[best], _hits[best]) : ("", 0);

    /// <summary>
    /// The language that the parser does not read and that knows the most words: how many, how many of them no language
    /// that it reads knows, and how many different ones these are.
    /// </summary>
    public (string Language, int Hits, int Own, int DistinctOwn) BestOther() =>
        Best(isSupported: false) is var best and >= 0 ? (LazyData.Value.Languages[best], _hits[best], _own[best], _distinct[best].Count) : ("", 0, 0, 0);

    private void Add(string word, ulong languages)
    {
        var isOwn = (languages & ((1ul << Supported.Length) - 1)) == 0;
        for (var i = 0; i < _hits.Length; i++)
        {
            if ((languages & (1ul << i)) == 0)
                continue;
            _hits[i]++;
            if (isOwn)
            {
                _own[i]++;
                _distinct[i].Add(word);
            }
        }
    }

    private int Best(bool isSupported)
    {
        var best = -1;
        for (var i = isSupported ? 0 : Supported.Length; i < (isSupported ? Supported.Length : _hits.Length); i++)
        {
            if (_hits[i] > (best < 0 ? 0 : _hits[best]))
                best = i;
        }

        return best;
    }

    private static (string[] Languages, Dictionary<string, ulong> Words) Load()
    {
        var rows = LexiconFile.Read("language-profiles").ToList();
        string[] languages = [.. Supported, .. rows.Select(row => row.Key).Except(Supported, StringComparer.Ordinal)];
        var words = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var (language, phrases) in rows)
        {
            foreach (var word in phrases)
                words[word] = words.GetValueOrDefault(word) | (1ul << Array.IndexOf(languages, language));
        }

        return (languages, words);
    }
}
