using System.Buffers;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Location;

/// <summary>Where the person lives: a labelled address, or the place that stands among the contact details.</summary>
internal static class LocationReader
{
    private const double Enough = 1;

    private static readonly SearchValues<char> Separators = SearchValues.Create("|•·●▪;⋅∙♦◆");

    public static Found<string>? Read(IReadOnlyList<Section> sections, string? name)
    {
        (Segment Segment, string Value, double Score)? best = null;
        foreach (var section in sections)
        {
            if (section.Kind is not SectionKind.Header and not SectionKind.Contact)
                continue;

            var segments = section.Segments;
            for (var i = 0; i < segments.Count; i++)
            {
                foreach (var part in Parts(segments[i]))
                {
                    var score = Score(part, segments, i, section.Kind, name);
                    if (score < Enough || (best is { } known && score <= known.Score))
                        continue;
                    var whole = WithContinuation(part, i + 1 < segments.Count ? segments[i + 1] : null);
                    best = (part, Address.PlaceOf(whole), score);
                }
            }
        }

        return best is { Value.Length: > 1 } found
            ? new Found<string>(found.Value, Math.Min(0.95, 0.4 + found.Score * 0.1), found.Segment.Evidence)
            : null;
    }

    private static IEnumerable<Segment> Parts(Segment segment)
    {
        // "phone, mail, city": what stands before and behind an address of its own is a part of its own.
        var isMixed = segment.Span.Contains('@') && segment.Span.IndexOfAny(Separators) < 0;
        var (mailStart, mailEnd) = isMixed ? MailAddress(segment.Span) : (-1, -1);
        var start = 0;
        for (var i = 0; i <= segment.Length; i++)
        {
            var isEnd = i == segment.Length || i == mailStart || i == mailEnd || Separators.Contains(segment.Span[i]) || IsSpacedDash(segment.Span, i);
            if (!isEnd)
                continue;
            var part = start > 0 && isMixed ? segment.Slice(start, i).WithRole(FieldRole.None) : segment.Slice(start, i);
            if (!part.IsEmpty)
                yield return part;
            start = i + 1;
        }
    }

    private static (int Start, int End) MailAddress(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        var end = text[at..].IndexOfAny(' ', ',');
        return (text[..at].LastIndexOfAny(' ', ','), end < 0 ? -1 : at + end);
    }

    private static bool IsSpacedDash(ReadOnlySpan<char> text, int at) => at < text.Length &&
        text[at] is '–' or '—' && at > 0 && at + 1 < text.Length && text[at - 1] == ' ' && text[at + 1] == ' ';

    private static double Score(Segment part, List<Segment> segments, int index, SectionKind section, string? name)
    {
        if (part.Length > 90 || part.CountWords() > 11 || part.Span.IndexOfAny('@', '+') >= 0 || IsAddressOnTheWeb(part.Folded))
            return 0;
        if (part.Role is not FieldRole.None and not FieldRole.Location)
            return 0;
        var isAddress = Address.HasStreetOrCode(part.Span);
        if (CountDigits(part.Span) > (part.Role == FieldRole.Location || isAddress ? 14 : 8) || part.Dates.Any(range => range.IsRange))
            return 0;
        if (name is not null && IsSameName(part, name))
            return 0;

        var score = part.Role == FieldRole.Location ? 5.0 : 0;
        var likelihood = Places.Likelihood(part.Span);
        score += 3 * likelihood;
        if (likelihood < 1 && LastPartIsPlace(part.Span))
            score += 2;
        var city = Address.WithoutProvince(part.Span);
        if (likelihood < 0.5 && city.Length < part.Length && Places.LooksLikeName(city))
            score += Places.IsKnown(city) ? 2.5 : 1.3;
        if (HasPostalCode(part.Span))
            score += 2;
        if (part.Role == FieldRole.None && !part.Span.Contains(',') && Evidences.Title(part) >= 3)
            score -= 3;
        if (part.Role == FieldRole.None && !isAddress && part.Span.Contains('.') && part.CountWords() > 6)
            score -= 3;
        if (score <= 0 && part.Role == FieldRole.None && Places.LooksLikeName(part.Span) && part.CountWords() <= 4 && !part.Line.IsUpper)
            score += StandsAmongContacts(part, segments, index) ? (part.Span.Contains(',') ? 1.6 : 1.1) : 0;
        if (score > 0 && section == SectionKind.Header)
            score += Math.Max(0, 0.3 - index * 0.02);
        return score;
    }

