using System.Net;
using System.Text;

namespace Shortlist.FileParsing.Rendering;

/// <summary>Writes tables.</summary>
public static class TableText
{
    /// <summary>As a pipe table; a line break inside a cell becomes <c>&lt;br&gt;</c>.</summary>
    public static string Markdown(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        for (var index = 0; index < rows.Count; index++)
        {
            if (index > 0)
                text.Append('\n');
            text.Append('|');
            foreach (var cell in rows[index])
                text.Append(' ').Append(Escape(cell)).Append(" |");
            if (index == 0)
                text.Append("\n|").Insert(text.Length, " --- |", rows[0].Count);
        }

        return text.ToString();
    }

    /// <summary>As an HTML table whose first row is its head.</summary>
    public static string Html(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder("<table>");
        for (var index = 0; index < rows.Count; index++)
        {
            var tag = index == 0 ? "th" : "td";
            text.Append("<tr>");
            foreach (var cell in rows[index])
            {
                text.Append('<').Append(tag).Append('>')
                    .Append(WebUtility.HtmlEncode(cell).Replace("\n", "<br/>", StringComparison.Ordinal))
                    .Append("</").Append(tag).Append('>');
            }

            text.Append("</tr>");
        }

        return text.Append("</table>").ToString();
    }

    /// <summary>As CSV: values with commas, quotes or line breaks in quotes.</summary>
    public static string Csv(IReadOnlyList<IReadOnlyList<string>> rows) => string.Join('\n', rows.Select(row => string.Join(',', row.Select(Quote))));

    private static string Escape(string cell) => cell
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal)
        .Replace('\t', ' ');

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
