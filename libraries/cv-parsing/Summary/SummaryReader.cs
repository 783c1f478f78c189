using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Summary;

/// <summary>The summary: what stands under its heading, or else the first paragraph of whole sentences before any other section.</summary>
internal static class SummaryReader
{
    private const int MaximumLength = 3_000;

    public static Found<string>? Read(IReadOnlyList<Section> sections)
    {
        foreach (var section in sections.Where(section => section.Kind == SectionKind.Summary))
        {
            var prose = section.Segments.Where(segment => segment.Role is FieldRole.None or FieldRole.Activities).ToList();
            if (Joined(Prose(prose)) is { Length: > 20 } text)
                return new Found<string>(text, 0.93, prose[0].Evidence with { Quote = Prose(prose)[0].Text, Line = Prose(prose)[0].Line.Index, Page = Prose(prose)[0].Line.Source.Page });
        }

        foreach (var section in sections.Where(section => section.Kind is SectionKind.Header or SectionKind.Contact or SectionKind.Other && !HoldsJobs(section)))
        {
            if (Paragraph(section.Segments) is { Count: > 0 } lines && Joined(lines) is { Length: > 60 } text)
                return new Found<string>(text, 0.8, lines[0].Evidence);
        }

        return null;
    }

    /// <summary>Stretches of time tell of jobs that stand under no heading, or under an unknown one.</summary>
    private static bool HoldsJobs(Section section) => section.Segments.Exists(segment => segment.Dates.Any(range => range.IsRange));

    /// <summary>
    /// Leaves out what reading order has put among the sentences: contact details, and short lines that neither end a sentence
    /// nor go on to the next.
    /// </summary>
    private static List<Segment> Prose(List<Segment> segments)
    {
        var prose = new List<Segment>();
        foreach (var segment in segments)
        {
            var isContact = segment.Span.Contains('@') || segment.Folded.Contains("linkedin.com", StringComparison.Ordinal) || segment.Folded.Contains("github.com", StringComparison.Ordinal);
            if (!isContact || segment.CountWords() > 8)
                prose.Add(segment);
        }

        var (longest, hasSentence) = (prose.Count == 0 ? 0 : prose.Max(segment => segment.Length), prose.Exists(segment => segment.CountWords() >= 6));
        if (!hasSentence)
            return prose;

        var kept = new List<Segment>();
        for (var i = 0; i < prose.Count; i++)
        {
            var goesOn = kept.Count > 0 && (kept[^1].Length > longest * 0.6 || kept[^1].Line.Source.Block == prose[i].Line.Source.Block) && !EndsSentence(kept[^1].Span);
            if (prose[i].CountWords() >= 4 || goesOn || EndsSentence(prose[i].Span) || prose[i].Line.IsListItem)
                kept.Add(prose[i]);
        }

        return kept.Count > 0 ? kept : prose;
    }

    /// <summary>The first run of lines that reads as sentences.</summary>
    private static List<Segment> Paragraph(List<Segment> segments)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            if (!IsSentenceLine(segments[i]))
                continue;

            var lines = new List<Segment> { segments[i] };
            for (var j = i + 1; j < segments.Count; j++)
            {
                var goesOn = segments[j].Role == FieldRole.None && !segments[j].Span.Contains('@')
                    && (IsSentenceLine(segments[j]) || !EndsSentence(lines[^1].Span) || segments[j].Line.Source.Block == lines[0].Line.Source.Block)
                    && (segments[j].Line.Source.Block == lines[^1].Line.Source.Block || !EndsSentence(lines[^1].Span) || IsSentenceLine(segments[j]));
                if (!goesOn)
                    break;
                lines.Add(segments[j]);
            }

            return lines.Sum(line => line.CountWords()) >= 10 ? lines : [];
        }

        return [];
    }

    private static bool IsSentenceLine(Segment segment) =>
        segment.Role == FieldRole.None && segment.CountWords() >= 8 && segment.Span.IndexOfAny('@', '|') < 0 && !segment.Folded.Contains("linkedin.com", StringComparison.Ordinal);

    private static bool EndsSentence(ReadOnlySpan<char> text) => text[^1] is '.' or '!' or '?';

    private static string Joined(List<Segment> lines)
    {
        var text = new System.Text.StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > MaximumLength)
                break;
            if (text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]) && char.IsLower(line.Span[0]))
                text.Length--;
            else if (text.Length > 0)
                text.Append(' ');
            text.Append(line.Span);
        }

        return text.ToString();
    }
}
