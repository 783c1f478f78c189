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

    /// <summary>The tables of a page, from top to bottom.</summary>
    public static List<FoundTable> Find(List<DocumentLine> lines)
    {
        var rows = TextRow.Gather(lines);
        var tables = new List<FoundTable>();
        for (var start = 0; start < rows.Count; start++)
        {
            if (rows[start].Cells.Count < 2)
                continue;
            var end = Grow(rows, start, out var columns);
            var run = rows.GetRange(start, end - start);
            var full = run.Count(row => row.Cells.Count > 1);
            if (full < (columns.Count >= Many ? FewestRowsOfMany : FewestRows))
                continue;
            // Text in columns stays text from whichever of its lines one begins.
            if (!ColumnProse.IsProse(run, columns))
                tables.Add(Build(run, columns));
            start = end - 1;
        }

        return tables;
    }

    /// <summary>Takes rows in as long as they keep the columns apart. Returns the row after the last one.</summary>
    private static int Grow(List<TextRow> rows, int start, out List<Span> columns)
    {
        columns = [.. rows[start].Cells.Select(cell => new Span(cell.Box.Left, cell.Box.Right))];
        var end = start + 1;
        var lastFull = end;
        while (end < rows.Count)
        {
            var row = rows[end];
            if (row.Top - rows[end - 1].Bottom > MostRowGap * row.Height)
                break;
            row.FitTo(columns);
            var merged = Merge(columns, row);
            if (merged.Count < columns.Count || (row.Cells.Count == 1 && merged.Count > columns.Count))
                break;
            columns = merged;
            end++;
            if (row.Cells.Count > 1)
                lastFull = end;
        }

        // A line of one cell at the end is the last cell going on, when it follows closely, and else what comes after the table.
        while (end > lastFull && rows[lastFull].Top - rows[lastFull - 1].Bottom < rows[lastFull].Height * 0.5 && !StartsInFirst(rows[lastFull], columns))
            lastFull++;
        return lastFull;
    }

    private static bool StartsInFirst(TextRow row, List<Span> columns) => row.Cells[0].Box.Left < columns[0].Right;

    /// <summary>The columns with a row's cells added: spans that touch become one.</summary>
    private static List<Span> Merge(List<Span> columns, TextRow row)
    {
        var spans = columns.Concat(row.Cells.Select(cell => new Span(cell.Box.Left, cell.Box.Right))).OrderBy(span => span.Left);
        var merged = new List<Span>();
        foreach (var span in spans)
        {
            if (merged is [.., var last] && span.Left < last.Right)
                merged[^1] = new(last.Left, Math.Max(last.Right, span.Right));
            else
                merged.Add(span);
        }

        return merged;
    }

    private static FoundTable Build(List<TextRow> run, List<Span> columns)
    {
        var rows = new List<string[]>();
        var typical = TypicalGap(run, columns);
        for (var index = 0; index < run.Count; index++)
        {
            var cells = new string[columns.Count];
            Array.Fill(cells, "");
            foreach (var cell in run[index].Cells)
            {
                var column = Math.Max(0, columns.FindIndex(span => cell.Box.Left <= span.Right && cell.Box.Right >= span.Left));
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
    private static double TypicalGap(List<TextRow> run, List<Span> columns)
    {
        var gaps = new List<double>();
        for (var index = 1; index < run.Count; index++)
        {
            if (run[index].Cells.Count > 1 && StartsInFirst(run[index], columns))
                gaps.Add(Math.Max(0, run[index].Top - run[index - 1].Bottom));
        }

        gaps.Sort();
        return gaps.Count == 0 ? 0 : gaps[gaps.Count / 2];
    }
}

/// <summary>From one place across the page to another, in points.</summary>
internal readonly record struct Span(double Left, double Right)
{
    public double Width => Right - Left;
}
