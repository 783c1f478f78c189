using Shortlist.Documents;

namespace Shortlist.FileParsing.Tables;

/// <summary>A table that was found on a page.</summary>
/// <param name="Lines">The lines that it is made of, as indexes.</param>
/// <param name="FirstLine">The first of them in reading order.</param>
/// <param name="Rows">Its rows, all of one length.</param>
/// <param name="Box">Where it stands.</param>
internal sealed record FoundTable(HashSet<int> Lines, int FirstLine, IReadOnlyList<IReadOnlyList<string>> Rows, Box Box);

/// <summary>
/// Finds tables by the places of words alone: rows whose cells stand in the same columns. What extractors call lines and
/// blocks is no help, as they mostly read a table column by column.
/// </summary>
internal static class TableFinder
{
    /// <summary>Rows a table has at the least: with two columns, and with more.</summary>
    private const int FewestRows = 3;
    private const int FewestRowsOfMany = 2;
    private const int Many = 3;

    /// <summary>Line heights that rows of one table may lie apart.</summary>
    private const double MostRowGap = 2.2;

    private const int MostCharactersOfRow = 10_000;

    // More than people put on a page. Each row is held against all columns, and its own gaps against all rows before it.
    private const int MostColumns = 60;
    private const int MostRows = 300;

    /// <summary>The tables of a page, from top to bottom.</summary>
    public static List<FoundTable> Find(List<DocumentLine> lines)
    {
        var rows = TextRow.Gather(lines);
        var tables = new List<FoundTable>();
        for (var start = 0; start < rows.Count; start++)
        {
            if (rows[start].Cells.Count is < 2 or > MostColumns)
                continue;
            var end = Grow(rows, start, out var gaps);
            var run = rows.GetRange(start, end - start);
            var full = run.Count(row => row.Cells.Count > 1);
            if (gaps.Count == 0 || full < (gaps.Count + 1 >= Many ? FewestRowsOfMany : FewestRows))
                continue;
            foreach (var row in run)
                row.PartAt(gaps);
            // Text in columns stays text from whichever of its lines one begins.
            if (!ColumnProse.IsProse(run, Columns(run, gaps)))
                tables.Add(Build(run, gaps));
            start = end - 1;
        }

        return tables;
    }

    /// <summary>Takes rows in as long as they leave the gaps between the columns free. Returns the row after the last one.</summary>
    private static int Grow(List<TextRow> rows, int start, out List<Span> gaps)
    {
        gaps = [.. rows[start].Gaps()];
        var end = start + 1;
        var lastFull = end;
        while (end < rows.Count && end - start < MostRows && rows[end].Cells.Count <= MostColumns)
        {
            var row = rows[end];
            var apart = row.Top - rows[end - 1].Bottom;
            if (apart > MostRowGap * row.Height || Fit(gaps, rows, start, end, out var misfits) is not { } fitted)
                break;
            // It has columns of its own where those above have none: another table begins.
            if (misfits > 0 && (apart > row.Height || misfits + fitted.Count - gaps.Count > 1))
                break;
            gaps = fitted;
            end++;
            if (row.Cells.Count > 1)
                lastFull = end;
        }

        // A line of one cell at the end is the last cell going on, when it follows closely, and else what comes after the table.
        while (end > lastFull && rows[lastFull].Top - rows[lastFull - 1].Bottom < rows[lastFull].Height * 0.5
            && (gaps.Count == 0 || TextRow.ColumnOf(rows[lastFull].Cells[0].Box, gaps) > 0))
        {
            lastFull++;
        }

        return lastFull;
    }

