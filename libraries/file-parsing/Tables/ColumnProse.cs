namespace Shortlist.FileParsing.Tables;

/// <summary>Tells columns of running text, whose lines happen to stand beside each other, from columns of a table.</summary>
internal static class ColumnProse
{
    /// <summary>Words on a line from which it reads as running text.</summary>
    private const double ManyWords = 4.5;

    /// <summary>Share of a column's width that lines of running text fill.</summary>
    private const double FullLine = 0.8;

    /// <summary>Share of a table's rows in which a column has a cell, at the least.</summary>
    private const double Sparse = 0.3;

    /// <summary>Whether it is text in columns, or a narrow column beside text, rather than a table.</summary>
    public static bool IsProse(List<TextRow> run, List<Span> columns)
    {
        int prose = 0, sparse = 0;
        foreach (var column in columns)
        {
            var cells = run.SelectMany(row => row.Cells).Where(cell => cell.Box.Left < column.Right && cell.Box.Right > column.Left).ToList();
            if (cells.Count == 0)
                continue;
            if (cells.Average(cell => cell.Words.Count) >= ManyWords
                && cells.Count(cell => cell.Box.Width >= FullLine * column.Width) * 2 > cells.Count)
            {
                prose++;
            }

            if (cells.Count < Sparse * run.Count)
                sparse++;
        }

        return columns.Count == 2 ? prose > 0 || sparse > 0 || !IsAligned(run) : prose > 1;
    }

    /// <summary>Whether the two cells of a row mostly stand on one line, as those of a table do and those of two texts do not.</summary>
    private static bool IsAligned(List<TextRow> run)
    {
        var pairs = run.Where(row => row.Cells.Count > 1).ToList();
        return pairs.Count(row => row.Cells.Max(cell => cell.Box.Bottom) - row.Cells.Min(cell => cell.Box.Bottom) < row.Height * 0.25) * 5 > pairs.Count * 4;
    }
}
