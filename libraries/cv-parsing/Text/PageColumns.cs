namespace Shortlist.CvParsing.Text;

/// <summary>Lines of a page that read on, and the number of their column: 0 on a page of one column.</summary>
internal readonly record struct PageColumn(int Number, List<CvLine> Lines);

/// <summary>
/// Cuts the columns of pages apart, where headings show that there are some: they begin at two edges, and hardly a line runs
/// across the second one. Columns keep their number over pages, also where the next page has no heading in one of them.
/// </summary>
internal sealed class PageColumns
{
    private const int WholePage = 0;
    private const int WholeWidth = 1;
    private const int FirstColumn = 2;
    private const int SecondColumn = 3;
    private const int FewestLines = 4;
    private const int FewestLinesOfBand = 3;
    private const int LongestDate = 28;
    private const double Tolerance = 4;
    private const double DeepestIndent = 40;
    private const double DeepestPadding = 14;
    private const double NarrowestColumn = 80;

    private double? _split;

    /// <summary>The columns of a page in reading order. Pages come in order.</summary>
    public List<PageColumn> Of(List<CvLine> page)
    {
        if (SplitOf(page) is { } split && (ThroughPage(page, split) ?? ThroughBand(page, split)) is { } columns)
        {
            _split = split;
            return [.. columns.SelectMany(Inner)];
        }

        return _split is { } before ? LikeBefore(page, before) : [new(WholePage, page)];
    }

    /// <summary>Whether a line is a date or a stretch of time and hardly anything else.</summary>
    public static bool IsDate(CvLine line)
    {
        var dates = line.Dates;
        return dates.Count > 0 && dates[^1].To - dates[0].From >= line.Folded.Trim().Length - 3;
    }

    /// <summary>Whether a short line holds a year: a date in words that are not known, or a part of one.</summary>
    private static bool HasYear(CvLine line)
    {
        if (line.Text.Length > LongestDate)
            return false;
        foreach (var token in Tokens.Split(line.Folded))
        {
            if (token.Length == 4 && line.Folded.AsSpan(token.Start, 2) is "19" or "20" && char.IsAsciiDigit(line.Folded[token.Start + 2]) && char.IsAsciiDigit(line.Folded[token.Start + 3]))
                return true;
        }

        return false;
    }

    /// <summary>Where the second column begins, if headings begin at two edges: the first edge behind the widest gap between edges.</summary>
    private static double? SplitOf(List<CvLine> lines)
    {
        var edges = lines
            .Where(line => line.Heading is not null)
            .Select(heading => heading.Source.Box.Left)
            .Where(left => lines.Count(line => line.Source.Box.Left >= left - DeepestPadding && line.Source.Box.Left <= left + DeepestIndent) >= 3)
            .Order()
            .ToList();
        if (edges.Count < 2 || edges[^1] - edges[0] < NarrowestColumn)
            return null;

        // A heading on a filled bar is set in from the text below it.
        var edge = edges[1..].Zip(edges, (right, left) => (Edge: right, Gap: right - left)).MaxBy(pair => pair.Gap).Edge;
        return lines.Select(line => line.Source.Box.Left).Where(left => left >= edge - DeepestPadding && left <= edge).Min();
    }

    /// <summary>Two columns over the whole page. What runs across at the top (a banner with the name) comes first, what runs across below stays with the wider column.</summary>
    private static List<PageColumn>? ThroughPage(List<CvLine> page, double split)
    {
        var (left, right, across) = Sides(page, split);
        if (across.Count * 10 > page.Count || left.Count < FewestLines || right.Count < FewestLines || !AreColumns(left, right))
            return null;

        var top = Math.Min(left.Min(line => line.Source.Box.Top), right.Min(line => line.Source.Box.Top));
        var banner = across.FindAll(line => line.Source.Box.Bottom <= top + Tolerance);
        return Columns(page, banner, left, right, [.. across.Except(banner)], []);
    }

