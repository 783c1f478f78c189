using System.Text.RegularExpressions;
using Shortlist.Documents.Layout;
using Shortlist.Documents.Text;

namespace Shortlist.Documents.PlainText;

/// <summary>Reads text and Markdown: a line is a line, an empty line ends a block.</summary>
internal static partial class PlainTextReader
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UnreadableDocumentException">The document is at fault.</exception>
    public static Document Read(byte[] bytes, string? fileName, DocumentOptions options)
    {
        var text = TextDecoder.Decode(bytes)
            ?? throw new UnreadableDocumentException(UnreadableReason.UnsupportedType, "The file is of no type that is read here.");
        var flow = new FlowBuilder(new TextBudget(options.MaxCharacters));
        var links = new List<DocumentLink>();
        if (CsvReader.IsCsv(text, fileName, out var separator))
        {
            CsvReader.Read(text, separator, flow);
            return flow.Build() is { Count: > 0 } rows
                ? new Document { Format = DocumentFormat.Csv, Lines = rows }
                : throw new UnreadableDocumentException(UnreadableReason.NoText, "The file holds no text.");
        }

        if (IsMarkdown(text, fileName))
            new MarkdownReader(flow, links).Read(text);
        else
            ReadPlain(text, flow);
        var lines = flow.Build();
        if (lines.Count == 0)
            throw new UnreadableDocumentException(UnreadableReason.NoText, "The file holds no text.");
        return new Document { Format = DocumentFormat.Text, Lines = lines, Links = links };
    }

    /// <summary>Runs of spaces inside a line stand for columns.</summary>
    internal static string TabColumns(string line) => Columns().Replace(line.Trim(), "\t");

    private static bool IsMarkdown(string text, string? fileName) =>
        Path.GetExtension(fileName)?.ToUpperInvariant() is ".MD" or ".MARKDOWN" || MarkdownHeading().Count(text) > 1;

    private static void ReadPlain(string text, FlowBuilder flow)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                flow.EndParagraph();
                continue;
            }

            flow.Append(TabColumns(line.ToString()));
            flow.BreakLine();
        }
    }

    [GeneratedRegex(" {3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Columns();

    [GeneratedRegex(@"^#{1,6} +\S", RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex MarkdownHeading();
}
