using System.Collections.Frozen;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Contacts;

/// <summary>The countries that a place may lie in, as telephone numbers need them.</summary>
internal static class PhonePlaces
{
    private const string CodeMark = "code:";

    private static readonly Lazy<(PhraseTrie<List<string>> Names, FrozenDictionary<string, List<string>> Codes)> LazyData = new(Load);

    // Where a language is at home in one country far more than in any other. English, Spanish and Portuguese are not.
    private static readonly FrozenDictionary<string, string> Homes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["de"] = "DE",
        ["es"] = "ES",
        ["fr"] = "FR",
        ["it"] = "IT",
        ["nl"] = "NL",
        ["pl"] = "PL",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The country that a CV of the language most likely comes from; null where that would be a throw of dice.</summary>
    public static string? OfLanguage(string? language) => language is null ? null : Homes.GetValueOrDefault(language);

    /// <summary>The countries that a location may mean: what stands last counts, as in "Paris, Texas" and "Valencia, Venezuela".</summary>
    public static IReadOnlyList<string> Of(string? location)
    {
        if (location is null)
            return [];

        var parts = location.Split([',', '(', ')', '|', '/', ';', '·'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (i > 0 && LazyData.Value.Codes.TryGetValue(LastWord(parts[i]), out var byCode))
                return byCode;
            if (LazyData.Value.Names.FindAll(Folding.Fold(parts[i])) is [.., var found])
                return found.Value;
        }

        return [];
    }

    private static string LastWord(string part) => part[(part.LastIndexOf(' ') + 1)..] is { Length: 2 or 3 } word && word.All(char.IsAsciiLetterUpper) ? word : "";

    private static (PhraseTrie<List<string>> Names, FrozenDictionary<string, List<string>> Codes) Load()
    {
        var byName = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var byCode = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (country, places) in LexiconFile.Read("phone-places"))
        {
            foreach (var place in places)
            {
                if (place.StartsWith(CodeMark, StringComparison.Ordinal))
                    Claim(byCode, place[CodeMark.Length..].ToUpperInvariant(), country);
                else
                    Claim(byName, Folding.Fold(place), country);
            }
        }

        var names = new PhraseTrie<List<string>>();
        foreach (var (name, countries) in byName)
            names.TryAdd(name, countries);
        return (names, byCode.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static void Claim(Dictionary<string, List<string>> claims, string place, string country)
    {
        if (!claims.TryGetValue(place, out var countries))
            claims.Add(place, countries = []);
        if (!countries.Contains(country))
            countries.Add(country);
    }
}
