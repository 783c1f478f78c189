namespace Shortlist.FileParsing.Rendering;

/// <summary>Writes blocks as text without marks.</summary>
public static class PlainText
{
    /// <summary>Between pages, where several are written as one: a form feed.</summary>
    public const string PageBreak = "\n\f\n";

    /// <summary>A page.</summary>
    public static string Of(ParsedPage page) => string.Join("\n\n", page.Blocks.Select(Of));

    /// <summary>A block. Cells of a table are parted by tabs.</summary>
    public static string Of(Block block) => block.Kind switch
    {
        BlockKind.List => string.Join('\n', block.Entries.Select(entry =>
            $"{new string(' ', 2 * entry.Level)}{(block.IsOrdered ? "" : "• ")}{entry.Text}")),
        BlockKind.Table => string.Join('\n', block.Rows.Select(row =>
            string.Join('\t', row.Select(cell => cell.Replace('\n', ' '))).TrimEnd('\t'))),
        _ => string.Join('\n', block.Lines),
    };
}
