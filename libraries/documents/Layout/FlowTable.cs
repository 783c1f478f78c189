namespace Shortlist.Documents.Layout;

/// <summary>A row of a table under way.</summary>
/// <param name="outer">The lines that the row comes after.</param>
internal sealed class FlowTable(List<FlowLine> outer)
{
    /// <summary>The lines that the row comes after.</summary>
    public List<FlowLine> Outer { get; } = outer;

    /// <summary>The lines of each cell, from left to right.</summary>
    public List<List<FlowLine>> Cells { get; } = [];

    /// <summary>Adds the row's lines to those before it.</summary>
    public void MergeInto(List<FlowLine> lines)
    {
        var filled = Cells.FindAll(cell => cell.Count > 0);
        if (filled.Count(cell => cell.Count > 1) > 1 || filled.Exists(cell => cell[0].HeadingLevel > 0))
        {
            foreach (var cell in filled)
                lines.AddRange(cell);
            return;
        }

        if (filled.Count == 0)
            return;
        var row = filled[0][0];
        foreach (var cell in filled.Skip(1))
            row.Join(cell[0]);
        lines.Add(row);
        foreach (var line in filled.SelectMany(cell => cell.Skip(1)))
        {
            line.Block = line.Block == filled[^1][0].Block ? row.Block : line.Block;
            lines.Add(line);
        }
    }
}
