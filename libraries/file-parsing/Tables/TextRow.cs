using System.Text;
using Shortlist.Documents;

namespace Shortlist.FileParsing.Tables;

/// <summary>Words that stand together, apart from others of their row.</summary>
/// <param name="Text">The words.</param>
/// <param name="Words">How many.</param>
/// <param name="Box">Where they stand.</param>
/// <param name="Line">The line they belong to, as an index.</param>
internal sealed record TextCell(string Text, int Words, Box Box, int Line);

/// <summary>What stands at one height of a page, whatever lines and blocks it was read as.</summary>
internal sealed class TextRow
{
    /// <summary>A gap wider than this many line heights parts cells.</summary>
    private const double CellGap = 0.95;

    private TextRow(TextCell first)
    {
        Cells = [first];
        (Top, Bottom) = (first.Box.Top, first.Box.Bottom);
    }

    /// <summary>From left to right.</summary>
    public List<TextCell> Cells { get; }

    public double Top { get; private set; }

    public double Bottom { get; private set; }

    public double Height => Bottom - Top;

    /// <summary>The rows of a page, from top to bottom.</summary>
    public static List<TextRow> Gather(List<DocumentLine> lines)
    {
        var cells = new List<TextCell>();
        for (var index = 0; index < lines.Count; index++)
            AddCells(lines[index], index, cells);

        var rows = new List<TextRow>();
        foreach (var cell in cells.OrderBy(cell => cell.Box.Top + cell.Box.Bottom))
        {
            if (rows is [.., var last] && last.IsBeside(cell.Box))
                last.Add(cell);
            else
                rows.Add(new TextRow(cell));
        }

        foreach (var row in rows)
            row.Cells.Sort((left, right) => left.Box.Left.CompareTo(right.Box.Left));
        return rows;
    }

    private bool IsBeside(Box box)
    {
        var shared = Math.Min(Bottom, box.Bottom) - Math.Max(Top, box.Top);
        return shared > 0.5 * Math.Min(Height, box.Height);
    }

    private void Add(TextCell cell)
    {
        Cells.Add(cell);
        // The tallest would draw in its neighbours above and below: the row is as high as its lowest cell.
        if (cell.Box.Height < Height)
            (Top, Bottom) = (cell.Box.Top, cell.Box.Bottom);
    }

    /// <summary>Parts a line where its words stand wide apart. Turned text is left alone.</summary>
    private static void AddCells(DocumentLine line, int index, List<TextCell> cells)
    {
        if (line.Words.Count == 0 || line.Box.Height > 3 * line.Words.Max(word => word.Box.Height))
            return;
        var text = new StringBuilder();
        Box box = default;
        var words = 0;
        foreach (var word in line.Words)
        {
            if (words > 0 && (word.Box.Left - box.Right > CellGap * word.Box.Height || word.Box.Left < box.Left))
            {
                cells.Add(new(text.ToString(), words, box, index));
                text.Clear();
                words = 0;
            }

            box = words == 0 ? word.Box : box.Union(word.Box);
            text.Append(words == 0 ? "" : " ").Append(word.Text);
            words++;
        }

        cells.Add(new(text.ToString(), words, box, index));
    }
}
