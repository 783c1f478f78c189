namespace Shortlist.Documents.Layout;

/// <summary>A row of a table under way.</summary>
/// <param name="outer">The lines that the row comes after.</param>
internal sealed class FlowTable(List<FlowLine> outer)
{
    /// <summary>Lines that a cell of a table of facts holds at the most; a column of a layout holds more.</summary>
    private const int MostLinesOfCell = 8;

    /// <summary>The lines that the row comes after.</summary>
    public List<FlowLine> Outer { get; } = outer;

    /// <summary>The lines of each cell, from left to right.</summary>
    public List<List<FlowLine>> Cells { get; } = [];

    /// <summary>Adds the row's lines to those before it.</summary>
    public void MergeInto(List<FlowLine> lines)
    {
        var row = RowOf(Cells);
        var filled = Cells.FindAll(cell => cell.Count > 0);
        if (filled.Count(cell => cell.Count > 1) > 1 || filled.Exists(cell => cell[0].HeadingLevel > 0))
        {
            filled[0][0].Row = row;
            foreach (var cell in filled)
                lines.AddRange(cell);
            return;
        }

        if (filled.Count == 0)
            return;
        var first = filled[0][0];
        foreach (var cell in filled.Skip(1))
            first.Join(cell[0]);
        first.Row = row is null ? null : row with { LineCount = row.LineCount - filled.Count + 1 };
        lines.Add(first);
        foreach (var line in filled.SelectMany(cell => cell.Skip(1)))
        {
            line.Block = line.Block == filled[^1][0].Block ? first.Block : line.Block;
            lines.Add(line);
        }
    }

    /// <summary>The row as a table's, or null when its cells hold headings, tables or a page's worth of text: a table made for layout.</summary>
    private static DocumentRow? RowOf(List<List<FlowLine>> cells)
    {
        if (cells.Count < 2 || cells.Exists(cell => cell.Count > MostLinesOfCell || cell.Exists(line => line.HeadingLevel > 0 || line.Row is not null)))
            return null;
        return new([.. cells.Select(cell => string.Join('\n', cell.Select(line => line.Text)))], cells.Sum(cell => cell.Count));
    }
}
