using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Work;

/// <summary>
/// Texts that are set in a little from the heads of entries: accounts of the work whose bullets are drawn, not written, so
/// that no extractor tells of them.
/// </summary>
internal static class Indents
{
    private const double Least = 5;
    private const double Most = 38;
    private const int FarthestHead = 40;

    public static HashSet<Segment> Of(IReadOnlyList<Segment> segments)
    {
        var indented = new HashSet<Segment>();
        var placed = segments.Where(segment => segment.Line.Source.Words.Count > 0 && BeginsLine(segment)).ToList();
        var edges = Enumerable.Range(0, placed.Count).GroupBy(at => Math.Round(placed[at].Line.Source.Box.Left)).Where(edge => edge.Count() >= 2).ToDictionary(edge => edge.Key, edge => edge.ToList());
        foreach (var (edge, places) in edges)
        {
            var lines = places.ConvertAll(at => placed[at]);
            if (!edges.Keys.Any(other => edge - other is >= Least and <= Most) || lines.Exists(line => line.Dates.Any(range => range.IsRange && range.To - range.From > line.Length / 2)))
                continue;

            var followHeads = places.Count(at => FollowsHead(placed, at, edge));
            var looksLikeHeads = lines.Count(line => line.CountWords() <= 4 && Evidences.Title(line) >= 3.5);
            if (followHeads * 2 >= lines.Count && looksLikeHeads * 2 < lines.Count)
                indented.UnionWith(lines);
        }

        return indented;
    }

    /// <summary>Whether the line above, or the one above those of the same edge, begins a little to the left.</summary>
    private static bool FollowsHead(List<Segment> placed, int line, double edge)
    {
        for (var at = line - 1; at >= Math.Max(0, line - FarthestHead); at--)
        {
            var left = placed[at].Line.Source.Box.Left;
            if (Math.Abs(left - edge) < Least || left > edge)
                continue;
            return edge - left <= Most && placed[at].Line.Source.Page <= placed[line].Line.Source.Page;
        }

        return false;
    }

    private static bool BeginsLine(Segment segment) => segment.Start <= segment.Line.BulletEnd + 1;
}
