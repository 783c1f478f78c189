using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Redaction;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Cvs;

/// <summary>A line of the CV, or a cell of it, that may be judged.</summary>
internal sealed class Passage
{
    private const int LongestQuote = 160;

    private readonly List<(int Start, int End)> _hidden;

    public Passage(Segment segment, SectionKind section, string neutral, List<(int Start, int End)> hidden)
    {
        (Line, Page, Text, Section, Neutral, _hidden) = (segment.Line.Index, segment.Line.Source.Page, segment.Text, section, neutral, hidden);
        Tokens = CvParsing.Text.Tokens.Split(neutral);
        Hashes = new ulong[Tokens.Count];
        for (var i = 0; i < Hashes.Length; i++)
            Hashes[i] = WordHash.Of(Word(i));
        SectionName = section.ToString().ToLowerInvariant();
        IsListItem = segment.Line.IsListItem;
    }

    public int Line { get; }

    public int Page { get; }

    /// <summary>As it stands in the document.</summary>
    public string Text { get; }

    public SectionKind Section { get; }

    /// <summary>Folded, with masks and one word for both genders of an occupation; index for index the text.</summary>
    public string Neutral { get; }

    /// <summary>The tokens of <see cref="Neutral"/>.</summary>
    public List<Token> Tokens { get; }

    /// <summary>A number for every token, equal for equal words.</summary>
    public ulong[] Hashes { get; }

    public bool IsListItem { get; }

    /// <summary>The work entry it belongs to, or -1.</summary>
    public int Entry { get; set; } = -1;

    /// <summary>What a mention in it is worth.</summary>
    public Proof Proof { get; set; }

    /// <summary>Whether something of it may be quoted.</summary>
    public bool IsQuotable => Runs().Any(run => HasWord(run));

    /// <summary>The word at a token.</summary>
    public ReadOnlySpan<char> Word(int token) => Neutral.AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>
    /// The part of the text around a stretch of it, word for word, without anything that may not be judged; null when nothing
    /// is left.
    /// </summary>
    public Quote? QuoteAround(int start, int end)
    {
        (int Start, int End)? best = null;
        foreach (var run in Runs())
        {
            if (!HasWord(run))
                continue;
            if (run.Start <= start && run.End >= end)
            {
                best = run;
                break;
            }

            if (best is not { } known || run.End - run.Start > known.End - known.Start)
                best = run;
        }

        if (best is not { } found)
            return null;

        var (from, to) = Cut(found, Math.Clamp(start, found.Start, found.End), Math.Clamp(end, found.Start, found.End));
        return to > from ? new Quote(Text[from..to], SectionName, Page, Line) : null;
    }

    /// <summary>The text with what was stripped written as <c>[…]</c>.</summary>
    public string Redacted()
    {
        var text = new System.Text.StringBuilder(Text.Length);
        var at = 0;
        foreach (var (start, end) in _hidden)
        {
            text.Append(Text, at, start - at);
            if (Neutral[start] == Redactor.Mask)
                text.Append("[…]");
            else
                text.Append(Neutral.AsSpan(start, end - start).TrimEnd());
            at = end;
        }

        return text.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>Name of the section, lower-case.</summary>
    public string SectionName { get; }

    /// <summary>Shortens a run to what one wants to read, at the ends of words.</summary>
    private (int From, int To) Cut((int Start, int End) run, int start, int end)
    {
        var (from, to) = run;
        if (to - from > LongestQuote)
        {
            var room = Math.Max(0, LongestQuote - (end - start)) / 2;
            from = Math.Max(run.Start, Math.Min(start - room, run.End - LongestQuote));
            to = Math.Min(run.End, Math.Max(end + room, from + LongestQuote));
            while (from > run.Start && from < start && !char.IsWhiteSpace(Text[from - 1]))
                from++;
            while (to < run.End && to > end && !char.IsWhiteSpace(Text[to]))
                to--;
        }

        while (from < to && (!IsEdge(Text[from]) || Text[from] == ')'))
            from++;
        while (to > from && ((!IsEdge(Text[to - 1]) && Text[to - 1] is not ('!' or '?')) || Text[to - 1] == '('))
            to--;
        return (from, to);
    }

    private static bool IsEdge(char c) => char.IsLetterOrDigit(c) || c is '.' or '+' or '#' or '(' or ')' or '%';

    private bool HasWord((int Start, int End) run)
    {
        var letters = 0;
        for (var i = run.Start; i < run.End; i++)
            letters += char.IsLetterOrDigit(Text[i]) ? 1 : 0;
        return letters >= 2;
    }

    private IEnumerable<(int Start, int End)> Runs()
    {
        var at = 0;
        foreach (var (start, end) in _hidden)
        {
            if (start > at)
                yield return (at, start);
            at = Math.Max(at, end);
        }

        if (at < Text.Length)
            yield return (at, Text.Length);
    }
}

/// <summary>What a mention in a passage is worth.</summary>
internal enum Proof
{
    /// <summary>A claim: a list of skills, a summary, a wall of words.</summary>
    Claimed,

    /// <summary>Shown in use: in dated work, a project, or education.</summary>
    Shown,
}
