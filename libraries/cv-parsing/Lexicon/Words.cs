using System.Collections.Frozen;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Lexicon;

/// <summary>What a word says of a job title.</summary>
internal enum TitleWord
{
    Noun,
    Rank,
}

/// <summary>What a word says of an employer.</summary>
internal enum OrganisationWord
{
    LegalForm,
    Kind,
}

/// <summary>What a word says of a place.</summary>
internal enum PlaceWord
{
    Country,
    Region,
    City,
    Remote,
}

/// <summary>The word lists, each read once when first asked for.</summary>
internal static class Words
{
    private static readonly Lazy<FrozenDictionary<string, SectionKind>> LazyHeadings = new(() => ByKey("headings", Enum.Parse<SectionKind>));
    private static readonly Lazy<IReadOnlyList<(SectionKind Kind, string[] Stems)>> LazyHeadingStems = new(() => [.. LexiconFile.Read("heading-stems")
        .Select(row => (Enum.Parse<SectionKind>(row.Key, ignoreCase: true), Array.ConvertAll(row.Phrases, phrase => Folding.Fold(phrase))))]);

    private static readonly Lazy<FrozenDictionary<string, FieldRole>> LazyLabels = new(() => ByKey("labels", Enum.Parse<FieldRole>));
    private static readonly Lazy<PhraseTrie<TitleWord>> LazyTitles = new(() => Trie("titles", key => key switch
    {
        "noun" => TitleWord.Noun,
        "rank" => TitleWord.Rank,
        _ => (TitleWord?)null,
    }));

    private static readonly Lazy<string[]> LazyTitleSuffixes = new(() => [.. Phrases("titles", "suffix").Select(p => Folding.Fold(p)).Distinct(StringComparer.Ordinal)]);
    private static readonly Lazy<PhraseTrie<OrganisationWord>> LazyOrganisations = new(() => Trie("organisations", key => key switch
    {
        "legal" => OrganisationWord.LegalForm,
        "word" => OrganisationWord.Kind,
        _ => (OrganisationWord?)null,
    }));

