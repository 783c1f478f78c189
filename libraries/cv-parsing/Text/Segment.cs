using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Lexicon;

namespace Shortlist.CvParsing.Text;

/// <summary>A part of a line: the whole of it, a cell of a row, or what stands behind a label.</summary>
internal sealed class Segment
{
    private string? _text;
    private IReadOnlyList<DateRange>? _dates;

    public Segment(CvLine line, int start, int end, FieldRole role = FieldRole.None)
    {
        while (start < end && !IsContent(line.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(line.Text[end - 1]))
            end--;
        (Line, Start, End, Role) = (line, start, end, role);
    }

    public CvLine Line { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>What a label says that it is.</summary>
    public FieldRole Role { get; init; }

    public bool IsEmpty => End <= Start;

    public int Length => End - Start;

    public string Text => _text ??= Line.Text[Start..End];

    public ReadOnlySpan<char> Span => Line.Text.AsSpan(Start, Length);

    public ReadOnlySpan<char> Folded => Line.Folded.AsSpan(Start, Length);

    /// <summary>The dates and stretches of time in it; found once.</summary>
    public IReadOnlyList<DateRange> Dates => _dates ??= Length == Line.Text.Length ? Line.Dates : DateRanges.Find(Folded);

    public Evidence Evidence => Line.Evidence(Start, Math.Max(Start, End));

    /// <summary>A part of it, by indexes into its own text.</summary>
    public Segment Slice(int start, int end) => new(Line, Start + start, Start + end, Role);

    public Segment WithRole(FieldRole role) => new(Line, Start, End, role);

    public int CountWords()
    {
        var count = 0;
        var inside = false;
        foreach (var c in Span)
        {
            var isWord = char.IsLetterOrDigit(c) || (inside && c is '\'' or '’' or '.' or '-' or '&' or '+' or '#' or '/');
            if (isWord && !inside)
                count++;
            inside = isWord;
        }

        return count;
    }

    /// <summary>Icons of symbol fonts and stray marks are not content; opening brackets, signs and quotes are.</summary>
    private static bool IsContent(char c) =>
        char.IsLetterOrDigit(c) || c is '+' or '(' or '.' or '#' or '@' or '"' or '\'' or '“' or '„' or '«' or '[' or '<' or '¿' or '¡' or '-' or '–' or '—' or '\u2019';
}
