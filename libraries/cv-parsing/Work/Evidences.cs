using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Work;

/// <summary>What the words of a text say for its being a job title or an employer.</summary>
internal static class Evidences
{
    /// <summary>3 and more with a word that names a job, 1.5 with one of rank alone.</summary>
    public static double Title(Segment part)
    {
        if (part.Role == FieldRole.Title)
            return 10;

        var (nouns, ranks, last) = (0, 0, 0);
        foreach (var match in Words.Titles.FindAll(part.Folded))
        {
            if (match.Value == TitleWord.Noun)
            {
                nouns++;
                last = Math.Max(last, match.End);
            }
            else
            {
                ranks++;
            }
        }

        if (nouns == 0 && HasSuffix(part.Folded, Words.TitleSuffixes))
            nouns = 1;

        var score = (nouns > 0 ? 3 : 0) + (ranks > 0 ? 1.5 : 0);
        if (last > 0 && last >= part.Length - 1)
            score += 0.5;
        if (part.Folded.Contains("m/w", StringComparison.Ordinal) || part.Folded.Contains("f/m", StringComparison.Ordinal) || part.Folded.Contains("h/f", StringComparison.Ordinal))
            score += 2;
        if (score > 0 && HasLegalForm(part))
            score -= 3;
        if (part.CountWords() > 9)
            score -= 2;
        return score;
    }

    /// <summary>4 with a legal form at the end, 2 with a word that names a kind of organisation.</summary>
    public static double Company(Segment part)
    {
        if (part.Role == FieldRole.Company)
            return 10;
        if (HasLegalForm(part))
            return 4;

        return Words.Organisations.FindAll(part.Folded).Exists(match => match.Value == OrganisationWord.Kind) || HasSuffix(part.Folded, Words.InstitutionSuffixes) ? 2 : 0;
    }

    /// <summary>Whether a text has a word with one of the endings.</summary>
    public static bool HasSuffix(ReadOnlySpan<char> folded, string[] suffixes)
    {
        foreach (var token in Tokens.Split(folded))
        {
            var word = folded.Slice(token.Start, token.Length);
            if (word.Length < 7)
                continue;
            foreach (var suffix in suffixes)
            {
                if (word.Length > suffix.Length && word.EndsWith(suffix, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a legal form ends the text, in capitals or with its dots: "Ferrum GmbH", "Ferrum S.L.".</summary>
    private static bool HasLegalForm(Segment part)
    {
        foreach (var match in Words.Organisations.FindAll(part.Folded, acrossBreaks: true))
        {
            if (match.Value != OrganisationWord.LegalForm || match.Start == 0)
                continue;
            var text = part.Span[match.Start..match.End];
            var isWritten = char.IsUpper(text[0]) || text.Contains('.') || (match.End < part.Length && part.Span[match.End] == '.') || text is "mbH" or "e.V" || text.StartsWith("s.r.o");
            var atEnd = part.Length - match.End <= 2 || part.Span[match.End] is ',' or '(' || (match.End + 1 < part.Length && part.Span[match.End + 1] is '&' or '(' or '-' or '–');
            if (isWritten && atEnd)
                return true;
        }

        return false;
    }
}
