using Shortlist.Documents;

namespace Shortlist.FileParsing.Tests;

/// <summary>Pages as an extractor sees them: words with places, in lines and blocks.</summary>
internal static class Pages
{
    private const double CharacterWidth = 5;
    private const double LineHeight = 11;

    /// <summary>A line whose words stand where they would in ten-point type.</summary>
    public static DocumentLine Line(double left, double top, string text, int block = 0, double size = 10, int page = 1)
    {
        var words = new List<DocumentWord>();
        var x = left;
        foreach (var word in text.Split(' '))
        {
            var width = word.Length * CharacterWidth * size / 10;
            words.Add(new(word, new Box(x, top, x + width, top + (LineHeight * size / 10))));
            x += width + (CharacterWidth * 0.6);
        }

        return new DocumentLine
        {
            Page = page,
            Text = text,
            Box = words.Select(word => word.Box).Aggregate((first, second) => first.Union(second)),
            FontSize = size,
            Block = block,
            Words = words,
        };
    }

    /// <summary>A table as extractors read one: column by column, each a block.</summary>
    public static IEnumerable<DocumentLine> Columns(double top, double pitch, params (double Left, string[] Cells)[] columns) =>
        columns.SelectMany((column, number) => column.Cells
            .Select((cell, row) => (Cell: cell, Row: row))
            .Where(each => each.Cell.Length > 0)
            .Select(each => Line(column.Left, top + (each.Row * pitch), each.Cell, block: 100 + number)));

    public static ParsedFile Parse(params IEnumerable<DocumentLine> lines) => FileParser.Parse(
        new Document { Format = DocumentFormat.Pdf, Lines = [.. lines], Pages = [new(595, 842)] }, ParseSettings.Everything);

    public static ParsedFile ParseFlow(params IEnumerable<DocumentLine> lines) => FileParser.Parse(
        new Document { Format = DocumentFormat.Docx, Lines = [.. lines] }, ParseSettings.Everything);
}
