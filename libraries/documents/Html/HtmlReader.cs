using System.Text;
using System.Text.RegularExpressions;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Html;

/// <summary>Reads an HTML page. Nothing that it refers to is fetched, and no script of it is run.</summary>
internal static partial class HtmlReader
{
    /// <summary>Bytes from the start in which a page names its encoding.</summary>
    private const int CharsetWithin = 2048;

    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public static Document Read(byte[] bytes, DocumentOptions options)
    {
        var html = TextDecoder.Decode(bytes, DeclaredEncoding(bytes))
            ?? throw new UnreadableDocumentException(UnreadableReason.UnsupportedType, "The file holds binary data.");
        var walk = new HtmlWalk(options);
        walk.Walk(html);
        var lines = walk.Build();
        if (lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.NoText, "The page holds no text.");
        return new Document { Format = DocumentFormat.Html, Lines = lines, Links = walk.Links, Hidden = walk.Hidden };
    }

    private static Encoding? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, CharsetWithin)]);
        if (Charset().Match(head) is not { Success: true } match)
            return null;
        try
        {
            var name = match.Groups["name"].Value;
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            // A page may name anything; what is no encoding is as good as nothing.
            return null;
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[\w.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
