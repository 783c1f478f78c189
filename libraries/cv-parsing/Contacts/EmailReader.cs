using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Contacts;

/// <summary>E-mail addresses: from links first, then from the text, also where a narrow column broke one in two.</summary>
internal static class EmailReader
{
    private static readonly HashSet<string> LongDomains = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "edu", "gov", "info", "biz", "mil", "int", "dev", "app", "xyz", "online", "site", "tech", "email", "mail", "cloud", "pro", "name",
        "jobs", "work", "works", "page", "blog", "design", "studio", "agency", "digital", "solutions", "consulting", "careers", "academy", "bayern", "berlin",
        "hamburg", "koeln", "paris", "london", "world", "live", "life", "today", "space", "website", "store", "shop", "global", "group", "company", "engineer",
        "engineering", "software", "systems", "network", "expert", "health", "care", "swiss", "wien", "cat", "eus", "gal", "art", "law", "me", "test", "example",
        "fyi", "link", "social", "media", "community", "one", "zone", "codes", "ninja", "rocks", "team", "tools", "services", "training", "education", "legal",
    };

    public static List<Found<string>> Read(IReadOnlyList<Section> sections, IReadOnlyList<CvLine> lines, IReadOnlyList<DocumentLink> links)
    {
        var found = new List<(Found<string> Email, double Rank)>();
        foreach (var link in links)
        {
            if (link.Target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && AddressOf(link.Target.AsSpan(7)) is { } address)
                Add(found, address, 0.99, EvidenceOf(address, link, lines), 4);
        }

        for (var i = 0; i < sections.Count; i++)
        {
            var rank = sections[i].Kind switch
            {
                SectionKind.Header or SectionKind.Contact => 3,
                SectionKind.References => 0,
                _ => 1,
            };
            foreach (var segment in sections[i].Segments)
                ReadSegment(segment, Neighbours(segment, lines), rank, found);
        }

        return [.. found.OrderByDescending(item => item.Rank).Select(item => item.Email)];
    }

    /// <summary>The lines before and after on the same page, where a narrow column may have put the rest of an address.</summary>
    private static (CvLine? Before, CvLine? After) Neighbours(Segment segment, IReadOnlyList<CvLine> lines)
    {
        if (!segment.Span.Contains('@'))
            return default;

        for (var i = 0; i < lines.Count; i++)
        {
            if (ReferenceEquals(lines[i], segment.Line))
                return (OnPage(i - 1), OnPage(i + 1));
        }

        return default;

        CvLine? OnPage(int index) =>
            index >= 0 && index < lines.Count && lines[index].Source.Page == segment.Line.Source.Page ? lines[index] : null;
    }

    private static void ReadSegment(
        Segment segment, (CvLine? Before, CvLine? After) neighbours, int rank, List<(Found<string>, double)> found)
    {
        var text = segment.Span;
        for (var at = text.IndexOf('@'); at >= 0;)
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && IsLocal(text[start - 1]))
                start--;
            while (end < text.Length && IsDomain(text[end]))
                end++;
            while (start < at && text[start] is '.' or '-')
                start++;
            while (end > at + 1 && text[end - 1] is '.' or '-')
                end--;

            if (start < at)
            {
                var candidate = text[start..end];
                if (IsComplete(candidate) && start == 0 && neighbours.Before is { } before && Beginning(before.Text) is { } beginning)
                {
                    Add(found, Normalised(string.Concat(beginning, candidate)), 0.85, segment.Slice(start, end).Evidence, rank);
                }
                else if (IsComplete(candidate) && text[end..] is "" or "." && neighbours.After is { } tail && IsTornOff(tail) && IsComplete(string.Concat(text[start..], tail.Text)))
                {
                    Add(found, Normalised(string.Concat(text[start..], tail.Text)), 0.85, segment.Slice(start, text.Length).Evidence, rank);
                }
                else if (IsComplete(candidate))
                {
                    Add(found, Normalised(candidate), 0.98, segment.Slice(start, end).Evidence, rank);
                }
                else if (end >= text.Length - 1 && neighbours.After is { } after && Joined(text[start..], after.Text) is { } joined)
                {
                    Add(found, joined, 0.85, segment.Slice(start, text.Length).Evidence, rank);
                }
            }

            var following = text[end..].IndexOf('@');
            at = following < 0 ? -1 : end + following;
        }
    }

    /// <summary>Whether a line is nothing but the last letters of a domain, "m" or ".net", which a narrow column tore off.</summary>
    private static bool IsTornOff(CvLine line) =>
        line.Text.Length <= 6 && line.Text.All(c => char.IsAsciiLetterLower(c) || c == '.') && line.Text[^1] != '.';

    /// <summary>
    /// What a line that was broken inside an address ends with: its last word, when that can begin an address and stops at a
    /// mark at which lines are broken.
    /// </summary>
    private static string? Beginning(string line)
    {
        var start = line.Length;
        while (start > 0 && IsLocal(line[start - 1]))
            start--;
        var word = line[start..];
        return word.Length >= 3 && word[^1] is '-' or '_' && char.IsAsciiLetterOrDigit(word[0]) && char.IsAsciiLetterOrDigit(word[^2])
            && word.AsSpan(0, word.Length - 1).ContainsAny('.', '-', '_')
            ? word
            : null;
    }

    private static string? Joined(ReadOnlySpan<char> first, string nextLine)
    {
        var end = 0;
        while (end < nextLine.Length && IsDomain(nextLine[end]))
            end++;
        if (end == 0 || end > 40)
            return null;

        var joined = string.Concat(first, nextLine.AsSpan(0, end));
        return IsComplete(joined) ? Normalised(joined) : null;
    }

    private static void Add(List<(Found<string> Email, double Rank)> found, string address, double confidence, Evidence evidence, int rank)
    {
        if (!found.Exists(item => string.Equals(item.Email.Value, address, StringComparison.OrdinalIgnoreCase)))
            found.Add((new Found<string>(address, confidence, evidence), rank));
    }

    private static string? AddressOf(ReadOnlySpan<char> target)
    {
        var query = target.IndexOf('?');
        var address = (query < 0 ? target : target[..query]).Trim();
        return address.Length <= 254 && address.IndexOf('@') > 0 && IsComplete(address) ? Normalised(address) : null;
    }

    private static Evidence EvidenceOf(string address, DocumentLink link, IReadOnlyList<CvLine> lines)
    {
        foreach (var line in lines)
        {
            var at = line.Text.IndexOf(address, StringComparison.OrdinalIgnoreCase);
            if (at < 0 && link.Text.Length > 0)
                at = line.Text.IndexOf(link.Text, StringComparison.Ordinal);
            if (at >= 0)
            {
                var length = string.Compare(line.Text, at, address, 0, address.Length, StringComparison.OrdinalIgnoreCase) == 0 ? address.Length : link.Text.Length;
                return line.Evidence(at, at + length);
            }
        }

        return Evidence.Of(link);
    }

    private static bool IsComplete(ReadOnlySpan<char> address)
    {
        var at = address.IndexOf('@');
        var domain = address[(at + 1)..];
        var dot = domain.LastIndexOf('.');
        if (at is < 1 or > 64 || dot < 1 || domain.Contains('@'))
            return false;

        var top = domain[(dot + 1)..];
        foreach (var c in top)
        {
            if (!char.IsAsciiLetter(c))
                return false;
        }

        return top.Length == 2 || LongDomains.GetAlternateLookup<ReadOnlySpan<char>>().Contains(top);
    }

    private static string Normalised(ReadOnlySpan<char> address)
    {
        var at = address.IndexOf('@');
        return string.Concat(address[..(at + 1)], address[(at + 1)..].ToString().ToLowerInvariant());
    }

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%' or '\'';

    private static bool IsDomain(char c) => char.IsLetterOrDigit(c) || c is '.' or '-';
}
