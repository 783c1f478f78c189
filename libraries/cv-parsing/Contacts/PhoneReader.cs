using Shortlist.CvParsing.Dates;
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
    private const int FewestDigits = 7;
    private const int MostDigits = 15;
    private const double Enough = 3;

    public static List<Found<string>> Read(IReadOnlyList<Section> sections, IReadOnlyList<CvLine> lines, IReadOnlyList<DocumentLink> links)
    {
        var found = new List<(Found<string> Phone, string Digits, double Score)>();
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

        return [.. found.OrderByDescending(item => item.Score).Select(item => item.Phone)];
    }

    private static void AddLink(DocumentLink link, IReadOnlyList<CvLine> lines, List<(Found<string>, string, double)> found)
    {
        var number = Uri.UnescapeDataString(link.Target[4..]).Trim();
        var digits = Digits(number);
        if (digits.Length is < FewestDigits or > MostDigits)
            return;

        foreach (var line in lines)
        {
            var at = link.Text.Length > 0 ? line.Text.IndexOf(link.Text, StringComparison.Ordinal) : -1;
            if (at < 0)
                continue;
            var written = Digits(link.Text).Length >= FewestDigits ? link.Text : number;
            found.Add((new Found<string>(written, 0.97, new Evidence(line.Source.Page, line.Index, link.Text)), digits, 9));
            return;
        }

        found.Add((new Found<string>(number, 0.9, new Evidence(link.Page, Evidence.NoLine, link.Target)), digits, 5));
    }

    private static void ReadSegment(Segment segment, SectionKind section, List<(Found<string> Phone, string Digits, double Score)> found)
    {
        var text = segment.Span;
        for (var i = 0; i < text.Length; i++)
        {
            if (!(char.IsAsciiDigit(text[i]) || text[i] is '+' or '(') || (i > 0 && IsGlueBefore(text[i - 1])))
            {
                if (char.IsAsciiDigit(text[i]))
                    i = RunEnd(text, i) - 1;
                continue;
            }

            var end = CandidateEnd(text, i);
            var digits = Digits(text[i..end]);
            if (digits.Length is >= FewestDigits and <= MostDigits + 6 && IsPlausible(text, i, end, digits))
            {
                var score = Score(segment, section, i, end, digits);
                if (score >= Enough && !found.Exists(item => SameNumber(item.Digits, digits)))
                {
                    var part = segment.Slice(i, end);
                    found.Add((new Found<string>(part.Text, Math.Min(0.97, 0.55 + score * 0.05), part.Evidence), digits, score));
                }
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
        if (text[start] == '+' || digits.StartsWith("00", StringComparison.Ordinal))
            score += 3;
        if (segment.Role == FieldRole.Phone || HasLabelBefore(segment.Folded[..start]))
            score += 4;
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

    private static bool HasLabelBefore(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" .:()/-");
        if (before.Length > 24)
            before = before[^24..];
        foreach (var label in (ReadOnlySpan<string>)["tel", "phone", "telephone", "mobile", "mobil", "cell", "handy", "telefon", "telefono", "movil", "celular", "ph", "mob", "portable", "gsm", "tlf", "tfno", "whatsapp", "telefone", "t", "m", "p"])
        {
            if (before.EndsWith(label, StringComparison.Ordinal) && (before.Length == label.Length || !char.IsLetterOrDigit(before[^(label.Length + 1)])))
                return true;
        }

        return false;
    }

    private static bool IsPlausible(ReadOnlySpan<char> text, int start, int end, string digits)
    {
        if (end < text.Length && (char.IsLetter(text[end]) || text[end] is '@' or '%' or '€' or '$' or '_'))
            return false;
        if (text[start] != '+' && digits.Length == 8 && digits.Distinct().Count() < 3)
            return false;

        // A range of dates or a date is no number to call.
        if (text[start] == '+')
            return true;
        foreach (var range in DateRanges.Find(Folding.Fold(text[start..end])))
        {
            if (range.To - range.From > (end - start) / 2)
                return false;
        }

        return true;
    }

    private static int CandidateEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        var lastDigit = start;
        var open = 0;
        while (end < text.Length && end - start < 28)
        {
            var c = text[end];
            if (char.IsAsciiDigit(c))
            {
                lastDigit = end + 1;
            }
            else if (c == '(')
            {
                open++;
            }
            else if (c == ')')
            {
                if (--open < 0)
                    break;
                lastDigit = Math.Max(lastDigit, end);
            }
            else if (c == '+' && end == start)
            {
            }
            else if (!(c is ' ' or '-' or '.' or '/' or '\u00A0' or '–' or '‑'))
            {
                break;
            }

            if (c == ' ' && end + 1 < text.Length && text[end + 1] is ' ' or '+' && end > start + 1)
                break;
            end++;
        }

        return WithExtension(text, lastDigit);
    }

    /// <summary>"x123" and "ext. 123" belong to the number.</summary>
    private static int WithExtension(ReadOnlySpan<char> text, int end)
    {
        var rest = text[end..];
        var trimmed = rest.TrimStart(' ');
        foreach (var mark in (ReadOnlySpan<string>)["extension ", "ext. ", "ext.", "ext ", "x"])
        {
            if (!trimmed.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                continue;
            var digits = RunEnd(trimmed, mark.Length) - mark.Length;
            if (digits is >= 1 and <= 6)
                return end + (rest.Length - trimmed.Length) + mark.Length + digits;
        }

        return end;
    }

    private static int RunEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static bool IsGlueBefore(char c) => char.IsLetterOrDigit(c) || c is '_' or '/' or '=' or '@' or '#' or '$' or '€' or '£' or '.' or '-';

    private static string Digits(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[32];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && length < buffer.Length)
                buffer[length++] = c;
        }

        return new string(buffer[..length]);
    }

    private static bool SameNumber(string a, string b)
    {
        var (x, y) = (a.TrimStart('0'), b.TrimStart('0'));
        return x.EndsWith(y, StringComparison.Ordinal) || y.EndsWith(x, StringComparison.Ordinal);
    }
}