    /// <summary>Two columns between lines that run across: the rest of the page is one column.</summary>
    private static List<PageColumn>? ThroughBand(List<CvLine> page, double split)
    {
        var across = Sides(page, split).Across.ConvertAll(line => line.Source.Box);
        across.Sort((one, other) => one.Top.CompareTo(other.Top));
        List<PageColumn>? best = null;
        var most = 0;
        for (var i = 0; i <= across.Count; i++)
        {
            var top = i == 0 ? double.MinValue : across[i - 1].Bottom - Tolerance;
            var bottom = i == across.Count ? double.MaxValue : across[i].Top + Tolerance;
            var (left, right, _) = Sides(page.FindAll(line => line.Source.Box.Top >= top && line.Source.Box.Bottom <= bottom), split);
            if (Math.Min(left.Count, right.Count) <= most || left.Count < FewestLinesOfBand || right.Count < FewestLinesOfBand || !AreColumns(left, right))
                continue;

            // A column that begins in the midst of a page begins with its heading.
            if (right.MinBy(line => line.Source.Box.Top)!.Heading is null)
                continue;
            most = Math.Min(left.Count, right.Count);
            var above = page.FindAll(line => line.Source.Box.Top < top);
            var below = page.FindAll(line => line.Source.Box.Top >= top && line.Source.Box.Bottom > bottom);
            best = Columns(page, above, left, right, [], below);
        }

        return best;
    }

    private static List<PageColumn> Columns(
        List<CvLine> page, List<CvLine> above, List<CvLine> left, List<CvLine> right, List<CvLine> across, List<CvLine> below)
    {
        var isRightWider = right.Sum(line => line.Text.Length) >= left.Sum(line => line.Text.Length);
        var (first, second) = (new HashSet<CvLine>(left), new HashSet<CvLine>(right));
        (isRightWider ? second : first).UnionWith(across);
        PageColumn[] columns =
        [
            new(WholeWidth, above), new(FirstColumn, page.FindAll(first.Contains)), new(SecondColumn, page.FindAll(second.Contains)), new(WholeWidth, below),
        ];
        return [.. columns.Where(column => column.Lines.Count > 0)];
    }

    /// <summary>A column that is two columns itself.</summary>
    private static IEnumerable<PageColumn> Inner(PageColumn column)
    {
        if (column.Number == WholeWidth || SplitOf(column.Lines) is not { } split || Sides(column.Lines, split) is not { Across.Count: 0 } sides
            || sides.Left.Count < FewestLinesOfBand || sides.Right.Count < FewestLinesOfBand || !AreColumns(sides.Left, sides.Right))
        {
            return [column];
        }

        return [column with { Lines = sides.Left }, new(column.Number + FirstColumn, sides.Right)];
    }

    /// <summary>The columns of the page before, when nothing runs across where they met.</summary>
    private static List<PageColumn> LikeBefore(List<CvLine> page, double split)
    {
        var (left, right, across) = Sides(page, split);
        if (across.Count * 10 > page.Count)
            return [new(WholePage, page)];
        if (left.Count > 0 && right.Count > 0 && (AreRows(left, right) || AreRows(right, left)))
            return [new(left.Count > right.Count ? FirstColumn : SecondColumn, page)];
        return Columns(page, [], left, right, across, []);
    }

    private static (List<CvLine> Left, List<CvLine> Right, List<CvLine> Across) Sides(List<CvLine> lines, double split)
    {
        var sides = (Left: new List<CvLine>(), Right: new List<CvLine>(), Across: new List<CvLine>());
        foreach (var line in lines)
        {
            var box = line.Source.Box;
            (box.Left >= split - Tolerance ? sides.Right : box.Right <= split + Tolerance ? sides.Left : sides.Across).Add(line);
        }

        return sides;
    }

    private static bool AreColumns(List<CvLine> left, List<CvLine> right) =>
        HasSections(left) && HasSections(right) && !AreRows(left, right) && !AreRows(right, left);

    /// <summary>Headings and what stands under them: headings and dates alone are set at the edge of what they belong to.</summary>
    private static bool HasSections(List<CvLine> lines) =>
        lines.Exists(line => line.Heading is not null) && lines.Count(line => line.Heading is null && !IsDate(line)) >= 2;

    /// <summary>Whether one side is a column of dates or labels, each beside its content: those are rows, not columns.</summary>
    private static bool AreRows(List<CvLine> keys, List<CvLine> beside)
    {
        var found = keys.FindAll(line => IsDate(line) || line.Label is not null || HasYear(line));
        return found.Count >= 2 && found.Count * 2 >= keys.Count(line => line.Heading is null)
            && found.Count(key => beside.Exists(key.SharesRowWith)) * 10 >= found.Count * 7;
    }
}
