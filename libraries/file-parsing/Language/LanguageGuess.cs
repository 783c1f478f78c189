using System.Collections.Frozen;

namespace Shortlist.FileParsing.Language;

/// <summary>Guesses the language of a text by the short words that every text of it is full of.</summary>
internal sealed class LanguageGuess
{
    /// <summary>Words of a language that must be met before it is believed.</summary>
    private const int Enough = 5;

    /// <summary>Words looked at: more would not change the answer.</summary>
    private const int MostWords = 20_000;

    private const int LongestWord = 6;

    private static readonly string[] Codes = ["en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da"];

    private static readonly string[] WordsOfCodes =
    [
        "the and of to in for with on at by from is are was were this that as an or not be have has your our",
        "der die das und in von mit für auf im den des ein eine zu ist bei als nicht oder sich auch dem zur zum wir sie",
        "le la les des et de du en pour dans un une sur par avec est au aux que qui pas ce ses nous vous",
        "el la los las de y en del con para por un una que se es al como su sus más no lo entre",
        "il la di e del della dei in con per un una che le gli nel alla sono al da non si come delle",
        "de het een en van in op met voor te is dat die aan zijn bij als niet ook door naar om",
        "o a os as de e do da em para com um uma no na que por se dos das ao não mais como",
        "i w z na do się nie jest oraz od dla przez po za że jak o lub przy są ze pod",
        "och i att det som en på är av för med till den har de inte om ett från eller",
        "og i at det som en på er af for med til den har de ikke om et fra eller",
    ];

    private static readonly FrozenDictionary<string, int> Languages = Build();

    private readonly int[] _hits = new int[Codes.Length];
    private int _words;

    /// <summary>The language with the most of its words met; null when hardly any were, or two tie.</summary>
    public string? Best
    {
        get
        {
            var best = Array.IndexOf(_hits, _hits.Max());
            return _hits[best] >= Enough && _hits.Count(hits => hits == _hits[best]) == 1 ? Codes[best] : null;
        }
    }

    /// <summary>Counts the words of a line.</summary>
    public void Read(string line)
    {
        if (_words >= MostWords)
            return;
        var lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LongestWord];
        foreach (var range in line.AsSpan().SplitAny(' ', '\t', ',', '.', ';', ':', '(', ')', '\'', '’'))
        {
            var word = line.AsSpan(range);
            if (word.Length is 0 or > LongestWord)
                continue;
            _words++;
            var length = word.ToLowerInvariant(lower);
            if (!lookup.TryGetValue(lower[..length], out var languages))
                continue;
            for (var language = 0; language < Codes.Length; language++)
                _hits[language] += (languages >> language) & 1;
        }
    }

    /// <summary>The words, each with a bit for every language that has it.</summary>
    private static FrozenDictionary<string, int> Build()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var language = 0; language < Codes.Length; language++)
        {
            foreach (var word in WordsOfCodes[language].Split(' '))
                words[word] = words.GetValueOrDefault(word) | (1 << language);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
