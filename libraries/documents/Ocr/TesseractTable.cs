using System.Globalization;
using System.Text;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Ocr;

/// <summary>Reads Tesseract's table of words (its <c>tsv</c> output).</summary>
internal static class TesseractTable
{
    private const int Columns = 12;

    /// <summary>Per cent; what Tesseract is less sure of is mostly rules, stains and pictures.</summary>
    private const double LeastConfidence = 25;

    /// <summary>Boxes are of ink: over a line their median is that of capitals, about 0.72 of the size.</summary>
    private const double SizePerHeight = 1 / 0.72;

    private enum Level
    {
        Page = 1,
        Word = 5,
    }

    /// <summary>The pages, their pixels turned into points.</summary>
    public static List<LayoutPage> Parse(ReadOnlySpan<byte> table, int firstPage, double longSide, TextBudget budget)
    {
        var pages = new List<LayoutPage>();
        var scale = 1d;
        (int Block, int Paragraph, int Line) here = default;
        var block = -1;
        Span<Range> cells = stackalloc Range[Columns];
        foreach (var row in Encoding.UTF8.GetString(table).AsSpan().EnumerateLines())
        {
            if (row.Split(cells, '\t') < Columns - 1 || !int.TryParse(row[cells[0]], CultureInfo.InvariantCulture, out var level))
                continue;
            var box = new Box(Cell(row, cells[6]), Cell(row, cells[7]), 0, 0);
            box = box with { Right = box.Left + Cell(row, cells[8]), Bottom = box.Top + Cell(row, cells[9]) };
            if (level == (int)Level.Page)
            {
                scale = longSide / Math.Max(1, Math.Max(box.Width, box.Height));
                pages.Add(new LayoutPage(firstPage + pages.Count, box.Width * scale, box.Height * scale, SizePerHeight, []));
                (here, block) = (default, -1);
                continue;
            }

            if (level != (int)Level.Word || pages is not [.., var page] || Cell(row, cells[10]) < LeastConfidence)
                continue;
            var text = TextRepair.Repair(row[cells[11]]);
            if (text.Length == 0)
                continue;
            budget.Take(text.Length);
            var place = ((int)Cell(row, cells[2]), (int)Cell(row, cells[3]), (int)Cell(row, cells[4]));
            if (place != here || page.Lines.Count == 0)
            {
                if (page.Lines.Count == 0 || (place.Item1, place.Item2) != (here.Block, here.Paragraph))
                    block++;
                here = place;
                page.Lines.Add(new LayoutLine(block, []));
            }

            page.Lines[^1].Words.Add(new LayoutWord(
                text, new Box(box.Left * scale, box.Top * scale, box.Right * scale, box.Bottom * scale)));
        }

        return pages;
    }

    private static double Cell(ReadOnlySpan<char> row, Range cell) =>
        double.TryParse(row[cell], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;
}
