using System.Text;

namespace Shortlist.FileParsing.Rendering;

/// <summary>How Markdown is written.</summary>
/// <param name="TablesAsHtml">Tables as HTML instead of pipe tables.</param>
/// <param name="Links">Whether texts that the document links are written as links.</param>
public sealed record MarkdownStyle(bool TablesAsHtml = false, bool Links = false);

/// <summary>Writes blocks as Markdown.</summary>
public static class Markdown
{
    /// <summary>Between pages, where several are written as one.</summary>
    public const string PageBreak = "\n\n---\n\n";

    /// <summary>A page.</summary>
    public static string Of(ParsedPage page, ParsedFile file, MarkdownStyle style)
    {
        var text = string.Join("\n\n", page.Blocks.Select(block => Of(block, style)));
        return style.Links ? LinkTexts(text, page, file) : text;
    }

    /// <summary>A block.</summary>
    public static string Of(Block block, MarkdownStyle style) => block.Kind switch
    {
        BlockKind.Heading => $"{new string('#', block.Level)} {Inline(string.Join(' ', block.Lines))}",
        BlockKind.List => OfList(block.Entries, block.IsOrdered),
        BlockKind.Table => style.TablesAsHtml ? TableText.Html(block.Rows) : TableText.Markdown(block.Rows),
        _ => string.Join('\n', block.Lines.Select(Line)),
    };

    /// <summary>Entries of a list.</summary>
    public static string OfList(IReadOnlyList<ListEntry> entries, bool isOrdered)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            if (text.Length > 0)
                text.Append('\n');
            var indent = new string(' ', 2 * entry.Level);
            text.Append(indent).Append(isOrdered ? "" : "- ").Append(Inline(entry.Text).Replace("\n", $"\n{indent}  ", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    private static string Inline(string text) => text.Replace('\t', ' ');

    /// <summary>A line of a paragraph: what would be read as a mark of structure at its start is escaped.</summary>
    private static string Line(string line)
    {
        var text = line.Replace("\t", "  ", StringComparison.Ordinal);
        return text[0] is '#' or '>' or '|' || text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith("+ ", StringComparison.Ordinal)
            || text.StartsWith("* ", StringComparison.Ordinal) || text.StartsWith("---", StringComparison.Ordinal)
                ? $"\\{text}"
                : text;
    }

    private static string LinkTexts(string text, ParsedPage page, ParsedFile file)
    {
        foreach (var link in file.Links.Where(link => link.Page == page.Number && link.Text.Length > 0).DistinctBy(link => link.Text, StringComparer.Ordinal))
        {
            var at = text.IndexOf(link.Text, StringComparison.Ordinal);
            if (at >= 0)
                text = $"{text[..at]}[{link.Text}]({link.Target}){text[(at + link.Text.Length)..]}";
        }

        return text;
    }
}
