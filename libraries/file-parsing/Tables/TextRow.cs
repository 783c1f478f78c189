using Shortlist.Documents;

namespace Shortlist.FileParsing.Tables;

/// <summary>Words that stand together, apart from others of their row.</summary>
/// <param name="Words">The words.</param>
/// <param name="Box">Where they stand.</param>
/// <param name="Line">The line they belong to, as an index.</param>
internal sealed record TextCell(IReadOnlyList<DocumentWord> Words, Box Box, int Line)
{
    public string Text => string.Join(' ', Words.Select(word => word.Text));

    public static TextCell Of(IReadOnlyList<DocumentWord> words, int line) =>
        new(words, words.Select(word => word.Box).Aggregate((left, right) => left.Union(right)), line);
}

/// <summary>What stands at one height of a page, whatever lines and blocks it was read as.</summary>
internal sealed class TextRow
{
    /// <summary>A gap wider than this many line heights parts cells.</summary>
    private const double CellGap = 0.8;

    /// <summary>Points by which words may miss the edge of their column.</summary>
    private const double Tolerance = 2;

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

    /// <summary>
    /// Parts cells that reach over several columns, where a word begins a column and the one before it ends ahead of that: the widest
    /// cell of a column leaves hardly a gap.
    /// </summary>
    public void FitTo(List<Span> columns)
    {
        for (var index = 0; index < Cells.Count; index++)
        {
            var cell = Cells[index];
            var next = columns.FindIndex(column => column.Left > cell.Box.Left + Tolerance && column.Left < cell.Box.Right - Tolerance);
            if (next < 1 || cell.Box.Left > columns[next - 1].Right)
                continue;
            var at = 1;
            while (at < cell.Words.Count
                && (cell.Words[at].Box.Left < columns[next].Left - Tolerance || cell.Words[at - 1].Box.Right > columns[next].Left + Tolerance))
            {
                at++;
            }

            if (at == cell.Words.Count)
                continue;
            Cells[index] = TextCell.Of([.. cell.Words.Take(at)], cell.Line);
            Cells.Insert(index + 1, TextCell.Of([.. cell.Words.Skip(at)], cell.Line));
        }
    }

    /// <summary>Parts a line where its words stand wide apart. Turned text is left alone.</summary>
    private static void AddCells(DocumentLine line, int index, List<TextCell> cells)
    {
        if (line.Words.Count == 0 || line.Box.Height > 3 * line.Words.Max(word => word.Box.Height))
            return;
        var words = new List<DocumentWord>();
        foreach (var word in line.Words)
        {
            if (words is [.., var last] && (word.Box.Left - last.Box.Right > CellGap * word.Box.Height || word.Box.Left < last.Box.Left))
            {
                cells.Add(TextCell.Of(words, index));
                words = [];
            }

            words.Add(word);
        }

        cells.Add(TextCell.Of(words, index));
    }
}
