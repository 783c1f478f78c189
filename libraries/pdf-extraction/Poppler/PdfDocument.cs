using System.Runtime.InteropServices;

namespace Shortlist.PdfExtraction.Poppler;

/// <summary>An open PDF.</summary>
internal sealed unsafe class PdfDocument : IDisposable
{
    private readonly nint _document;
    private GCHandle _data;

    private PdfDocument(nint document, GCHandle data) => (_document, _data) = (document, data);

    /// <summary>Pages that the document says to have.</summary>
    public int PageCount => Native.CountPages(_document);

    /// <summary>Opens a document, or tells why it cannot be.</summary>
    public static (PdfDocument? Document, ExtractionOutcome Outcome) Open(string path) =>
        Opened(Native.OpenDocument("file://" + path, 0, out var error), error, default);

    /// <summary>Opens a document in memory; null when it cannot be.</summary>
    public static PdfDocument? Open(byte[] bytes)
    {
        var data = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        return Opened(Native.OpenData((byte*)data.AddrOfPinnedObject(), bytes.Length, 0, out var error), error, data).Document;
    }

    /// <summary>A page, from 0; null when the document has it in its count alone.</summary>
    public PdfPage? Page(int index) => Native.OpenPage(_document, index) is var page and not 0 ? new(page) : null;

    public void Dispose()
    {
        Native.Release(_document);
        if (_data.IsAllocated)
            _data.Free();
    }

    private static (PdfDocument? Document, ExtractionOutcome Outcome) Opened(nint document, Native.Error* error, GCHandle data)
    {
        if (document != 0)
            return (new(document, data), ExtractionOutcome.Read);
        if (data.IsAllocated)
            data.Free();
        var outcome = error is not null && error->Code == Native.Error.Encrypted ? ExtractionOutcome.Encrypted : ExtractionOutcome.Damaged;
        if (error is not null)
            Native.FreeError(error);
        return (null, outcome);
    }
}
