using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Shortlist.Bench.Corpus.Pdf;

/// <summary>Writes a PDF 1.4 file: A4 pages of text and filled rectangles, contents compressed, no date and no id.</summary>
internal sealed class PdfWriter
{
    public const double PageWidth = 595.28;
    public const double PageHeight = 841.89;

    private readonly List<PdfPage> _pages = [];

    public int PageCount => _pages.Count;

    /// <summary>The page of that number, from 0; pages up to it come into being.</summary>
    public PdfPage Page(int index)
    {
        while (_pages.Count <= index)
            _pages.Add(new PdfPage());
        return _pages[index];
    }

    public void Save(Stream output)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n%"u8);
        Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);

        const int catalog = 1;
        const int tree = 2;
        const int firstFont = 3;
        var firstPage = firstFont + PdfFont.All.Count;
        var kids = string.Join(' ', _pages.Select((_, index) => $"{firstPage + (2 * index)} 0 R"));
        var fonts = string.Join(' ', PdfFont.All.Select((font, index) => $"/{font.Resource} {firstFont + index} 0 R"));

        WriteObject($"<< /Type /Catalog /Pages {tree} 0 R >>");
        var mediaBox = string.Create(CultureInfo.InvariantCulture, $"[0 0 {PageWidth} {PageHeight}]");
        WriteObject($"<< /Type /Pages /Kids [{kids}] /Count {PageCount} /MediaBox {mediaBox} /Resources << /Font << {fonts} >> >> >>");
        foreach (var font in PdfFont.All)
            WriteObject($"<< /Type /Font /Subtype /Type1 /BaseFont /{font.BaseFont} /Encoding /WinAnsiEncoding >>");
        foreach (var page in _pages)
        {
            WriteObject($"<< /Type /Page /Parent {tree} 0 R /Contents {offsets.Count + 2} 0 R >>");
            WriteStream(page.Content);
        }

        var crossReferences = file.Position;
        WriteText($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            WriteText($"{offset:D10} 00000 n \n");
        WriteText($"trailer\n<< /Size {offsets.Count + 1} /Root {catalog} 0 R >>\nstartxref\n{crossReferences}\n%%EOF\n");

        file.Position = 0;
        file.CopyTo(output);

        void WriteObject(string body)
        {
            offsets.Add(file.Position);
            WriteText($"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        void WriteStream(string content)
        {
            var compressed = Deflate(content);
            offsets.Add(file.Position);
            WriteText($"{offsets.Count} 0 obj\n<< /Length {compressed.Length} /Filter /FlateDecode >>\nstream\n");
            Write(compressed);
            WriteText("\nendstream\nendobj\n");
        }

        void WriteText(string text) => Write(Encoding.ASCII.GetBytes(text));

        void Write(ReadOnlySpan<byte> bytes) => file.Write(bytes);
    }

    private static byte[] Deflate(string content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
            zlib.Write(Encoding.ASCII.GetBytes(content));
        return compressed.ToArray();
    }
}
