using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Location;

/// <summary>Finds the place in an address, and leaves street, house number, flat and postal code out.</summary>
internal static class Address
{
    private const int LongestSuffix = 14;

    /// <summary>City, or city and country; the text as it is when nothing would be left.</summary>
    public static string PlaceOf(string text)
    {
        var kept = new List<string>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var place = WithoutPostalCode(part);
            if (place.Length > 0 && (place.Length == part.Length || !IsStreet(part, place)) && !HasStreetWord(place, isWhole: place.Length == part.Length))
                kept.Add(place);
        }

        return kept.Count == 0 ? text : string.Join(", ", kept);
    }

    /// <summary>Whether a text has a street, a flat or a postal code in it.</summary>
    public static bool HasStreetOrCode(ReadOnlySpan<char> text)
    {
        foreach (var part in text.ToString().Split(','))
        {
            var place = WithoutPostalCode(part.Trim());
            if (place.Length > 0 && (place.Length != part.Trim().Length || HasStreetWord(place, isWhole: true)))
                return true;
        }

        return false;
    }

    /// <summary>Without "(AP)", " - PR" or "/RS" behind a city: the short name of its province.</summary>
    public static ReadOnlySpan<char> WithoutProvince(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var bracket = text.LastIndexOf('(');
        if (bracket > 1 && text[^1] == ')' && text.Length - bracket <= LongestSuffix)
            return text[..bracket].Trim();

        foreach (var mark in (ReadOnlySpan<string>)[" - ", "/", " – "])
        {
            var at = text.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > 1 && text.Length - at - mark.Length is 2 or 3 && IsUpper(text[(at + mark.Length)..]))
                return text[..at].Trim();
        }

        return text;
    }

    private static bool IsUpper(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsUpper(c))
                return false;
        }

        return text.Length > 0;
    }

    /// <summary>
    /// Of a part with digits: codes before a city have four digits or letters among them ("98402 Geelong", "LS6 2AB Leeds"),
    /// numbers of houses have fewer or stand behind the street.
    /// </summary>
    private static bool IsStreet(string part, string place)
    {
        var code = part.AsSpan(0, Math.Max(0, part.IndexOf(place, StringComparison.Ordinal)));
        var (digits, letters) = (0, 0);
        foreach (var c in code)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }

        return digits switch
        {
            0 => !HasCodeBehind(part, place),
            // No number of a house begins with 0.
            < 4 => letters == 0 && code[0] != '0',
            _ => false,
        };
    }

    /// <summary>"Singapore 238801", "TX 78701", "London N1 9GU": a code behind a city, other than the number of a house.</summary>
    private static bool HasCodeBehind(string part, string place)
    {
        var rest = part.AsSpan(part.IndexOf(place, StringComparison.Ordinal) + place.Length);
        var (digits, letters) = (0, 0);
        foreach (var c in rest)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsAsciiLetterUpper(c) ? 1 : 0;
        }

        return digits >= 4 || (digits >= 1 && letters >= 2);
    }

    private static string WithoutPostalCode(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = new List<string>(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            var isCode = words[i].Any(char.IsAsciiDigit);
            // "7311 AB Apeldoorn": the letters of a Dutch code stand apart.
            var isCodeLetters = i > 0 && words[i].Length == 2 && words[i].All(char.IsAsciiLetterUpper) && words[i - 1].Length == 4 && words[i - 1].All(char.IsAsciiDigit);
            if (!isCode && !isCodeLetters)
                kept.Add(words[i]);
        }

        return string.Join(' ', kept).Trim(' ', '-', '–', '/', '.');
    }

    private static bool HasStreetWord(string place, bool isWhole)
    {
        var folded = Folding.Fold(place);
        var streets = Words.Streets.GetAlternateLookup<ReadOnlySpan<char>>();
        var tokens = Tokens.Split(folded);
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = folded.AsSpan(tokens[i].Start, tokens[i].Length);
            // "St. Gallen" and "Den Haag" are no streets; a street's word stands first or last, and not alone.
            var isAtEdge = i == 0 || i == tokens.Count - 1;
            if (isAtEdge && streets.Contains(word) && !(i == 0 && word is "st" or "al" or "r" or "m" or "c" or "via" or "place" or "house" or "col" or "box" && isWhole && word is not ("via" or "r" or "c")) && tokens.Count > 1)
                return true;
            foreach (var suffix in Words.StreetSuffixes)
            {
                if (word.Length > suffix.Length + 2 && word.EndsWith(suffix, StringComparison.Ordinal) && !isWhole)
                    return true;
            }
        }

        return false;
    }
}
