using Shortlist.Documents;
using Shortlist.FileParsing.Blocks;
using Shortlist.FileParsing.Language;
using Shortlist.FileParsing.Selection;

namespace Shortlist.FileParsing;

/// <summary>Which part of a document is wanted.</summary>
public sealed record ParseSettings
{
    /// <summary>All of it.</summary>
    public static ParseSettings Everything { get; } = new();

    /// <summary>Pages from the first one on; null for all. <see cref="TargetPages"/> comes before it.</summary>
    public int? MaxPages { get; init; }

    /// <summary>Single pages and ranges, such as <c>1,3,5-8</c>, counted from 1; null for all.</summary>
    public string? TargetPages { get; init; }

    /// <summary>The part of each page that counts; null for the whole page.</summary>
    public CropBox? CropBox { get; init; }
}

/// <summary>A part of a page, each edge as a share of its width or height from the left or top, 0 to 1.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Bottom edge.</param>
public sealed record CropBox(double Left, double Top, double Right, double Bottom);

/// <summary>Turns lines into headings, paragraphs, lists and tables. The same document gives the same result, always.</summary>
public static class FileParser
{
    /// <summary>US Letter, for formats without fixed pages.</summary>
    private static readonly PageSize NoPage = new(612, 792);

    /// <summary>Parses what was read.</summary>
    public static ParsedFile Parse(Document document, ParseSettings settings)
    {
        var selection = PageSelection.Of(settings);
        var headings = Headings.Learn(document);
        var pages = new List<ParsedPage>();
        var characters = 0;
        var guess = new LanguageGuess();
        foreach (var (number, lines) in PagesOf(document))
        {
            if (!selection.Takes(number))
                continue;
            var size = number <= document.Pages.Count ? document.Pages[number - 1] : NoPage;
            var kept = settings.CropBox is { } crop && number <= document.Pages.Count ? Crop(lines, size, crop) : lines;
            foreach (var line in kept)
            {
                characters += line.Text.Length;
                guess.Read(line.Text);
            }

            pages.Add(new ParsedPage(number, size.Width, size.Height, new PageBlocks(headings, document.Pages.Count > 0).Build(kept)));
        }

        return new ParsedFile
        {
            Format = document.Format,
            PageCount = document.PageCount,
            Pages = pages,
            Language = guess.Best,
            Characters = characters,
            Links = document.Links,
            Warnings = document.Warnings,
        };
    }

    /// <summary>Every page that was read, empty ones too, with its lines.</summary>
    private static IEnumerable<(int Number, List<DocumentLine> Lines)> PagesOf(Document document)
    {
        var byPage = document.Lines.ToLookup(line => line.Page);
        for (var number = 1; number <= Math.Max(1, document.PagesRead); number++)
            yield return (number, [.. byPage[number]]);
    }

    private static List<DocumentLine> Crop(List<DocumentLine> lines, PageSize size, CropBox crop) => lines.FindAll(line =>
    {
        var (x, y) = ((line.Box.Left + line.Box.Right) / 2 / size.Width, (line.Box.Top + line.Box.Bottom) / 2 / size.Height);
        return x >= crop.Left && x <= crop.Right && y >= crop.Top && y <= crop.Bottom;
    });
}
