using System.Runtime.InteropServices;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Ocr;
using Shortlist.Documents.Sandboxing;
using Shortlist.Documents.Text;
using Shortlist.PdfExtraction;

namespace Shortlist.Documents.Pdf;

/// <summary>Reads a PDF by its text layer, and pages without one by OCR.</summary>
internal sealed class PdfReader(DocumentOptions options, SandboxPool pool, OcrReader ocr)
{
    /// <summary>Letters below which a page is held to have no text of its own: a page number or a stamp is not the page.</summary>
    private const int FewLetters = 40;

    /// <summary>Letters below which a whole document is held to have no text layer.</summary>
    private const int HardlyAnyLetters = 10;

    private readonly ToolLimits _limits =
        new(options.ExtractionCpu, options.ExtractionTime, options.ChildMemory, options.MaxExtractionBytes);

    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public async Task<Document> ReadAsync(DocumentSource source, CancellationToken cancellationToken)
    {
        var budget = new TextBudget(options.MaxCharacters);
        var (extracted, pageCount, hidden) = await pool.ReadAsync(source, session => ExtractAsync(session, budget), cancellationToken);
        var scanned = Scanned(extracted);
        var pages = extracted.ConvertAll(page => page.Layout);

        var warnings = new List<string>();
        if (pageCount > pages.Count)
            warnings.Add($"Only the first {pages.Count} of {pageCount} pages were read.");
        var format = DocumentFormat.Pdf;
        if (scanned.Count > 0)
        {
            var read = await ReadScannedAsync(source, pages, scanned, budget, warnings, cancellationToken);
            if (read == pages.Count(page => page.Lines.Count > 0))
                format = DocumentFormat.ScannedPdf;
        }

        var lines = new List<DocumentLine>();
        var order = new ReadingOrder();
        foreach (var page in pages)
            order.Arrange(page, lines);
        if (lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.NoText, "The PDF holds no text, and none could be read from its images.");
        return new Document
        {
            Format = format,
            Lines = lines,
            Pages = [.. pages.Select(page => new PageSize(page.Width, page.Height))],
            Links = [.. extracted.SelectMany(PdfLinks.Of)],
            Hidden = hidden,
            PageCount = pageCount,
            PagesRead = pages.Count,
            Warnings = warnings,
        };
    }

    private async Task<Extraction> ExtractAsync(SandboxSession session, TextBudget budget)
    {
        using var answer = await session.RunAsync(ExtractionRequest.Command(options.MaxPages, session.Document), _limits);
        if (answer.ExitCode != (int)ExtractionOutcome.Read)
            throw Failure((ExtractionOutcome)answer.ExitCode);
        try
        {
            var extracted = new ExtractedPages(budget);
            var (pages, pageCount) = extracted.Read(answer.Output);
            return pages.Count > 0
                ? new(pages, pageCount, extracted.Hidden)
                : throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The PDF has no pages.");
        }
        catch (FormatException exception)
        {
            session.IsSpent = true;
            throw new UnreadableDocumentException(
                UnreadableReason.Corrupted, "The document makes the program that reads it fail.", exception);
        }
    }

    /// <summary>
    /// Pages to read by OCR: those with hardly a letter and images large enough to be a scan; in a document without any text
    /// all of them, as it may be drawn with curves.
    /// </summary>
    private static List<LayoutPage> Scanned(List<ExtractedPage> pages)
    {
        var candidates = pages.FindAll(page => page.Layout.CountLetters(FewLetters) < FewLetters);
        return pages.Sum(page => page.Layout.CountLetters(HardlyAnyLetters)) < HardlyAnyLetters
            ? candidates.ConvertAll(page => page.Layout)
            : [.. candidates.Where(page => page.MayBeScanned).Select(page => page.Layout)];
    }

    /// <summary>Puts what OCR reads in the place of what the pages held. Returns how many pages it gained.</summary>
    private async Task<int> ReadScannedAsync(
        DocumentSource source, List<LayoutPage> pages, List<LayoutPage> scanned, TextBudget budget, List<string> warnings,
        CancellationToken cancellationToken)
    {
        if (scanned.Count > options.MaxOcrPages)
        {
            warnings.Add($"Only the first {options.MaxOcrPages} of {scanned.Count} scanned pages were read.");
            scanned.RemoveRange(options.MaxOcrPages, scanned.Count - options.MaxOcrPages);
        }

        var gained = 0;
        foreach (var read in await ocr.ReadPagesAsync(source, scanned, budget, cancellationToken))
        {
            ref var page = ref CollectionsMarshal.AsSpan(pages)[read.Number - 1];
            if (read.CountLetters(int.MaxValue) <= page.CountLetters(int.MaxValue))
                continue;
            page = read;
            gained++;
            warnings.Add($"Page {read.Number} is an image; its text was read by OCR and may hold errors.");
        }

        return gained;
    }

    private static Exception Failure(ExtractionOutcome outcome) => outcome switch
    {
        ExtractionOutcome.NoPoppler =>
            new InvalidOperationException("poppler is not installed on this system (Debian package libpoppler-glib8)."),
        ExtractionOutcome.Encrypted => new UnreadableDocumentException(UnreadableReason.Encrypted, "The PDF is protected with a password."),
        _ => new UnreadableDocumentException(UnreadableReason.Corrupted, "The PDF is damaged or cut off."),
    };

    private sealed record Extraction(List<ExtractedPage> Pages, int PageCount, List<HiddenText> Hidden);
}
