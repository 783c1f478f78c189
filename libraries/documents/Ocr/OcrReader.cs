using System.Globalization;
using System.Text;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Sandboxing;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Ocr;

/// <summary>Reads pages that are images, with Tesseract in a sandbox of its own pool.</summary>
internal sealed class OcrReader(DocumentOptions options, SandboxPool pool)
{
    private const double LongSideOfA4 = 842;

    private readonly ToolLimits _limits = new(options.OcrCpu, options.OcrTime, options.ChildMemory, options.MaxExtractionBytes);
    private string? _languages;

    /// <summary>Reads an image, of one page or more (TIFF). Images do not tell their size truly: the longer side counts as A4's.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public async Task<Document> ReadImageAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        if (ImageSize.Pixels(await source.ReadAllAsync(options.MaxBytes, cancellationToken)) > ImageSize.MostPixels)
            throw new UnreadableDocumentException(UnreadableReason.TooLarge, "The image has more points than are read here.");
        var budget = new TextBudget(options.MaxCharacters);
        var pages = await pool.ReadAsync(
            source,
            async session => await RecognizeAsync(
                session,
                $"exec nice tesseract {session.Document} stdout -l {await LanguagesAsync(session)} --psm 3 tsv",
                1, LongSideOfA4, budget),
            cancellationToken);
        var warnings = new List<string> { "The document is an image; its text was read by OCR and may hold errors." };
        var pageCount = pages.Count;
        if (pageCount > options.MaxOcrPages)
        {
            warnings.Add($"Only the first {options.MaxOcrPages} of {pageCount} scanned pages were read.");
            pages.RemoveRange(options.MaxOcrPages, pageCount - options.MaxOcrPages);
        }

        var lines = new List<DocumentLine>();
        var order = new ReadingOrder();
        foreach (var page in pages)
            order.Arrange(page, lines);
        if (lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.NoText, "No text could be read from the image.");
        return new Document
        {
            Format = DocumentFormat.Image,
            Lines = lines,
            Pages = [.. pages.Select(page => new PageSize(page.Width, page.Height))],
            PageCount = pageCount,
            PagesRead = pages.Count,
            Warnings = warnings,
        };
    }

    /// <summary>Reads pages of a PDF.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public Task<List<LayoutPage>> ReadPagesAsync(
        DocumentSource source, IReadOnlyList<LayoutPage> pages, TextBudget budget, CancellationToken cancellationToken) =>
        pool.ReadAsync(
            source,
            async session =>
            {
                var languages = await LanguagesAsync(session);
                var read = new List<LayoutPage>();
                foreach (var page in pages)
                {
                    // Scaled to pixels, not to a resolution: scans declare wrong sizes, and hostile ones declare huge ones.
                    var draw = string.Create(
                        CultureInfo.InvariantCulture,
                        $"pdftoppm -q -f {page.Number} -l {page.Number} -gray -scale-to {options.OcrPixels} -png {session.Document}");
                    read.AddRange(await RecognizeAsync(
                        session, $"{draw} | nice tesseract stdin stdout -l {languages} --psm 3 tsv",
                        page.Number, Math.Max(page.Width, page.Height), budget));
                }

                return read;
            },
            cancellationToken);

    private async Task<List<LayoutPage>> RecognizeAsync(
        SandboxSession session, string command, int firstPage, double longSide, TextBudget budget)
    {
        using var answer = await session.RunAsync(command, _limits);
        if (answer.ExitCode == 0)
            return TesseractTable.Parse(answer.Output, firstPage, longSide, budget);
        throw answer.RanOutOfCpu
            ? new UnreadableDocumentException(UnreadableReason.Timeout, "Reading a scanned page takes more time than it is given.")
            : new UnreadableDocumentException(UnreadableReason.Corrupted, "The image is damaged, or too large to be read.");
    }

    private async Task<string> LanguagesAsync(SandboxSession session)
    {
        if (_languages is { } known)
            return known;
        using var answer = await session.RunAsync("exec tesseract --list-langs", _limits);
        var installed = Encoding.UTF8.GetString(answer.Output).Split('\n', StringSplitOptions.TrimEntries);
        var languages = string.Join('+', options.OcrLanguages.Intersect(installed, StringComparer.Ordinal));
        if (answer.ExitCode == 0 && languages.Length > 0)
            return _languages = languages;
        throw new UnreadableDocumentException(
            UnreadableReason.NoText, "The document holds only images, and no OCR is installed on this server.");
    }
}
