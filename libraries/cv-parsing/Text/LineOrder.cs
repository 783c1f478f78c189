using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;

namespace Shortlist.CvParsing.Text;

/// <summary>
/// Mends the order of lines where a reader that knows only geometry cannot: headings show where columns begin, dates and
/// labels belong to what stands on their baseline.
/// </summary>
internal static class LineOrder
{
    private const int MostLinesOnPage = 400;
    private const double Tolerance = 4;
    private const double DeepestIndent = 40;

    /// <summary>The lines in the order in which they read on, cells of a form with their label's role.</summary>
    public static List<OrderedLine> Mend(IReadOnlyList<CvLine> lines)
    {
        var mended = new List<OrderedLine>(lines.Count);
        for (var start = 0; start < lines.Count;)
        {
            var end = start;
            while (end < lines.Count && lines[end].Source.Page == lines[start].Source.Page)
                end++;

            var page = lines.Skip(start).Take(end - start).ToList();
            if (page.Count <= MostLinesOnPage && page.TrueForAll(line => line.Source.Words.Count > 0 && line.Source.Box.Height > 0))
            {
                var columns = Columns(page);
                for (var c = 0; c < columns.Count; c++)
                {
                    if (columns.Count > 1)
                        columns[c] = TopDown(columns[c]);
                    PutChipsTogether(columns[c]);
                    mended.AddRange(WithRows(columns[c], columns.Count > 1 ? c + 1 : 0, lines));
                }
            }
            else
            {
                mended.AddRange(page.Select(line => new OrderedLine(line, FieldRole.None)));
            }

            start = end;
        }

        return mended;
    }

    /// <summary>Two columns, where headings begin at two edges and hardly a line runs across the second; else the page as it is.</summary>
    private static List<List<CvLine>> Columns(List<CvLine> page)
    {
        var headings = page.Where(line => line.Heading is not null).ToList();
        var edges = headings
            .Select(heading => heading.Source.Box.Left)
            .Where(left => page.Count(line => line.Source.Box.Left >= left - Tolerance && line.Source.Box.Left <= left + DeepestIndent) >= 3)
            .Order()
            .ToList();
        if (edges.Count < 2 || edges[^1] - edges[0] < 80)
            return [page];

        // The second column begins at the first edge behind the widest gap between edges.
        var split = edges[1..].Zip(edges, (right, left) => (Edge: right, Gap: right - left)).MaxBy(pair => pair.Gap).Edge;
        var across = page.Where(line => line.Source.Box.Left < split - Tolerance && line.Source.Box.Right > split + Tolerance).ToList();
        var left = page.Where(line => line.Source.Box.Right <= split + Tolerance).ToList();
        var right = page.Where(line => line.Source.Box.Left >= split - Tolerance).ToList();
        var isSplit = across.Count * 10 <= page.Count && left.Count >= 4 && right.Count >= 4
            && headings.Exists(heading => left.Contains(heading)) && headings.Exists(heading => right.Contains(heading))
            && !AreRows(left, right);
        if (!isSplit)
            return [page];

        // What runs across at the top (a banner with the name) comes first, what runs across below stays with the wider column.
        var top = Math.Min(left.Min(line => line.Source.Box.Top), right.Min(line => line.Source.Box.Top));
        var banner = across.Where(line => line.Source.Box.Bottom <= top + Tolerance).ToList();
        var isRightWider = right.Sum(line => line.Text.Length) >= left.Sum(line => line.Text.Length);
        var (first, second) = (new HashSet<CvLine>(left), new HashSet<CvLine>(right));
        foreach (var line in across.Except(banner))
            (isRightWider ? second : first).Add(line);
        return [.. new[] { banner, page.Where(first.Contains).ToList(), page.Where(second.Contains).ToList() }.Where(column => column.Count > 0)];
    }

    /// <summary>A column by rows, each from left to right: within a column no other order can be meant.</summary>
    private static List<CvLine> TopDown(List<CvLine> column)
    {
        var rows = new List<List<CvLine>>();
        foreach (var line in column.OrderBy(line => line.Source.Box.Top))
        {
            if (rows.Count > 0 && line.Source.Box.Top - rows[^1][0].Source.Box.Top < rows[^1][0].Source.Box.Height * 0.5)
                rows[^1].Add(line);
            else
                rows.Add([line]);
        }

        return [.. rows.SelectMany(row => row.OrderBy(line => line.Source.Box.Left))];
    }

