namespace Shortlist.PdfExtraction.Poppler;

/// <summary>An open PDF.</summary>
internal sealed unsafe class PdfDocument : IDisposable
{
    private readonly nint _document;

    private PdfDocument(nint document) => _document = document;

    /// <summary>Pages that the document says to have.</summary>
    public int PageCount => Native.CountPages(_document);

    /// <summary>Opens a document, or tells why it cannot be.</summary>
    public static (PdfDocument? Document, ExtractionOutcome Outcome) Open(string path)
    {
        var document = Native.OpenDocument("file://" + path, 0, out var error);
        if (document != 0)
            return (new(document), ExtractionOutcome.Read);
        var outcome = error is not null && error->Code == Native.Error.Encrypted ? ExtractionOutcome.Encrypted : ExtractionOutcome.Damaged;
        if (error is not null)
            Native.FreeError(error);
        return (null, outcome);
    }

    /// <summary>A page, from 0; null when the document has it in its count alone.</summary>
    public PdfPage? Page(int index) => Native.OpenPage(_document, index) is var page and not 0 ? new(page) : null;

    public void Dispose() => Native.Release(_document);
}
