using System.Text;
using System.Xml;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Packages;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Odt;

/// <summary>Reads an OpenDocument text: page headers, body, page footers.</summary>
internal static class OdtReader
{
    private const string ContentPart = "content.xml";
    private const string StylesPart = "styles.xml";
    private const string ManifestPart = "META-INF/manifest.xml";
    private const string TextMimeType = "application/vnd.oasis.opendocument.text";

    /// <summary>Whether the package is an OpenDocument text, or a template of one.</summary>
    public static bool IsText(Package package)
    {
        using var stream = package.OpenPart("mimetype");
        if (stream is null)
            return false;
        Span<byte> head = stackalloc byte[TextMimeType.Length];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && Ascii.Equals(head, TextMimeType);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public static Document Read(Package package, DocumentOptions options)
    {
        if (IsEncrypted(package, options.MaxDepth))
            throw new UnreadableDocumentException(UnreadableReason.Encrypted, "The document is protected with a password.");
        if (!package.Has(ContentPart))
            throw new UnreadableDocumentException(UnreadableReason.Corrupted, "The document has no content.");

        var styles = new OdtStyles();
        var links = new List<DocumentLink>();
        var budget = new TextBudget(options.MaxCharacters);
        // Page headers and footers lie among the styles, which have to be known before the body: so they are read first.
        var header = new OdtPartReader(new FlowBuilder(budget), styles, links, options.MaxDepth, OdtRegion.Header);
        var footer = new OdtPartReader(new FlowBuilder(budget), styles, links, options.MaxDepth, OdtRegion.Footer);
        foreach (var part in (OdtPartReader[])[header, footer])
            part.Read(package, StylesPart);
        var body = new OdtPartReader(new FlowBuilder(budget), styles, links, options.MaxDepth, OdtRegion.Body);
        body.Read(package, ContentPart);

        var lines = FlowBuilder.Concatenate(header.Flow, body.Flow, footer.Flow);
        if (lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.NoText, "The document holds no text.");
        return new Document { Format = DocumentFormat.Odt, Lines = lines, Links = links, Hidden = [.. header.Flow.Hidden, .. body.Flow.Hidden, .. footer.Flow.Hidden] };
    }

    private static bool IsEncrypted(Package package, int maxDepth)
    {
        using var reader = package.OpenXml(ManifestPart);
        while (reader?.Step(maxDepth) is true)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "encryption-data" })
                return true;
        }

        return false;
    }
}
