using Shortlist.Documents.Layout;
using Shortlist.Documents.Packages;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.Docx;

/// <summary>
/// Reads a DOCX: headers, body, footers, with their tables, text boxes and links. Many CVs keep the name and the phone
/// number in a header or a text box.
/// </summary>
internal static class DocxReader
{
    /// <summary>The part that makes a package a Word document.</summary>
    public const string MainPart = "word/document.xml";

    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public static Document Read(Package package, DocumentOptions options)
    {
        var styles = DocxStyles.Read(package, options.MaxDepth);
        var flow = new FlowBuilder(new TextBudget(options.MaxCharacters));
        var links = new List<DocumentLink>();
        foreach (var part in PartsInOrder(package))
        {
            using var reader = package.OpenXml(part);
            if (reader is null)
                continue;
            new DocxPartReader(reader, flow, styles, DocxLinks.Targets(package, part, options.MaxDepth), links, options.MaxDepth).Read();
        }

        var lines = flow.Build();
        if (lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.NoText, "The document holds no text.");
        return new Document { Format = DocumentFormat.Docx, Lines = lines, Links = links, Hidden = flow.Hidden };
    }

    private static IEnumerable<string> PartsInOrder(Package package)
    {
        var parts = package.Parts.Where(part => part.EndsWith(".xml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return
        [
            .. parts.Where(part => part.StartsWith("word/header", StringComparison.Ordinal)),
            MainPart,
            .. parts.Where(part => part.StartsWith("word/footer", StringComparison.Ordinal)),
        ];
    }
}
