using System.Text.RegularExpressions;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Redaction;

/// <summary>
/// Strips from the lines of a CV what may not be judged. A line that is nothing but such a thing is dropped; within a sentence it is
/// masked, character for character, so that what is left stands where it stood.
/// </summary>
internal sealed partial class Redactor
{
    /// <summary>Stands for a masked character: it ends phrases, and no CV holds it.</summary>
    public const char Mask = '|';

    private const int LongestLabel = 40;

    private readonly string[][] _names;
    private readonly string[] _places;
    private readonly bool _inEnglish;
    private readonly Func<string, bool> _isWordOfWork;

    /// <summary>For one CV.</summary>
    /// <param name="cv">Tells the name and place of residence.</param>
    /// <param name="inEnglish">Whether the CV is written in English.</param>
    /// <param name="isWordOfWork">Whether a folded word names a skill or an occupation: "Ruby" and "Baker" are names only beside the rest of a name.</param>
    public Redactor(ParsedCv cv, bool inEnglish, Func<string, bool> isWordOfWork)
    {
        _inEnglish = inEnglish;
        _isWordOfWork = isWordOfWork;
        _names = cv.Name is { } name ? NamesOf(name) : [];
        _places = cv.Location is { } place ? [.. new[] { Folding.Fold(place.Value), Folding.Fold(place.Evidence.Quote) }.Where(text => text.Length > 2).Distinct(StringComparer.Ordinal)] : [];
    }

    /// <summary>Whether a line is nothing but what may not be judged, such as "Date of birth: 3 May 1990".</summary>
    public static bool IsPrivate(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is > 0 and <= LongestLabel && ProtectedWords.Labels.Contains(Folding.Key(text.AsSpan(0, colon))))
            return true;
        if (text.Length <= LongestLabel && ProtectedWords.Labels.Contains(Folding.Key(text)))
            return true;