    /// <summary>Whether the left side is a column of dates or labels, each beside its content: those are rows, not columns.</summary>
    private static bool AreRows(List<CvLine> left, List<CvLine> right)
    {
        var keys = left.Where(line => IsDate(line) || line.Label is not null).ToList();
        return keys.Count >= 2 && keys.Count * 2 >= left.Count(line => line.Heading is null)
            && keys.Count(key => right.Exists(key.SharesRowWith)) * 10 >= keys.Count * 7;
    }

    /// <summary>Puts dates that were torn off behind the line they stand beside, and gives values the role of the label on their left.</summary>
    private static List<OrderedLine> WithRows(List<CvLine> lines, int column, IReadOnlyList<CvLine> all)
    {
        var ordered = lines.ConvertAll(line => new OrderedLine(line, FieldRole.None, column));
        for (var i = 0; i < ordered.Count; i++)
        {
            var line = ordered[i].Line;
            if (IsLabel(line, out var role) || IsLabelOfSkills(line, all, out role))
            {
                var value = ordered.FindIndex(other => other.Role == FieldRole.None && other.Line.SharesRowWith(line) && other.Line.Source.Box.Left > line.Source.Box.Left
                    && !IsLabel(other.Line, out _) && Math.Abs(other.Line.Source.FontSize - line.Source.FontSize) < 1);
                if (value < 0)
                    continue;
                ordered[value] = ordered[value] with { Role = role };
                ordered.RemoveAt(i--);
            }
        }

        for (var i = 0; i < ordered.Count; i++)
        {
            var line = ordered[i].Line;
            if (line.Source.Words.Count > 8 || !IsDate(line) || (i > 0 && line.SharesRowWith(ordered[i - 1].Line)) || (i + 1 < ordered.Count && line.SharesRowWith(ordered[i + 1].Line)))
                continue;

            var beside = ordered.FindLastIndex(other => other.Line.SharesRowWith(line));
            if (beside < 0)
                continue;
            var moved = ordered[i];
            ordered.RemoveAt(i);
            ordered.Insert(beside > i ? beside : beside + 1, moved);
        }

        return ordered;
    }

    private static bool IsLabel(CvLine line, out FieldRole role)
    {
        role = line.Label ?? FieldRole.None;
        return line.Label is not null;
    }

    /// <summary>"Language(s)" or "Computer skills" in a form, set smaller than the heading above it.</summary>
    private static bool IsLabelOfSkills(CvLine line, IReadOnlyList<CvLine> all, out FieldRole role)
    {
        var kind = line.IsUpper || line.IsBold ? null : line.Heading;
        role = kind == SectionKind.Languages ? FieldRole.Languages : FieldRole.Activities;
        return kind is SectionKind.Languages or SectionKind.Skills
            && all.Any(other => other.Source.FontSize > line.Source.FontSize * 1.08 && other.Heading is SectionKind.Skills);
    }

    /// <summary>
    /// Chips in rows: one that was read behind a later heading goes back behind its neighbour on the left, when hardly a gap
    /// parts the two.
    /// </summary>
    private static void PutChipsTogether(List<CvLine> lines)
    {
        var heading = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Heading is not null)
            {
                heading = i;
                continue;
            }

            var chip = lines[i];
            if (heading < 0 || chip.Source.Box.Bottom > lines[heading].Source.Box.Top || chip.Text.Length > 40)
                continue;
            var mate = lines.FindLastIndex(heading, other => other.SharesRowWith(chip) && Math.Abs(other.Source.FontSize - chip.Source.FontSize) < 0.3
                && chip.Source.Box.Left - other.Source.Box.Right is > 0 and < 24);
            if (mate < 0)
                continue;
            lines.RemoveAt(i);
            lines.Insert(mate + 1, chip);
            heading++;
        }
    }

    private static bool IsDate(CvLine line)
    {
        var dates = DateRanges.Find(line.Folded);
        return dates.Count > 0 && dates[^1].To - dates[0].From >= line.Folded.Trim().Length - 3;
    }
}

/// <summary>A line, the role that a label beside it gives it, and the column it stands in: from 1, or 0 on a page of one column.</summary>
internal readonly record struct OrderedLine(CvLine Line, FieldRole Role, int Column = 0);
