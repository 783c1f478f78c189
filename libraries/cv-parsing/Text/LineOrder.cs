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
    private const int LongestPartOfDate = 24;

    /// <summary>The lines in the order in which they read on, cells of a form with their label's role.</summary>
    public static List<OrderedLine> Mend(IReadOnlyList<CvLine> lines)
    {
        var mended = new List<OrderedLine>(lines.Count);
        var pages = new PageColumns();
        for (var start = 0; start < lines.Count;)
        {
            var end = start;
            while (end < lines.Count && lines[end].Source.Page == lines[start].Source.Page)
                end++;

            var page = lines.Skip(start).Take(end - start).ToList();
            if (page.Count <= MostLinesOnPage && page.TrueForAll(line => line.Source.Words.Count > 0 && line.Source.Box.Height > 0))
            {
                var columns = pages.Of(page);
                foreach (var (number, column) in columns)
                {
                    var ordered = columns.Count > 1 || HeadingsStandBeside(column) || ReadsByRows(column) ? TopDown(column) : RunsByRows(column);
                    PutChipsTogether(ordered, isWholePage: columns.Count == 1);
                    mended.AddRange(WithRows(ordered, number, lines));
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

    /// <summary>The parts below headings that read by rows, as their rows are.</summary>
    private static List<CvLine> RunsByRows(List<CvLine> column)
    {
        var ordered = new List<CvLine>(column.Count);
        for (var start = 0; start < column.Count;)
        {
            var end = start + 1;
            while (end < column.Count && column[end].Heading is null)
                end++;
            var run = column.GetRange(start, end - start);
            ordered.AddRange(ReadsByRows(run) ? TopDown(run) : run);
            start = end;
        }

        return ordered;
    }

    /// <summary>
    /// Whether what stands side by side is hardly ever anything but a date or a label and the text that it belongs to: then
    /// rows are meant, in whatever order their parts were written.
    /// </summary>
    private static bool ReadsByRows(List<CvLine> lines)
    {
        var dates = lines.FindAll(PageColumns.IsDate);
        if (dates.Count < 2)
            return false;
        var texts = lines.FindAll(line => line.Label is null && !PageColumns.IsDate(line) && !IsPartOfDate(line, dates));
        if (StandAlone(dates, texts))
            return true;
        var (beside, mixed) = (0, 0);
        for (var i = 0; i < texts.Count; i++)
        {
            beside += dates.Exists(texts[i].SharesRowWith) ? 1 : 0;
            for (var other = i + 1; other < texts.Count; other++)
                mixed += texts[i].SharesRowWith(texts[other]) ? 1 : 0;
        }

        return beside >= 2 && mixed * 10 <= lines.Count;
    }

    /// <summary>Whether nothing but headings stands above, below or left of the dates: whatever their height beside the texts, they belong to these.</summary>
    private static bool StandAlone(List<CvLine> dates, List<CvLine> texts)
    {
        var edge = dates.Max(date => date.Source.Box.Right);
        return texts.Count > dates.Count && texts.TrueForAll(text => text.Heading is not null || text.Source.Box.Left >= edge);
    }

    /// <summary>Whether the headings have a column of their own, each beside what it heads.</summary>
    private static bool HeadingsStandBeside(List<CvLine> lines)
    {
        var headings = lines.FindAll(line => line.Heading is not null);
        if (headings.Count < 2)
            return false;
        var edge = headings.Max(heading => heading.Source.Box.Right);
        var top = headings.Min(heading => heading.Source.Box.Top);
        return headings.Count(heading => lines.Exists(line => line.Source.Box.Left >= edge && line.SharesRowWith(heading))) * 10 >= headings.Count * 7
            && lines.TrueForAll(line => line.Source.Box.Top < top || line.Source.Box.Left >= edge || line.Heading is not null);
    }

    /// <summary>"until" or "2024" in a column of dates that is so narrow that they break.</summary>
    private static bool IsPartOfDate(CvLine line, List<CvLine> dates) =>
        line.Text.Length <= LongestPartOfDate && dates.Exists(date => date.IsAlignedWith(line));

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
            if (line.Source.Words.Count > 8 || !PageColumns.IsDate(line) || (i > 0 && line.SharesRowWith(ordered[i - 1].Line)) || (i + 1 < ordered.Count && line.SharesRowWith(ordered[i + 1].Line)))
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
    /// parts the two, or when they are cells of a table over a page without columns.
    /// </summary>
    private static void PutChipsTogether(List<CvLine> lines, bool isWholePage)
    {
        var heading = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            // What is called "Tools" above the heading is a group among the chips.
            if (lines[i].Heading is not null && (heading < 0 || lines[i].Source.Box.Top >= lines[heading].Source.Box.Top - 1))
            {
                heading = i;
                continue;
            }

            var chip = lines[i];
            if (heading < 0 || chip.Source.Box.Bottom > lines[heading].Source.Box.Top || chip.Text.Length > 40)
                continue;
            var mate = lines.FindLastIndex(heading, other => other.SharesRowWith(chip) && Math.Abs(other.Source.FontSize - chip.Source.FontSize) < 0.3
                && chip.Source.Box.Left > other.Source.Box.Right && (isWholePage || chip.Source.Box.Left - other.Source.Box.Right < 24));
            if (mate < 0 || lines.FindLastIndex(mate, line => line.Heading is not null) is var own && own >= 0 && lines[own].Heading is SectionKind.Work or SectionKind.Education)
                continue;
            lines.RemoveAt(i);
            lines.Insert(mate + 1, chip);
            heading++;
        }
    }
}

/// <summary>A line, the role that a label beside it gives it, and the column it stands in: 1 over the whole width of a page with columns, from 2 in them, 0 on a page of one column.</summary>
internal readonly record struct OrderedLine(CvLine Line, FieldRole Role, int Column = 0);
