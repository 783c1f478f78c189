using System.Collections.Frozen;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Redaction;

/// <summary>
/// Words for an occupation that tell the gender of who has it ("waitress", "Krankenschwester", "directora"), and the one word
/// that stands for both forms.
/// </summary>
internal static class GenderedWords
{
    private const int ShortestSuffix = 4;

    /// <summary>Endings of women's forms and of the men's forms beside them, in German, French, Spanish, Italian, Polish, Dutch and Portuguese.</summary>
    private static readonly (string Female, string Male)[] Endings =
    [
        ("in", ""), ("frau", "mann"), ("euse", "eur"), ("rice", "eur"), ("iere", "ier"), ("ere", "er"), ("ienne", "ien"), ("ee", "e"), ("esse", "e"),
        ("trice", "tore"), ("essa", "e"), ("a", "o"), ("a", "e"), ("a", ""), ("a", "y"), ("ka", ""), ("ka", "a"), ("ka", "z"), ("czka", "k"), ("e", ""), ("ster", "er"),
    ];

    /// <summary>Forms that other languages use for men and English for everybody.</summary>
    private static readonly FrozenSet<string> AlsoEnglish = FrozenSet.ToFrozenSet(
        ["manager", "designer", "director", "consultant", "assistant", "trainer", "architect", "administrator", "supervisor", "inspector", "auditor", "instructor", "editor",
         "professor", "doctor", "operator", "tutor", "monitor", "agent", "controller", "docent", "adjoint", "chef", "commercial", "referent", "jurist", "redactor"],
        StringComparer.Ordinal);

    private static readonly Lazy<FrozenDictionary<string, string>> LazyForms = new(Build);
    private static readonly Lazy<FrozenSet<string>> LazyTitles = new(() => Titles("noun"));
    private static readonly Lazy<(FrozenSet<string> All, int Longest)> LazyPairedSuffixes = new(() =>
    {
        var suffixes = Titles("suffix");
        var paired = suffixes.Where(suffix => suffix.Length >= ShortestSuffix && suffixes.Contains(suffix + "in")).ToFrozenSet(StringComparer.Ordinal);
        return (paired, paired.Max(suffix => suffix.Length));
    });

    /// <summary>The word that stands for both forms, never longer than the word itself; null when the word tells no gender.</summary>
    /// <param name="folded">A word, folded.</param>
    /// <param name="inEnglish">Whether the text around it is English, where "director" is anybody.</param>
    public static string? Neutral(ReadOnlySpan<char> folded, bool inEnglish)
    {
        if (folded.Length < 4)
            return null;
        if (LazyForms.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var form))
            return inEnglish && AlsoEnglish.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded) ? null : form;

        // German compounds: "Softwareentwicklerin".
        if (folded.Length < 8)
            return null;
        var (suffixes, longest) = LazyPairedSuffixes.Value;
        var known = suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        var isFemale = folded.EndsWith("in", StringComparison.Ordinal);
        for (var length = Math.Min(longest, folded.Length - 1); length >= ShortestSuffix; length--)
        {
            if (isFemale && folded.Length > length + 2 && known.Contains(folded[^(length + 2)..^2]))
                return folded[..^2].ToString();
            if (known.TryGetValue(folded[^length..], out var suffix) && !(inEnglish && AlsoEnglish.Contains(suffix)))
                return folded.ToString();
        }

        if (folded.Length > 8 && (folded.EndsWith("kauffrau", StringComparison.Ordinal) || folded.EndsWith("fachfrau", StringComparison.Ordinal)))
            return string.Concat(folded[..^4], "mann");
        return folded.Length > 8 && (folded.EndsWith("kaufmann", StringComparison.Ordinal) || folded.EndsWith("fachmann", StringComparison.Ordinal)) ? folded.ToString() : null;
    }

    private static FrozenDictionary<string, string> Build()
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataFile.Read("gendered"))
        {
            string[] all = [Folding.Fold(row.Key), .. row.Phrases.Select(phrase => Folding.Fold(phrase))];
            var shortest = all.MinBy(word => word.Length)!;
            foreach (var word in all)
                forms.TryAdd(word, shortest);
        }

        var titles = LazyTitles.Value;
        foreach (var female in titles.Order(StringComparer.Ordinal))
        {
            foreach (var (ending, replacement) in Endings)
            {
                if (!female.EndsWith(ending, StringComparison.Ordinal) || female.Length - ending.Length < 3)
                    continue;
                var male = string.Concat(female.AsSpan(0, female.Length - ending.Length), replacement);
                if (female == male || !titles.Contains(male) || forms.ContainsKey(female))
                    continue;
                var shared = forms.GetValueOrDefault(male) ?? (male.Length <= female.Length ? male : female);
                forms.TryAdd(female, shared);
                forms.TryAdd(male, shared);
                break;
            }
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Titles(string key) => LexiconFile.Read("titles")
        .Where(row => string.Equals(row.Key, key, StringComparison.Ordinal))
        .SelectMany(row => row.Phrases)
        .Select(phrase => Folding.Fold(phrase))
        .Where(phrase => !phrase.Contains(' ', StringComparison.Ordinal))
        .ToFrozenSet(StringComparer.Ordinal);
}
