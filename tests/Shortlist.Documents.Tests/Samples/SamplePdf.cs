using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Shortlist.Documents.Tests.Samples;

/// <summary>Writes PDFs as small as a test needs, and as wrong as it wants.</summary>
internal sealed class SamplePdf
{
    private readonly List<byte[]> _objects = [];
    private readonly List<int> _pages = [];
    private readonly int _regular;
    private readonly int _bold;
    private string _trailer = "";

    public SamplePdf()
    {
        // Catalog and page tree come first; they are written when the pages are known.
        _objects.AddRange([[], []]);
        _regular = Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        _bold = Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
    }

    /// <summary>A page with text at places counted in points from its top left corner.</summary>
    public SamplePdf Page(params (double X, double Y, double Size, string Text)[] texts)
    {
        var content = new StringBuilder();
        foreach (var (x, y, size, text) in texts)
        {
            var escaped = text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal);
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {842 - y} Td ({escaped}) Tj ET\n");
        }

        return PageOf(Stream("", Encoding.Latin1.GetBytes(content.ToString())), resources: "");
    }

    /// <summary>A page drawn by operators as they stand in a PDF, from its bottom left corner; F1 is regular and F2 bold.</summary>
    public SamplePdf Drawn(string operators, string entries = "") => PageOf(Stream("", Encoding.Latin1.GetBytes(operators)), resources: "", entries);

    /// <summary>A page drawn over an image from edge to edge.</summary>
    public SamplePdf DrawnOn(byte[] jpeg, int width, int height, string operators)
    {
        var image = Stream($"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg);
        return PageOf(Stream("", Encoding.Latin1.GetBytes($"q 595 0 0 842 0 0 cm /Im0 Do Q {operators}")), $"/XObject << /Im0 {image} 0 R >>");
    }

    /// <summary>A page like that of <see cref="Drawn"/>, its operators packed.</summary>
    public SamplePdf Packed(string operators)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(Encoding.Latin1.GetBytes(operators));
        return PageOf(Stream("/Filter /FlateDecode", packed.ToArray()), resources: "");
    }

    /// <summary>Objects that nothing refers to.</summary>
    public SamplePdf Idle(int count)
    {
        for (var index = 0; index < count; index++)
            Add("<<>>");
        return this;
    }

    /// <summary>A page of lines of 12 points.</summary>
    public SamplePdf Lines(params string[] lines) =>
        Page([.. lines.Select((line, index) => (72d, 72d + (index * 20), 12d, line))]);

    /// <summary>A page that is an image from edge to edge.</summary>
    public SamplePdf Scan(byte[] jpeg, int width, int height)
    {
        var image = Stream($"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", jpeg);
        return PageOf(Stream("", "q 595 0 0 842 0 0 cm /Im0 Do Q"u8.ToArray()), $"/XObject << /Im0 {image} 0 R >>");
    }

    /// <summary>A page whose content unpacks to very many bytes.</summary>
    public SamplePdf Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (var count = 0; count < megabytes; count++)
                zlib.Write(block);
        }

        return PageOf(Stream("/Filter /FlateDecode", packed.ToArray()), resources: "");
    }

    /// <summary>The last page over and over, its content shared.</summary>
    public SamplePdf Repeat(int times)
    {
        var last = _objects[_pages[^1] - 1];
        for (var count = 0; count < times; count++)
            _pages.Add(Add(last));
        return this;
    }

    /// <summary>Declares encryption under a password that nobody knows.</summary>
    public SamplePdf Encrypted()
    {
        var noise = Convert.ToHexString(Enumerable.Range(1, 32).Select(value => (byte)(value * 7)).ToArray());
        var encryption = Add($"<< /Filter /Standard /V 1 /R 2 /O <{noise}> /U <{noise}> /P -4 >>");
        _trailer = $"/Encrypt {encryption} 0 R /ID [<{noise[..32]}> <{noise[..32]}>]";
        return this;
    }

    public byte[] ToBytes()
    {
        _objects[0] = Encoding.ASCII.GetBytes("<< /Type /Catalog /Pages 2 0 R >>");
        _objects[1] = Encoding.ASCII.GetBytes(
            $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(page => $"{page} 0 R"))}] >>");
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        var offsets = new List<long>();
        for (var index = 0; index < _objects.Count; index++)
        {
            offsets.Add(file.Position);
            file.Write(Encoding.ASCII.GetBytes($"{index + 1} 0 obj\n"));
            file.Write(_objects[index]);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Position;
        file.Write(Encoding.ASCII.GetBytes($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets)
            file.Write(Encoding.ASCII.GetBytes($"{offset:D10} 00000 n \n"));
        file.Write(Encoding.ASCII.GetBytes($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {_trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private SamplePdf PageOf(int content, string resources, string entries = "")
    {
        _pages.Add(Add(
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            + $"/Resources << /Font << /F1 {_regular} 0 R /F2 {_bold} 0 R >> {resources} >> {entries} >>"));
        return this;
    }

    private int Stream(string entries, byte[] bytes)
    {
        var head = Encoding.ASCII.GetBytes($"<< {entries} /Length {bytes.Length} >>\nstream\n");
        return Add([.. head, .. bytes, .. "\nendstream"u8]);
    }

    private int Add(string text) => Add(Encoding.ASCII.GetBytes(text));

    private int Add(byte[] bytes)
    {
        _objects.Add(bytes);
        return _objects.Count;
    }
}