    private static readonly Lazy<FrozenSet<string>> LazyBeforeEmployer = new(() => Phrases("organisations", "before").Select(p => Folding.Fold(p)).ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<FrozenSet<string>> LazyMaybeBeforeEmployer = new(() => Phrases("organisations", "maybe").Select(p => Folding.Fold(p)).ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<PhraseTrie<bool>> LazyInstitutions = new(() => Trie<bool>("institutions", key => key is "word" ? true : null));
    private static readonly Lazy<FrozenSet<string>> LazyInstitutionNames = new(() => Phrases("institutions", "name").Select(p => Folding.Key(p)).ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<string[]> LazyInstitutionSuffixes = new(() => [.. Phrases("institutions", "suffix").Select(p => Folding.Fold(p)).Distinct(StringComparer.Ordinal)]);
    private static readonly Lazy<PhraseTrie<EducationLevel>> LazyDegrees = new(() => Trie("degrees", key => Enum.TryParse<EducationLevel>(key, ignoreCase: true, out var level) ? level : (EducationLevel?)null));
    private static readonly Lazy<string[]> LazyWholeDegrees = new(() => [.. Phrases("degrees", "whole").Select(p => Folding.Fold(p)).OrderByDescending(p => p.Length)]);
    private static readonly Lazy<PhraseTrie<string>> LazyLanguages = new(() => Trie("languages"));
    private static readonly Lazy<PhraseTrie<string>> LazyLevels = new(() => Trie("language-levels"));
    private static readonly Lazy<PhraseTrie<PlaceWord>> LazyPlaces = new(() => Trie("places", key => key switch
    {
        "country" => PlaceWord.Country,
        "region" => PlaceWord.Region,
        "city" => PlaceWord.City,
        "word" => PlaceWord.Remote,
        _ => (PlaceWord?)null,
    }));

    private static readonly Lazy<FrozenSet<string>> LazyPlaceCodes = new(() => Phrases("places", "code").Select(p => p.ToUpperInvariant()).ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<FrozenSet<string>> LazyStreets = new(() => Phrases("places", "street").Select(p => Folding.Fold(p)).ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<string[]> LazyStreetSuffixes = new(() => [.. Phrases("places", "streetsuffix").Select(p => Folding.Fold(p)).Distinct(StringComparer.Ordinal)]);
    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> LazyNames = new(() => LexiconFile.Read("names")
        .ToFrozenDictionary(row => row.Key, row => row.Phrases.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal));

    private static readonly Lazy<PhraseTrie<bool>> LazyVerbs = new(() => Trie<bool>("verbs", _ => true));

    /// <summary>Kinds of section by the key of their heading.</summary>
    public static FrozenDictionary<string, SectionKind> Headings => LazyHeadings.Value;

    /// <summary>Beginnings of words in headings, folded; kinds in the order in which they win.</summary>
    public static IReadOnlyList<(SectionKind Kind, string[] Stems)> HeadingStems => LazyHeadingStems.Value;

    /// <summary>Roles by the key of their label.</summary>
    public static FrozenDictionary<string, FieldRole> Labels => LazyLabels.Value;

    public static PhraseTrie<TitleWord> Titles => LazyTitles.Value;

    /// <summary>Ends of compound words that name a job.</summary>
    public static string[] TitleSuffixes => LazyTitleSuffixes.Value;

    public static PhraseTrie<OrganisationWord> Organisations => LazyOrganisations.Value;

    /// <summary>Words that stand between a title and an employer.</summary>
    public static FrozenSet<string> BeforeEmployer => LazyBeforeEmployer.Value;

    /// <summary>Words that stand there too, but also elsewhere.</summary>
    public static FrozenSet<string> MaybeBeforeEmployer => LazyMaybeBeforeEmployer.Value;

    public static PhraseTrie<bool> Institutions => LazyInstitutions.Value;

    /// <summary>Keys of institutions known by their whole name.</summary>
    public static FrozenSet<string> InstitutionNames => LazyInstitutionNames.Value;

    public static string[] InstitutionSuffixes => LazyInstitutionSuffixes.Value;

    /// <summary>Degrees with their level.</summary>
    public static PhraseTrie<EducationLevel> Degrees => LazyDegrees.Value;

    /// <summary>Folded beginnings of degrees that go on to the end of their part; longest first.</summary>
    public static string[] WholeDegrees => LazyWholeDegrees.Value;

    /// <summary>English names of languages by what they are called.</summary>
    public static PhraseTrie<string> Languages => LazyLanguages.Value;

    /// <summary>Levels of a language by what they are called.</summary>
    public static PhraseTrie<string> Levels => LazyLevels.Value;

    public static PhraseTrie<PlaceWord> Places => LazyPlaces.Value;

    /// <summary>Words in and around names: <c>particle</c>, <c>honorific</c>, <c>credential</c>, <c>surname</c>, or <c>never</c>.</summary>
    public static FrozenSet<string> NamesOf(string kind) => LazyNames.Value[kind];

    /// <summary>Codes of countries and states in capitals.</summary>
    public static FrozenSet<string> PlaceCodes => LazyPlaceCodes.Value;

    /// <summary>Folded words of streets and flats.</summary>
    public static FrozenSet<string> Streets => LazyStreets.Value;

    /// <summary>Folded ends of names of streets.</summary>
    public static string[] StreetSuffixes => LazyStreetSuffixes.Value;

    /// <summary>First words of accounts of work.</summary>
    public static PhraseTrie<bool> Verbs => LazyVerbs.Value;

    private delegate T ParseEnum<out T>(string value, bool ignoreCase);

    private static FrozenDictionary<string, T> ByKey<T>(string file, ParseEnum<T> parse)
        where T : struct, Enum
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in LexiconFile.Read(file))
        {
            var value = parse(row.Key, true);
            foreach (var phrase in row.Phrases)
                entries.TryAdd(Folding.Key(phrase), value);
        }

        return entries.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Phrases(string file, string key) =>
        LexiconFile.Read(file).Where(row => string.Equals(row.Key, key, StringComparison.Ordinal)).SelectMany(row => row.Phrases);

    private static PhraseTrie<T> Trie<T>(string file, Func<string, T?> valueOf)
        where T : struct
    {
        var trie = new PhraseTrie<T>();
        foreach (var row in LexiconFile.Read(file))
        {
            if (valueOf(row.Key) is not { } value)
                continue;
            foreach (var phrase in row.Phrases)
                trie.TryAdd(phrase, value);
        }

        return trie;
    }

    private static PhraseTrie<string> Trie(string file)
    {
        var trie = new PhraseTrie<string>();
        foreach (var row in LexiconFile.Read(file))
        {
            foreach (var phrase in row.Phrases)
                trie.TryAdd(phrase, row.Key);
        }

        return trie;
    }
}
