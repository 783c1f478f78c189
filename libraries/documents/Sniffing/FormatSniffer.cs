using System.Text;
using System.Text.RegularExpressions;

namespace Shortlist.Documents.Sniffing;

/// <summary>Tells a document's format by its first bytes. Names and declared types are not asked: they are often wrong.</summary>
internal static partial class FormatSniffer
{
    /// <summary>Bytes from the start that are looked at.</summary>
    public const int HeadLength = 4096;

    /// <summary>Readers accept junk before a PDF's header, up to this far.</summary>
    private const int PdfHeaderWithin = 1024;

    /// <summary>What the head is of.</summary>
    public static SniffedKind Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return SniffedKind.Package;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return SniffedKind.CompoundFile;
        if (IsImage(head))
            return SniffedKind.Image;
        if (IsOtherBinary(head))
            return SniffedKind.Unsupported;
        if (head[..Math.Min(head.Length, PdfHeaderWithin)].IndexOf("%PDF-"u8) >= 0)
            return SniffedKind.Pdf;

        var start = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        start = start.TrimStart(" \t\r\n\0"u8);
        if (start.StartsWith(@"{\rtf"u8))
            return SniffedKind.Rtf;
        return HtmlStart().IsMatch(Readable(head)) ? SniffedKind.Html : SniffedKind.Text;
    }

    private static bool IsImage(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)
        || (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8))
        // "BM" begins ordinary text as well: the bytes of a bitmap's header that are always zero decide.
        || (head.Length >= 30 && head.StartsWith("BM"u8) && head[6..10].SequenceEqual("\0\0\0\0"u8));

    private static bool IsOtherBinary(ReadOnlySpan<byte> head) =>
        head.StartsWith("GIF8"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F'])
        || head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF])
        || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || head.StartsWith("%!PS"u8);

    /// <summary>The head as characters good enough to look for a tag: the zeros of UTF-16 dropped.</summary>
    private static string Readable(ReadOnlySpan<byte> head) =>
        Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal);

    /// <summary>
    /// A document type, or one of the elements that pages begin with, after nothing but spaces, comments and an XML
    /// declaration. A text that mentions a tag further down stays a text.
    /// </summary>
    [GeneratedRegex(
        """^[\s\u00EF\u00BB\u00BF\u00FE\u00FF]*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*(<!doctype\s+html|<(html|head|body|title|meta|div|table|h1|p|style)[\s>])""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlStart();
}
