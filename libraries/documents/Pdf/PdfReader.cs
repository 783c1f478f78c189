using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Ocr;
using Shortlist.Documents.Sandboxing;
using Shortlist.Documents.Sniffing;
using Shortlist.Documents.Text;

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
        var (pages, pageCount, scanned) = await pool.ReadAsync(source, session => ExtractAsync(source, session, budget), cancellationToken);

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
            PageCount = pageCount,
            PagesRead = pages.Count,
            Warnings = warnings,
        };
    }

    private async Task<Extraction> ExtractAsync(DocumentSource source, SandboxSession session, TextBudget budget)
    {
        List<LayoutPage> pages;
        using (var answer = await session.RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"exec pdftotext -q -bbox-layout -l {options.MaxPages} {session.Document} -"), _limits))
        {
            if (answer.ExitCode != 0)
                throw await FailureAsync(session, answer);
            pages = BboxLayoutParser.Parse(answer.Output, budget);
        }

        if (pages.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The PDF has no pages.");
        var pageCount = pages.Count < options.MaxPages ? pages.Count : await CountPagesAsync(session, pages.Count);
        return new(pages, pageCount, await FindScannedAsync(source, session, pages));
    }

    /// <summary>Only asked when a limit may have cut the document: it costs another child process.</summary>
    private async Task<int> CountPagesAsync(SandboxSession session, int atLeast)
    {
        using var answer = await session.RunAsync($"exec pdfinfo {session.Document}", _limits);
        var output = answer.Output;
        var label = "\nPages:"u8;
        var at = output.IndexOf(label);
        return at >= 0 && Utf8Parser.TryParse(output[(at + label.Length)..].TrimStart((byte)' '), out int count, out _)
            ? Math.Max(count, atLeast)
            : atLeast;
    }

    /// <summary>
    /// Pages to read by OCR: those with hardly a letter and an image large enough to be a scan; in a document without
    /// any text all of them, as it may be drawn with curves.
    /// </summary>
    private async Task<List<LayoutPage>> FindScannedAsync(DocumentSource source, SandboxSession session, List<LayoutPage> pages)
    {
        var candidates = pages.FindAll(page => page.CountLetters(FewLetters) < FewLetters);
        if (candidates.Count == 0 || pages.Sum(page => page.CountLetters(HardlyAnyLetters)) < HardlyAnyLetters)
            return candidates;
        if (!MayHoldImages(source))
            return [];
        using var answer = await session.RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"exec pdfimages -list -l {options.MaxPages} {session.Document}"), _limits);
        var imaged = ImageList.PagesWithLargeImages(answer.Output);
        candidates.RemoveAll(page => !imaged.Contains(page.Number));
        return candidates;
    }

    /// <summary>
    /// Asked before a child process is: an image is a stream, and a stream's dictionary stands in the file uncompressed
    /// and unencrypted, so its <c>/Subtype /Image</c> is found among the bytes.
    /// </summary>
    private static bool MayHoldImages(DocumentSource source) => StreamSearch.ContainsWord(source.Rewind(), "/Image"u8);

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

    private async Task<Exception> FailureAsync(SandboxSession session, ToolAnswer answer)
    {
        if (answer.IsMissingProgram)
            return new InvalidOperationException("pdftotext is not installed on this system (Debian package poppler-utils).");
        if (answer.RanOutOfCpu)
            return new UnreadableDocumentException(UnreadableReason.Timeout, "Reading the PDF takes more time than it is given.");
        using var diagnosis = await session.RunAsync($"exec pdfinfo {session.Document} 2>&1", _limits);
        return diagnosis.Output.IndexOf("Incorrect password"u8) >= 0
            ? new UnreadableDocumentException(UnreadableReason.Encrypted, "The PDF is protected with a password.")
            : new UnreadableDocumentException(UnreadableReason.Corrupted, "The PDF is damaged or cut off.");
    }

    private sealed record Extraction(List<LayoutPage> Pages, int PageCount, List<LayoutPage> Scanned);
}
