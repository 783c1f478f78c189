using System.Text.RegularExpressions;
using Shortlist.Documents.Layout;

namespace Shortlist.Documents.PlainText;

/// <summary>Reads the Markdown that people write CVs in: headings, lists, tables, emphasis and links.</summary>
internal sealed partial class MarkdownReader(FlowBuilder flow, List<DocumentLink> links)
{
    private const int SpacesPerLevel = 2;
    private const int MaxLevel = 8;

    /// <summary>Reads it to its end.</summary>
    public void Read(string text)
    {
        var previous = "";
        foreach (var range in text.AsSpan().EnumerateLines())
        {
            var line = range.ToString();
            if (Underline().IsMatch(line) && previous.Length > 0)
                continue;
            ReadLine(line);
            previous = line.Trim();
        }
    }

    private void ReadLine(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || TableRule().IsMatch(line) || Underline().IsMatch(line))
        {
            flow.EndParagraph();
            return;
        }

        if (Heading().Match(line) is { Success: true } heading)
        {
            flow.EndParagraph();
            flow.MarkHeading(heading.Groups["marks"].Length);
            flow.Append(Inline(heading.Groups["text"].Value));
            flow.EndParagraph();
            return;
        }

        if (ListEntry().Match(line) is { Success: true } entry)
        {
            flow.EndParagraph();
            flow.MarkListItem(Math.Min(entry.Groups["indent"].Length / SpacesPerLevel, MaxLevel));
            line = entry.Groups["text"].Value;
        }
        else if (line.AsSpan().Trim() is ['|', .. var cells, '|'])
        {
            ReadRow(cells.ToString().Split('|', StringSplitOptions.TrimEntries));
            return;
        }

        flow.Append(Inline(line));
        flow.BreakLine();
    }

    private void ReadRow(string[] cells)
    {
        flow.BeginRow();
        foreach (var cell in cells)
        {
            flow.BeginCell();
            flow.Append(Inline(cell));
        }

        flow.EndRow();
    }

    /// <summary>The text without marks of emphasis; links are kept apart.</summary>
    private string Inline(string line)
    {
        line = Link().Replace(line, match =>
        {
            links.Add(new DocumentLink(match.Groups["target"].Value, match.Groups["text"].Value, 1));
            return match.Groups["text"].Value;
        });
        flow.Weight = Strong().IsMatch(line) && Strong().Replace(line, "").AsSpan().Trim().Length == 0 ? FontWeight.Bold : FontWeight.Regular;
        line = Strong().Replace(line, "${text}");
        line = Emphasis().Replace(line, "${text}");
        return PlainTextReader.TabColumns(line.Replace("`", "", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6}) +(?<text>.*?)[ #]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ *(=+|-{2,}|\*{3,}|_{3,}) *$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Underline();

    [GeneratedRegex(@"^(?<indent> *)([-*+•]|\d{1,3}[.)])[ \t]+(?<text>\S.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ListEntry();

    [GeneratedRegex(@"^ *\|?( *:?-{2,}:? *\|)+( *:?-{2,}:? *)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"!?\[(?<text>[^\[\]]*)\]\((?<target>[^()\s]+)[^()]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*|__(?<text>[^_]+)__", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\*(?<text>[^*\s][^*]*)\*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Emphasis();
}
