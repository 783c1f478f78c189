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

    /// <summary>A gap narrower than this many line heights is a space between words.</summary>
    private const double Tight = 0.3;

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

    /// <summary>Where no word of the row stands, between its first and its last, if words there do not simply follow each other.</summary>
    public IEnumerable<Span> Gaps()
    {
        for (var index = 1; index < Cells.Count; index++)
        {
            var gap = new Span(Cells[index - 1].Box.Right, Cells[index].Box.Left);
            if (gap.Width >= Tight * Height)
                yield return gap;
        }
    }

    /// <summary>
    /// What is left of a gap between columns when the row's words are taken out, from left to right. A word that begins just where
    /// the next column does may follow the one before it as closely as words do.
    /// </summary>
    public List<Span> Narrow(Span gap)
    {
        List<Span> left = [gap];
        foreach (var segment in Segments(gap.Right))
        {
            for (var index = left.Count - 1; index >= 0; index--)
            {
                var part = left[index];
                if (segment.Right <= part.Left || segment.Left >= part.Right)
                    continue;
                left.RemoveAt(index);
                if (part.Right > segment.Right)
                    left.Insert(index, new(segment.Right, part.Right));
                if (part.Left < segment.Left)
                    left.Insert(index, new(part.Left, segment.Left));
            }
        }

        left.RemoveAll(part => part.Width < Tight * Height && Math.Abs(part.Right - gap.Right) > Tolerance);
        return left;
    }

    /// <summary>Parts the cells where columns part: the widest cell of a column leaves hardly a gap before the next.</summary>
    public void PartAt(IReadOnlyList<Span> gaps)
    {
        var parted = new List<TextCell>(Cells.Count);
        foreach (var cell in Cells)
        {
            var from = 0;
            for (var at = 1; at <= cell.Words.Count; at++)
            {
                if (at < cell.Words.Count && ColumnOf(cell.Words[at].Box, gaps) == ColumnOf(cell.Words[at - 1].Box, gaps))
                    continue;
                parted.Add(from == 0 && at == cell.Words.Count ? cell : TextCell.Of([.. cell.Words.Skip(from).Take(at - from)], cell.Line));
                from = at;
            }
        }

        Cells.Clear();
        Cells.AddRange(parted);
    }

    /// <summary>The column that a box stands in, by its middle.</summary>
    public static int ColumnOf(Box box, IReadOnlyList<Span> gaps)
    {
        var (middle, column) = ((box.Left + box.Right) / 2, 0);
        while (column < gaps.Count && middle > (gaps[column].Left + gaps[column].Right) / 2)
            column++;
        return column;
    }

    /// <summary>Runs of words that simply follow each other, up to one that begins where a column does.</summary>
    private List<Span> Segments(double column)
    {
        var segments = new List<Span>();
        foreach (var word in Cells.SelectMany(cell => cell.Words))
        {
            if (segments is [.., var last] && word.Box.Left - last.Right < Tight * Height && word.Box.Right > last.Left
                && Math.Abs(word.Box.Left - column) > Tolerance)
            {
                segments[^1] = new(Math.Min(last.Left, word.Box.Left), Math.Max(last.Right, word.Box.Right));
            }
            else
            {
                segments.Add(new(word.Box.Left, word.Box.Right));
            }
        }

        return segments;
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
