using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Sections;

/// <summary>Tells which kind of section a text is the heading of, by its words alone.</summary>
internal static class HeadingReader
{
    private const int MaximumLength = 64;

    private static readonly string[] Joints = [" & ", " and ", " und ", " et ", " y ", " e ", " en ", " i ", " / ", "/", ", ", " + ", " | "];

    private static readonly HashSet<string> Qualifiers = new(StringComparer.Ordinal)
    {
        "my", "relevant", "selected", "professional", "additional", "key", "core", "other", "main", "recent", "previous", "further", "general",
        "technical", "personal", "career", "related", "current", "past", "notable", "special", "specific", "the", "a",
        "meine", "mein", "weitere", "sonstige", "berufliche", "besondere", "ausgewahlte", "relevante", "fachliche",
        "mes", "mon", "ma", "autres", "principales", "mis", "otras", "otros", "principali", "altre", "mijn", "overige", "moje", "minhas", "outras",
    };

    /// <summary>The kind, or null when the words are not those of a heading. Letter-spaced and numbered headings are read too.</summary>
    public static SectionKind? KindOf(ReadOnlySpan<char> text)
    {
        text = WithoutNumber(text.Trim());
        if (text.Length is 0 or > MaximumLength || text[^1] is '.' or ',' or ';' or '!' || !HasLetter(text))
            return null;

        return Lookup(text) ?? OfQualified(text) ?? OfJoined(text);
    }

    /// <summary>The kind that the words of an unknown heading hint at, for a line whose look says that it is a heading.</summary>
    public static SectionKind? KindByStem(ReadOnlySpan<char> folded)
    {
        (SectionKind Kind, int At)? best = null;
        foreach (var (kind, stems) in Words.HeadingStems)
        {
            if (IndexOfStem(folded, stems) is not (>= 0 and var at))
                continue;
            if (kind is not (SectionKind.Work or SectionKind.Education or SectionKind.Skills or SectionKind.Projects or SectionKind.Awards))
                return best?.Kind ?? kind;
            if (best is null || at < best.Value.At)
                best = (kind, at);
        }

        return best?.Kind;
    }

    private static int IndexOfStem(ReadOnlySpan<char> folded, string[] stems)
    {
        foreach (var token in Tokens.Split(folded))
        {
            foreach (var stem in stems)
            {
                if (folded.Slice(token.Start, token.Length).StartsWith(stem, StringComparison.Ordinal))
                    return token.Start;
            }
        }

        return -1;
    }

    private static SectionKind? Lookup(ReadOnlySpan<char> text)
    {
        Span<char> key = stackalloc char[MaximumLength];
        var length = Folding.KeyInto(text, key);
        var headings = Words.Headings.GetAlternateLookup<ReadOnlySpan<char>>();
        return length > 0 && headings.TryGetValue(key[..length], out var kind) ? kind : null;
    }

    private static SectionKind? OfQualified(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOf(' ');
        if (blank <= 0 || !Qualifiers.Contains(Folding.Fold(text[..blank])))
            return null;

        return Lookup(text[(blank + 1)..]);
    }

    /// <summary>"Education and Certificates": every part must be a heading; the first one counts.</summary>
    private static SectionKind? OfJoined(ReadOnlySpan<char> text)
    {
        foreach (var joint in Joints)
        {
            var at = text.IndexOf(joint, StringComparison.OrdinalIgnoreCase);
            if (at <= 0)
                continue;

            var first = text[..at];
            var rest = text[(at + joint.Length)..];
            if ((Lookup(first) ?? OfQualified(first)) is { } kind && (Lookup(rest) ?? OfQualified(rest) ?? OfJoined(rest)) is not null)
                return kind;
        }

        return null;
    }

    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && i < 4 && (char.IsAsciiDigit(text[i]) || text[i] is 'I' or 'V' or 'X'))
            i++;
        return i > 0 && i + 1 < text.Length && text[i] is '.' or ')' ? text[(i + 1)..].TrimStart() : text;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }
}
