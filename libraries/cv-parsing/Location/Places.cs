using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Location;

/// <summary>Tells places from their words.</summary>
internal static class Places
{
    /// <summary>
    /// How surely a text is a place: 0 not at all, 1 a known city, region or country, or something with a country's or
    /// state's code behind it.
    /// </summary>
    public static double Likelihood(ReadOnlySpan<char> text)
    {
        text = text.Trim(" ,.()");
        if (text.Length is 0 or > 60)
            return 0;
        if (IsKnown(text))
            return 1;

        var comma = text.LastIndexOf(',');
        if (comma > 0)
        {
            var last = text[(comma + 1)..].Trim(" .()");
            if (LooksLikeName(text[..comma].Trim()) && (IsKnown(last) || IsCode(last)))
                return 0.9;
        }

        var bracket = text.LastIndexOf('(');
        if (bracket > 0 && (IsCode(text[(bracket + 1)..].Trim(" )")) || IsKnown(text[(bracket + 1)..].Trim(" )"))))
            return LooksLikeName(text[..bracket].Trim(" ,")) ? 0.9 : 0;

        return 0;
    }

    /// <summary>Whether the whole text is a known city, region or country, or says "remote".</summary>
    public static bool IsKnown(ReadOnlySpan<char> text) => text.Length is > 0 and <= 60 && Words.Places.TryGet(Folding.Fold(text), out _);

    /// <summary>Whether the whole text names a country or a region.</summary>
    public static bool IsCountry(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 60 && Words.Places.TryGet(Folding.Fold(text), out var word) && word is PlaceWord.Country or PlaceWord.Region;

    public static bool IsCode(ReadOnlySpan<char> text) =>
        text.Length is 2 or 3 && char.IsAsciiLetterUpper(text[0]) && Words.PlaceCodes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>Whether a text is made as names of places are: one to five words, capital at its start, letters only.</summary>
    public static bool LooksLikeName(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 45 || !char.IsUpper(text[0]))
            return false;

        var words = 1;
        foreach (var c in text)
        {
            if (c == ' ')
                words++;
            else if (!char.IsLetter(c) && c is not ('-' or '\'' or '’' or '.' or ',' or '/'))
                return false;
        }

        return words <= 6;
    }
}