    /// <summary>The gaps between the columns with one row more; null when that row closes one, or there would be too many.</summary>
    /// <param name="gaps">The gaps so far.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="start">The first row of the run.</param>
    /// <param name="end">The row to be taken in.</param>
    /// <param name="misfits">Gaps of the row that the rows above have closed.</param>
    private static List<Span>? Fit(List<Span> gaps, List<TextRow> rows, int start, int end, out int misfits)
    {
        misfits = 0;
        var own = rows[end].Gaps().ToList();
        var fitted = new List<Span>();
        foreach (var gap in gaps)
        {
            var left = rows[end].Narrow(gap);
            if (left.Count == 0)
                return null;
            var shared = left.FindAll(part => own.Exists(part.Overlaps));
            fitted.AddRange(shared.Count > 0 ? shared : [left.MaxBy(part => part.Width)]);
        }

        foreach (var gap in own.Where(gap => !fitted.Exists(gap.Overlaps)).ToList())
        {
            List<Span> left = [gap];
            for (var index = start; index < end && left.Count > 0; index++)
                left = [.. left.SelectMany(rows[index].Narrow)];
            if (left.Count > 0)
                fitted.Add(left.MaxBy(part => part.Width));
            else
                misfits++;
        }

        fitted.Sort((left, right) => left.Left.CompareTo(right.Left));
        return fitted.Count < MostColumns ? fitted : null;
    }

    /// <summary>How far the cells of each column reach.</summary>
    private static List<Span> Columns(List<TextRow> run, List<Span> gaps) =>
    [
        .. run.SelectMany(row => row.Cells)
            .GroupBy(cell => TextRow.ColumnOf(cell.Box, gaps))
            .OrderBy(column => column.Key)
            .Select(column => new Span(column.Min(cell => cell.Box.Left), column.Max(cell => cell.Box.Right))),
    ];

    private static FoundTable Build(List<TextRow> run, List<Span> gaps)
    {
        var rows = new List<string[]>();
        var typical = TypicalGap(run, gaps);
        for (var index = 0; index < run.Count; index++)
        {
            var cells = new string[gaps.Count + 1];
            Array.Fill(cells, "");
            foreach (var cell in run[index].Cells)
            {
                var column = TextRow.ColumnOf(cell.Box, gaps);
                cells[column] = cells[column].Length == 0 ? cell.Text : $"{cells[column]} {cell.Text}";
            }

            if (rows.Count > 0 && GoesOn(run, index, rows[^1], cells, typical))
                Append(rows[^1], cells);
            else
                rows.Add(cells);
        }

        var lines = run.SelectMany(row => row.Cells).Select(cell => cell.Line).ToHashSet();
        return new(lines, lines.Min(), rows, run.SelectMany(row => row.Cells).Select(cell => cell.Box).Aggregate((left, right) => left.Union(right)));
    }

    /// <summary>Whether a row is the next line of cells of the row before: it lacks the first cell and follows closely.</summary>
    private static bool GoesOn(List<TextRow> run, int index, string[] row, string[] cells, double typical)
    {
        var gap = run[index].Top - run[index - 1].Bottom;
        var filled = cells.Count(cell => cell.Length > 0);
        if (row.Sum(cell => cell.Length) > MostCharactersOfRow)
            return false;
        if (cells[0].Length == 0)
            return gap < typical * 0.6 || (filled == 1 && gap < run[index].Height * 0.6);
        return filled == 1 && cells.Length > 1 && gap < typical * 0.6;
    }

    private static void Append(string[] row, string[] more)
    {
        for (var column = 0; column < row.Length; column++)
        {
            if (more[column].Length > 0)
                row[column] = row[column].Length == 0 ? more[column] : $"{row[column]}\n{more[column]}";
        }
    }

    /// <summary>The usual gap before rows that begin with a first cell and have others.</summary>
    private static double TypicalGap(List<TextRow> run, List<Span> gaps)
    {
        var apart = new List<double>();
        for (var index = 1; index < run.Count; index++)
        {
            if (run[index].Cells.Count > 1 && TextRow.ColumnOf(run[index].Cells[0].Box, gaps) == 0)
                apart.Add(Math.Max(0, run[index].Top - run[index - 1].Bottom));
        }

        apart.Sort();
        return apart.Count == 0 ? 0 : apart[apart.Count / 2];
    }
}

/// <summary>From one place across the page to another, in points.</summary>
internal readonly record struct Span(double Left, double Right)
{
    public double Width => Right - Left;

    public bool Overlaps(Span other) => other.Left < Right && other.Right > Left;
}
