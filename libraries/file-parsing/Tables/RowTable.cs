using Shortlist.Documents;

namespace Shortlist.FileParsing.Tables;

/// <summary>Tables of formats that mark them: rows that follow each other.</summary>
internal static class RowTable
{
    /// <summary>Rows from which it is a table; one row alone is a line.</summary>
    private const int FewestRows = 2;

    /// <summary>The table that begins at a line; false when none does.</summary>
    /// <param name="lines">The lines of a page.</param>
    /// <param name="index">The line.</param>
    /// <param name="rows">Its rows, all of one length.</param>
    /// <param name="next">The first line after it.</param>
    public static bool TryRead(List<DocumentLine> lines, int index, out IReadOnlyList<IReadOnlyList<string>> rows, out int next)
    {
        var found = new List<IReadOnlyList<string>>();
        next = index;
        while (next < lines.Count && lines[next].Row is { } row && next + row.LineCount <= lines.Count)
        {
            found.Add(row.Cells);
            next += Math.Max(1, row.LineCount);
        }

        var columns = found.Count == 0 ? 0 : found.Max(row => row.Count);
        rows = [.. found.Select(row => row.Count == columns ? row : [.. row, .. Enumerable.Repeat("", columns - row.Count)])];
        return found.Count >= FewestRows;
    }
}