    /// <summary>The same words in any order: "Doe, Jane" is Jane Doe.</summary>
    private static bool IsSameName(Segment part, string name)
    {
        var words = Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return part.CountWords() >= words.Length && Array.TrueForAll(words, word => part.Folded.Contains(word, StringComparison.Ordinal)) && part.CountWords() <= words.Length + 1;
    }

    private static bool IsAddressOnTheWeb(ReadOnlySpan<char> folded) =>
        folded.Contains("www.", StringComparison.Ordinal) || folded.Contains(".com", StringComparison.Ordinal) || folded.Contains("://", StringComparison.Ordinal);

    private static bool LastPartIsPlace(ReadOnlySpan<char> text)
    {
        var comma = text.LastIndexOf(',');
        var last = (comma < 0 ? text : text[(comma + 1)..]).Trim(" .()0123456789-");
        return Places.IsKnown(last) || Places.IsCode(last);
    }

    private static bool StandsAmongContacts(Segment part, List<Segment> segments, int index)
    {
        if (part.Length < segments[index].Length && IsContact(segments[index]))
            return true;
        return (index > 0 && IsContact(segments[index - 1])) || (index + 1 < segments.Count && IsContact(segments[index + 1]))
            || (part.Line.Source.Words.Count > 0 && segments.Exists(other => other.Line.Source.Block == part.Line.Source.Block && other.Line.Source.Page == part.Line.Source.Page && IsContact(other)));
    }

    private static bool IsContact(Segment segment) => segment.Span.Contains('@') || CountDigits(segment.Span) >= 7;

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsAsciiDigit(c) ? 1 : 0;
        return count;
    }

    /// <summary>Four to six digits before a capital, or a British or Canadian code.</summary>
    private static bool HasPostalCode(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var end = i;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
                end++;
            if (end - i is >= 4 and <= 9 && end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]))
                return true;
            if (end - i is 5 or 6 && end == text.Length && i > 3)
                return true;
            i = end;
        }

        return false;
    }

    /// <summary>"…, United" and "Kingdom" on the next line; the city below the street.</summary>
    private static string WithContinuation(Segment part, Segment? next)
    {
        if (next is null || part.End != part.Line.Text.TrimEnd().Length || next.CountWords() > 6 || next.Line.Source.Page != part.Line.Source.Page)
            return part.Text;
        if (next.Line.Source.Block == part.Line.Source.Block && EndsInCity(part) && next.CountWords() <= 3 && Places.LooksLikeName(next.Span))
            return $"{part.Text} {next.Text}";
        if (IsAddressBroken(part, next))
            return part.Span[^1] == '-' ? $"{part.Text}{next.Text}" : char.IsAsciiDigit(part.Span[^1]) ? $"{part.Text} {next.Text}" : $"{part.Text}, {next.Text}";
        if (next.CountWords() > 3 || next.Line.Source.Block != part.Line.Source.Block)
            return part.Text;

        var comma = part.Span.LastIndexOf(',');
        var joined = string.Concat(part.Span[(comma + 1)..].Trim(), " ", next.Span);
        if (comma > 0 && Places.IsCountry(joined))
            return $"{part.Text} {next.Text}";
        return part.Span[^1] == ',' && Places.LooksLikeName(next.Span) ? $"{part.Text} {next.Text}" : part.Text;
    }

    /// <summary>"29000 La" over "Roche-sur-Yon": the name of a city begins behind its code and goes on below.</summary>
    private static bool EndsInCity(Segment part)
    {
        var last = part.Span[(part.Span.LastIndexOf(',') + 1)..].Trim();
        return Address.HasStreetOrCode(part.Span) && HasPostalCode(last) && last.LastIndexOf(' ') is > 0 and var blank && last.Length - blank <= 5;
    }

    /// <summary>Whether a street stands on this line and its city on the next one.</summary>
    private static bool IsAddressBroken(Segment part, Segment next)
    {
        if (next.Role is not FieldRole.None and not FieldRole.Location || IsContact(next) || IsAddressOnTheWeb(next.Folded) || Evidences.Title(next) >= 3)
            return false;

        var place = Address.PlaceOf(next.Text);
        var isCity = char.IsUpper(place[0]) && Places.LooksLikeName(Address.WithoutProvince(place));
        var endsOpen = part.Span[^1] is ',' or '-' || char.IsAsciiDigit(part.Span[^1]);
        return isCity && Address.HasStreetOrCode(part.Span) && (endsOpen || HasPostalCode(next.Span) || Places.Likelihood(next.Span) > 0.5) && !Places.LooksLikeName(Address.PlaceOf(part.Text));
    }
}
