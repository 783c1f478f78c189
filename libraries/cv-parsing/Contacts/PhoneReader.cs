using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Contacts;

/// <summary>
/// Phone numbers. Every run of digits and the marks between them that could be one is weighed by what stands around it:
/// a sign, a label, the place in the CV; dates, amounts and identifiers fall out.
/// </summary>
internal static class PhoneReader
{
    private const double Enough = 3;
    private const double GuessedCountry = 0.8;
    private const int LongestLabel = 24;

    private static readonly Lazy<string[]> LazyLabels = new(() => WordsOf("label"));
    private static readonly Lazy<string[]> LazyIdentifiers = new(() => WordsOf("identifier"));

    private readonly record struct Candidate(string Raw, string Digits, double Confidence, double Score, Evidence Evidence);

    /// <summary>The numbers, the person's own first, each with its international form where its country can be told.</summary>
    /// <param name="sections">The CV.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="links">The links of the document.</param>
    /// <param name="location">Where the person lives, as read.</param>
    /// <param name="language">The language of the CV.</param>
    public static List<Found<Phone>> Read(
        IReadOnlyList<Section> sections, IReadOnlyList<CvLine> lines, IReadOnlyList<DocumentLink> links, string? location, string? language)
    {
        var found = new List<Candidate>();
        foreach (var link in links)
        {
            if (link.Target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
                AddLink(link, lines, found);
        }

        foreach (var section in sections)
        {
            foreach (var segment in section.Segments)
                ReadSegment(segment, section.Kind, found);
        }

        var countries = PhonePlaces.Of(location);
        return [.. found.OrderByDescending(item => item.Score).Select(item => Normalised(item, countries, language))];
    }

    private static Found<Phone> Normalised(Candidate candidate, IReadOnlyList<string> countries, string? language)
    {
        var phone = PhoneNumbers.Normalise(candidate.Raw, countries, language);
        var confidence = phone.Basis == PhoneBasis.Language ? candidate.Confidence * GuessedCountry : candidate.Confidence;
        return new Found<Phone>(phone, confidence, candidate.Evidence);
    }

    private static void AddLink(DocumentLink link, IReadOnlyList<CvLine> lines, List<Candidate> found)
    {
        var number = Uri.UnescapeDataString(link.Target[4..]).Trim();
        var digits = WrittenPhone.Of(number).Digits;
        if (digits.Length is < PhoneScan.FewestDigits or > PhoneScan.MostDigits)
            return;

        foreach (var line in lines)
        {
            var at = link.Text.Length > 0 ? line.Text.IndexOf(link.Text, StringComparison.Ordinal) : -1;
            if (at < 0)
                continue;
            var written = WrittenPhone.DigitsOf(link.Text).Length >= PhoneScan.FewestDigits ? link.Text : number;
            found.Add(new Candidate(written, digits, 0.97, 9, line.Evidence(at, at + link.Text.Length)));
            return;
        }

        found.Add(new Candidate(number, digits, 0.9, 5, Evidence.Of(link)));
    }

    private static void ReadSegment(Segment segment, SectionKind section, List<Candidate> found)
    {
        var text = segment.Span;
        for (var i = 0; i < text.Length; i++)
        {
            if (!PhoneScan.BeginsAt(text, i))
            {
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i + 1]))
                    i++;
                continue;
            }

            var end = PhoneScan.End(text, i);
            if (PhoneScan.IsPlausible(text, i, end))
            {
                var part = segment.Slice(i, end);
                var digits = WrittenPhone.Of(part.Text).Digits;
                var score = Score(segment, section, i, end, digits);
                if (score >= Enough && !found.Exists(item => SameNumber(item.Digits, digits)))
                    found.Add(new Candidate(part.Text, digits, Math.Min(0.97, 0.55 + score * 0.05), score, part.Evidence));
            }

            i = Math.Max(i, end - 1);
        }
    }

    private static double Score(Segment segment, SectionKind section, int start, int end, string digits)
    {
        var text = segment.Span;
        var score = section switch
        {
            SectionKind.Header or SectionKind.Contact => 3,
            SectionKind.References => -2,
            SectionKind.Work or SectionKind.Education or SectionKind.Projects or SectionKind.Publications or SectionKind.Certifications => -1,
            _ => 0.5,
        };
        if (text[start] == '+' || text[start..].StartsWith("(+") || digits.StartsWith("00", StringComparison.Ordinal))
            score += 3;
        if (segment.Role == FieldRole.Phone || EndsWithAny(segment.Folded[..start], LazyLabels.Value))
            score += 4;
        else if (EndsWithAny(segment.Folded[..start], LazyIdentifiers.Value))
            score -= 6;
        else if (segment.Role is not FieldRole.None and not FieldRole.Location)
            score -= 2;
        if (digits.Length is >= 9 and <= 13)
            score += 1;
        if (text[start] is '(' or '0')
            score += 0.5;
        if (digits.Length == end - start && digits.Length < 9 && text[start] != '0')
            score -= 1.5;
        return score;
    }

    /// <summary>Whether one of the words stands directly before a number.</summary>
    private static bool EndsWithAny(ReadOnlySpan<char> before, string[] words)
    {
        before = before.TrimEnd(" .:()/-#");
        if (before.Length > LongestLabel)
            before = before[^LongestLabel..];
        foreach (var word in words)
        {
            if (before.EndsWith(word, StringComparison.Ordinal) && (before.Length == word.Length || !char.IsLetterOrDigit(before[^(word.Length + 1)])))
                return true;
        }

        return false;
    }

    private static string[] WordsOf(string kind) =>
        [.. LexiconFile.Read("phone-words").Where(row => row.Key == kind).SelectMany(row => row.Phrases).Select(word => Folding.Fold(word))];

    private static bool SameNumber(string a, string b)
    {
        var (x, y) = (a.TrimStart('0'), b.TrimStart('0'));
        return x.EndsWith(y, StringComparison.Ordinal) || y.EndsWith(x, StringComparison.Ordinal);
    }
}
