using Shortlist.CvParsing.Text;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Contacts;

/// <summary>Links to profiles and pages: those of the document, and addresses written out in its text.</summary>
internal static class LinkReader
{
    private const int Most = 20;

    private static readonly string[] Marks =
    [
        "http://", "https://", "www.", "linkedin.com/", "github.com/", "gitlab.com/", "xing.com/", "behance.net/", "dribbble.com/", "stackoverflow.com/users/",
        "medium.com/@", "kaggle.com/", "orcid.org/", "researchgate.net/", "twitter.com/", "x.com/", "bitbucket.org/", "t.me/",
    ];

    public static List<Found<string>> Read(IReadOnlyList<CvLine> lines, IReadOnlyList<DocumentLink> links)
    {
        var found = new List<Found<string>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var link in links)
        {
            if (found.Count < Most && link.Target.StartsWith("http", StringComparison.OrdinalIgnoreCase) && link.Target.Length <= 500 && seen.Add(Bare(link.Target)))
                found.Add(new Found<string>(link.Target, 0.95, Evidence.Of(link)));
        }

        foreach (var line in lines)
        {
            foreach (var mark in Marks)
            {
                var at = line.Text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
                if (at < 0 || found.Count >= Most)
                    continue;
                while (at > 0 && (char.IsLetterOrDigit(line.Text[at - 1]) || line.Text[at - 1] is '.' or '/' or ':' or '-'))
                    at--;

                var end = at;
                while (end < line.Text.Length && !char.IsWhiteSpace(line.Text[end]) && line.Text[end] is not ('|' or ',' or ';' or ')' or '(' or '<' or '>' or '"' or '•' or '·'))
                    end++;
                while (end > at && line.Text[end - 1] is '.' or ':' or '/')
                    end--;

                var quote = line.Text[at..end];
                if (quote.Length > mark.Length && seen.Add(Bare(quote)))
                    found.Add(new Found<string>(WithScheme(quote), 0.9, line.Evidence(at, end)));
                break;
            }
        }

        return found;
    }

    private static string WithScheme(string url) => url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? url : "https://" + url;

    private static string Bare(string url)
    {
        var bare = url.AsSpan().TrimEnd('/');
        var scheme = bare.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
            bare = bare[(scheme + 3)..];
        return (bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare).ToString();
    }
}
