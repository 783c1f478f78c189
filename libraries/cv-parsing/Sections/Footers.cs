using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Sections;

/// <summary>Finds the contact details that stand at the foot of a page, far below what they do not belong to.</summary>
internal static class Footers
{
    private const int MostLines = 4;
    private const double WidestStep = 3;
    private const int FewestLinesAbove = 5;

    /// <summary>The lines of the footers of all pages.</summary>
    public static HashSet<CvLine> Find(IReadOnlyList<CvLine> lines)
    {
        var found = new HashSet<CvLine>();
        foreach (var page in lines.Where(line => line.Source.Words.Count > 0).GroupBy(line => line.Source.Page))
            found.UnionWith(FooterOf([.. page.OrderByDescending(line => line.Source.Box.Top)]));
        return found;
    }

    private static IEnumerable<CvLine> FooterOf(List<CvLine> fromBottom)
    {
        for (var count = 1; count <= MostLines && count + FewestLinesAbove <= fromBottom.Count; count++)
        {
            var (lowest, above) = (fromBottom[count - 1].Source.Box, fromBottom.Skip(count).Max(line => line.Source.Box.Bottom));
            if (lowest.Top - above > lowest.Height * WidestStep)
                return fromBottom.Take(count).Any(line => line.Text.Contains('@', StringComparison.Ordinal)) ? fromBottom.Take(count).Reverse() : [];
        }

        return [];
    }
}