        // "Born 3 May 1990 in Lyon", "geb. 03.05.1990": a label, and a date or a word or two, without a colon.
        var folded = Folding.Fold(text);
        return Birth().IsMatch(folded);
    }

    /// <summary>The folded line with masks, and with one word for both genders of an occupation. As long as the line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="withoutPlaces">Whether to mask the place of residence too.</param>
    /// <param name="hidden">Gets the stretches that may not be quoted, in order.</param>
    /// <param name="withoutDates">Whether to mask dates too: the year of a degree tells an age.</param>
    public string Redact(string text, bool withoutPlaces, List<(int Start, int End)> hidden, bool withoutDates = false)
    {
        var folded = Folding.FoldToArray(text);
        if (withoutDates)
        {
            foreach (var date in DateRanges.Find(folded))
                folded.AsSpan(date.From, date.To - date.From).Fill(Mask);
        }

        MaskContacts(text, folded);
        MaskNames(text, folded);
        if (withoutPlaces)
            MaskPlaces(text, folded);
        MaskAges(folded);
        var tokens = Tokens.Split(folded);
        if (MaskWords(text, folded, tokens))
            tokens = Tokens.Split(folded);
        for (var i = 0; i < folded.Length;)
        {
            if (folded[i] != Mask)
            {
                i++;
                continue;
            }

            var start = i;
            while (i < folded.Length && folded[i] == Mask)
                i++;
            if (text.AsSpan(start, i - start).IndexOfAnyExcept('|') >= 0)
                hidden.Add((start, i));
        }

        NeutralizeTitles(folded, tokens, hidden);
        hidden.Sort();
        return new string(folded);
    }

    /// <summary>As it was read and as it stands in the CV, once when both are the same.</summary>
    private static string[][] NamesOf(Found<string> name)
    {
        var (value, quote) = (WordsOf(name.Value), WordsOf(name.Evidence.Quote));
        return value.SequenceEqual(quote, StringComparer.Ordinal) ? [value] : [value, quote];
    }

    private static string[] WordsOf(string name)
    {
        var folded = Folding.Fold(name);
        return [.. Tokens.Split(folded).Select(token => folded.Substring(token.Start, token.Length))];
    }

    private static void MaskContacts(string text, char[] folded)
    {
        if (!text.AsSpan().ContainsAny('@', '/') && !text.Contains("www.", StringComparison.OrdinalIgnoreCase) && text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return;
        foreach (var match in Contact().EnumerateMatches(text))
            folded.AsSpan(match.Index, match.Length).Fill(Mask);
    }

    /// <summary>The whole name wherever it stands; a single word of it where it can be nothing else.</summary>
    private void MaskNames(string text, char[] folded)
    {
        foreach (var name in _names)
        {
            if (!Array.Exists(name, word => folded.AsSpan().IndexOf(word) >= 0))
                continue;
            var tokens = Tokens.Split(folded);
            for (var i = 0; i < tokens.Count; i++)
            {
                var run = 0;
                while (i + run < tokens.Count && Array.Exists(name, word => Is(folded, tokens[i + run], word)))
                    run++;
                if (run == 0)
                    continue;

                var isWhole = run >= 2;
                for (var t = i; t < i + run; t++)
                {
                    if (isWhole || IsNameAlone(text, folded, tokens, t))
                        folded.AsSpan(tokens[t].Start, tokens[t].Length).Fill(Mask);
                }

                i += run - 1;
            }
        }
    }

    private bool IsNameAlone(string text, char[] folded, List<Token> tokens, int at)
    {
        var token = tokens[at];
        var word = new string(folded, token.Start, token.Length);
        if (word.Length < 3 || !char.IsUpper(text[token.Start]))
            return false;
        if (token.End + 1 < text.Length && text[token.End] is '\'' or '’' && text[token.End + 1] is 's' or 'S')
            return true;
        if (!_isWordOfWork(word) || (at > 0 && ProtectedWords.Honorifics.LongestAt(folded, tokens, at - 1) is not null))
            return true;
        return NameAsSubject().IsMatch(new string(folded, token.End, Math.Min(12, folded.Length - token.End)))
            || (at + 1 < tokens.Count && Words.Verbs.LongestAt(folded, tokens, at + 1) is not null);
    }

    private void MaskPlaces(string text, char[] folded)
    {
        foreach (var place in _places)
        {
            for (var at = folded.AsSpan().IndexOf(place); at >= 0;)
            {
                folded.AsSpan(at, place.Length).Fill(Mask);
                var next = folded.AsSpan(at + place.Length).IndexOf(place);
                at = next < 0 ? -1 : at + place.Length + next;
            }
        }

        foreach (var match in Residence().EnumerateMatches(text))
            folded.AsSpan(match.Index, match.Length).Fill(Mask);
    }

    private static void MaskAges(char[] folded)
    {
        if (folded.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return;
        foreach (var match in Age().EnumerateMatches(folded))
            folded.AsSpan(match.Index, match.Length).Fill(Mask);
    }

    /// <summary>Whether anything was masked.</summary>
    private static bool MaskWords(string text, char[] folded, List<Token> tokens)
    {
        var hasMasked = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (ProtectedWords.Masked.LongestAt(folded, tokens, i) is { } match)
            {
                // Abbreviations in capitals are none of these: "HIS", "MS SQL".
                var word = text.AsSpan(match.Start, match.End - match.Start);
                var isAbbreviation = word.Length <= 4 && word.IndexOfAnyInRange('a', 'z') < 0 && text.AsSpan().IndexOfAnyInRange('a', 'z') >= 0;
                var isTitle = word.Length <= 4 && match.TokenCount == 1 && IsHonorificLike(word) && !(i + 1 < tokens.Count && char.IsUpper(text[tokens[i + 1].Start]) && text[match.End..tokens[i + 1].Start] is " " or ". ");
                if (!isAbbreviation && !isTitle)
                {
                    folded.AsSpan(match.Start, match.End - match.Start).Fill(Mask);
                    hasMasked = true;
                    i += match.TokenCount - 1;
                    continue;
                }
            }

            if (Words.Languages.LongestAt(folded, tokens, i) is null && Words.Places.LongestAt(folded, tokens, i) is null)
                continue;
            if (i + 1 < tokens.Count && ProtectedWords.NationWords.LongestAt(folded, tokens, i + 1) is { } nation)
                folded.AsSpan(tokens[i].Start, nation.End - tokens[i].Start).Fill(Mask);
            else if (i > 0 && ProtectedWords.NationWords.LongestAt(folded, tokens, i - 1) is not null)
                folded.AsSpan(tokens[i - 1].Start, tokens[i].End - tokens[i - 1].Start).Fill(Mask);
            else
                continue;
            hasMasked = true;
        }

        return hasMasked;
    }

    /// <summary>Short words that are forms of address only in front of a name: "ms" is also a degree and a maker of software, "pan" a tool of cooks.</summary>
    private static bool IsHonorificLike(ReadOnlySpan<char> word) =>
        word.Equals("ms", StringComparison.OrdinalIgnoreCase) || word.Equals("don", StringComparison.OrdinalIgnoreCase) || word.Equals("pan", StringComparison.OrdinalIgnoreCase)
        || word.Equals("sig", StringComparison.OrdinalIgnoreCase) || word.Equals("sr", StringComparison.OrdinalIgnoreCase) || word.Equals("sir", StringComparison.OrdinalIgnoreCase);

    private void NeutralizeTitles(char[] folded, List<Token> tokens, List<(int Start, int End)> hidden)
    {
        // One title of another language tells the language of the line: then "commercial" beside it is no English word.
        if (_inEnglish && !tokens.Exists(token => GenderedWords.Neutral(folded.AsSpan(token.Start, token.Length), inEnglish: true) is not null))
            return;
        foreach (var token in tokens)
        {
            if (GenderedWords.Neutral(folded.AsSpan(token.Start, token.Length), inEnglish: false) is not { } neutral)
                continue;
            hidden.Add((token.Start, token.End));
            folded.AsSpan(token.Start, token.Length).Fill(' ');
            neutral.CopyTo(0, folded, token.Start, neutral.Length);
        }
    }

    private static bool Is(char[] folded, Token token, string word) => folded.AsSpan(token.Start, token.Length).SequenceEqual(word);

    [GeneratedRegex(@"[^\s@|,;<>()]+@[^\s@|,;<>()]+|https?://[^\s|,;<>()]+|www\.[^\s|,;<>()]+|\b[a-z0-9-]+\.(com|net|org|io|dev|me|de|fr|es|it|nl|pl|pt|uk|eu)/[^\s|,;<>()]*|\+\d[\d ()./-]{6,}\d|\b0\d[\d ()./-]{6,}\d",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b(aged? (of )?\d{2}|age: ?\d{2}|\d{2}[ -]?years?[ -]?old|\d{2}[ -]?yo|\d{2} jahre alt|\d{2}-jahrige[rn]?|\d{2} ans,|agee? de \d{2} ans|de \d{2} anos de edad|\d{2} anni di eta|\d{2} jaar oud|born (on |in )?[a-z0-9 ,./]{4,20}\d{2}|geboren am [0-9. ]+\d|\bgeb\. [0-9. ]+\d|nee? le [a-z0-9 ./]+\d|nacid[oa] el [a-z0-9 ./]+\d|nat[oa] il [a-z0-9 ./]+\d)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Age();

    [GeneratedRegex(@"^\W*((born|geboren|geb\.?|nee? le|nacid[oa]|nat[oa] (a|il)|geboren op|urodzon[ya]|nascid[oa])\b.{0,32}\d.{0,16}|(nationality|citizenship|marital status|date of birth|dob|familienstand|staatsangehorigkeit|nationalite|situation familiale|estado civil|nacionalidad|stato civile|nazionalita|burgerlijke staat|nationaliteit|stan cywilny)\b.{0,40})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Birth();

    [GeneratedRegex(@"\b(?i:based in|living in|residing in|resident of|located in|i live in|wohnhaft in|lebe in|résidant à|habite à|residente en|vivo en|residente a|abito a|woonachtig in|mieszkam w|moro em) (\p{Lu}[\p{L}'’-]*,? ?){1,4}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Residence();

    [GeneratedRegex("^ (has|is|was|had|leads|brings|took|takes|works|holds|joined|hat|ist|war|leitete|a |est|ha |es |tiene|heeft|jest)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NameAsSubject();
}
