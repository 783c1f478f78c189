using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Criteria;

/// <summary>Cuts a job advertisement into lines and tells the section of each.</summary>
internal static partial class JobText
{
    private const int LongestHeadingInWords = 9;

    private static readonly Lazy<FrozenDictionary<string, JobSection>> LazyHeadings = new(() =>
    {
        var headings = new Dictionary<string, JobSection>(StringComparer.Ordinal);
        foreach (var row in DataFile.Read("job-headings"))
        {
            foreach (var phrase in row.Phrases)
                headings.TryAdd(Folding.Key(phrase), Enum.Parse<JobSection>(row.Key, ignoreCase: true));
        }

        return headings.ToFrozenDictionary(StringComparer.Ordinal);
    });

    /// <summary>The lines of an advertisement in plain text, Markdown or HTML, without its headings.</summary>
    public static List<JobLine> Read(string advertisement)
    {
        var lines = new List<JobLine>();
        var section = JobSection.Unknown;
        var raw = Joined(Plain(advertisement));
        for (var i = 0; i < raw.Count; i++)
        {
            var (text, isItem) = raw[i];
            if (HeadingOf(text, isItem, i + 1 < raw.Count && raw[i + 1].IsItem) is { } heading)
            {
                section = heading;
                continue;
            }

            if (!isItem && text.IndexOf(':', StringComparison.Ordinal) is var colon and > 2 && colon + 1 < text.Length && KindOf(text[..colon]) is { } inline)
            {
                text = text[(colon + 1)..].Trim();
                if (inline == JobSection.Other)
                {
                    // "Salary: …" tells of itself alone.
                    lines.Add(new JobLine(text, inline, isItem));
                    continue;
                }

                section = inline;
            }

            lines.Add(new JobLine(text, section, isItem));
        }

        return lines;
    }

    private static IEnumerable<string> Plain(string text)
    {
        if (Tag().IsMatch(text))
        {
            text = ListItem().Replace(text, "\n- ");
            text = Break().Replace(text, "\n");
            text = WebUtility.HtmlDecode(AnyTag().Replace(text, ""));
        }

        return text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>Lines without their bullets; a line that goes on with the sentence of the one above is put behind it.</summary>
    private static List<(string Text, bool IsItem)> Joined(IEnumerable<string> source)
    {
        var lines = new List<(string Text, bool IsItem)>();
        var isAfterBlank = true;
        foreach (var line in source)
        {
            var bullet = Bullet().Match(line);
            var text = Emphasis().Replace(line[bullet.Length..], "").Trim();
            if (text.Length == 0)
            {
                isAfterBlank = true;
                continue;
            }

            var goesOn = !isAfterBlank && bullet.Length == 0 && lines.Count > 0 && char.IsLower(text[0]) && lines[^1].Text[^1] is not ('.' or ':' or '!' or '?');
            if (goesOn)
                lines[^1] = ($"{lines[^1].Text} {text}", lines[^1].IsItem);
            else
                lines.Add((text, bullet.Length > 0 && line.Trim()[0] != '#'));
            isAfterBlank = false;
        }

        return lines;
    }

    private static JobSection? HeadingOf(string text, bool isItem, bool beforeItems)
    {
        if (KindOf(text) is { } known)
            return !isItem || text.EndsWith(':') ? known : null;
        if (isItem || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > LongestHeadingInWords || !(text.EndsWith(':') || (beforeItems && text[^1] is not ('.' or '!' or ';' or ','))))
            return null;

        // A heading in words of its own: told by the known heading or cue that it holds.
        var folded = Folding.Fold(text);
        if (Cues.Has(Cue.Nice, folded))
            return JobSection.Nice;
        foreach (var (key, section) in LazyHeadings.Value)
        {
            if (key.Length >= 8 && Folding.Key(text).Contains(key, StringComparison.Ordinal))
                return section;
        }

        return JobSection.Unknown;
    }

    private static JobSection? KindOf(string text) => text.Length <= 60 && LazyHeadings.Value.TryGetValue(Folding.Key(text), out var section) ? section : null;

    [GeneratedRegex(@"<(p|br|li|ul|div|h\d|span|strong|b|em)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex("<li[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"<br[^>]*>|</?(p|div|h\d|ul|ol|li|tr|section)\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Break();

    [GeneratedRegex("<[^>]{1,400}>", RegexOptions.NonBacktracking)]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"^\s*([-*•●▪■◦‣∙·➢►✓✔○□◆❖»▸➤–—]\s+|[•●▪■◦‣∙·✓✔➤►]|\d{1,2}[.)]\s+|[a-z]\)\s+|#{1,6}\s+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\*\*|__|`", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();
}
