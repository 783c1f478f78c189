using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Work;

/// <summary>What stands on one baseline of a section of entries: its date, and the texts beside it.</summary>
internal sealed class Row
{
    /// <summary>The dates of the entry, when the row has them.</summary>
    public DateRange? Date { get; set; }

    public Segment? DateSegment { get; set; }

    /// <summary>Its texts without the dates.</summary>
    public List<Segment> Texts { get; } = [];

    /// <summary>Whether it is an account of the work rather than the head of an entry.</summary>
    public bool IsBody { get; set; }

    public CvLine Line => (DateSegment ?? Texts[0]).Line;
}

/// <summary>Makes rows of the segments of a section, and tells heads of entries from what they tell.</summary>
internal static class Rows
{
    private const int LongestNameInWords = 8;
    private const int LongestHeadInWords = 12;
    private const int LongestTextBesideDate = 110;
    private const int LongestDateLine = 24;
    private const int MostLinesAhead = 6;

    /// <summary>The rows of a section.</summary>
    /// <param name="segments">The section's segments in reading order.</param>
    /// <param name="hasIndents">Whether what is set in tells of an entry, as accounts of work are.</param>
    public static List<Row> Of(IReadOnlyList<Segment> segments, bool hasIndents = true)
    {
        var rows = new List<Row>();
        var used = new HashSet<Segment>();
        var indents = hasIndents ? Indents.Of(segments) : [];
        var hasFreeAnchor = HasFreeAnchor(segments);
        var broken = BrokenOverLines(segments, used);
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (used.Contains(segment))
                continue;

            var sharesRow = rows.Count > 0 && !rows[^1].IsBody
                && (ReferenceEquals(rows[^1].Line, segment.Line) || rows[^1].Line.SharesRowWith(segment.Line));
            var dates = broken.TryGetValue(segment, out var joined) ? joined : AnchorOf(segment, hasFreeAnchor);
            if (sharesRow && dates is not null && rows[^1].Date is not null)
                sharesRow = false;

            // "5 years 2 months" over the titles at one employer tells nothing that the dates do not.
            if (dates is null && WithoutDuration(segment.Folded).IsEmpty)
                continue;

            var row = sharesRow ? rows[^1] : new Row();
            if (dates is { } range)
            {
                row.DateSegment = segment.Slice(range.From, range.To);
                if (range.IsOpen && CompletedBelow(range, segments, i, used) is { } whole)
                    range = whole;

                row.Date = range;
                AddText(row, segment.Slice(0, row.DateSegment.Start - segment.Start));
                AddText(row, segment.Slice(Math.Min(segment.Length, row.DateSegment.End - segment.Start), segment.Length));
            }
            else
            {
                row.Texts.Add(segment);
            }

            if (!sharesRow)
                rows.Add(row);
            if (row.Date is null)
                row.IsBody = !IsBesideDate(segments, i, hasFreeAnchor) && (indents.Contains(segment) || IsBody(segment, rows.Count > 1 ? rows[^2] : null));
        }

        return rows;
    }

    /// <summary>Whether dates stand in the next cell of the line: what they stand beside is the head of an entry, whatever words it begins with.</summary>
    private static bool IsBesideDate(IReadOnlyList<Segment> segments, int at, bool hasFreeAnchor) =>
        at + 1 < segments.Count && !segments[at].Line.IsListItem && ReferenceEquals(segments[at].Line, segments[at + 1].Line)
        && AnchorOf(segments[at + 1], hasFreeAnchor) is { IsRange: true };

    /// <summary>Whether an entry of this section has its dates outside of lists: then those within lists tell of something else.</summary>
    private static bool HasFreeAnchor(IReadOnlyList<Segment> segments)
    {
        foreach (var segment in segments)
        {
            if (!segment.Line.IsListItem && AnchorOf(segment, hasFreeAnchor: false) is { IsRange: true })
                return true;
        }

        return false;
    }

    /// <summary>
    /// "since", "2024-", "04": ranges that a narrow column broke into lines, each right below the one before, by their first
    /// line. The other lines are added to those used.
    /// </summary>
    private static Dictionary<Segment, DateRange> BrokenOverLines(IReadOnlyList<Segment> segments, HashSet<Segment> used)
    {
        var broken = new Dictionary<Segment, DateRange>();
        for (var at = 0; at < segments.Count; at++)
        {
            if (!used.Contains(segments[at]) && BrokenAt(segments, at, used) is { } range)
                broken.Add(segments[at], range);
        }

        return broken;
    }

    private static DateRange? BrokenAt(IReadOnlyList<Segment> segments, int at, HashSet<Segment> used)
    {
        var first = segments[at];
        if (!IsDateLine(first) || first.Dates is [{ IsRange: true, IsOpen: false, IsCurrent: false }])
            return null;

        var (text, last) = (first.Text, first);
        var (whole, parts, taken) = (default(DateRange?), new List<Segment>(), 0);
        while (parts.Count < 3 && LineBelow(segments, at, last, used) is { } next)
        {
            parts.Add(next);
            last = next;
            text = text[^1] == '-' && text.Length > 1 && char.IsAsciiDigit(text[^2]) && char.IsAsciiDigit(next.Span[0]) ? text + next.Text : $"{text} {next.Text}";
            var folded = Folding.Fold(text);
            if (DateRanges.Find(folded) is [{ IsRange: true, IsOpen: false } range] && CountLetters(folded) == CountLetters(folded.AsSpan(range.From..range.To)))
                (whole, taken) = (range with { From = 0, To = first.Length }, parts.Count);
        }

        if (whole is not null)
            used.UnionWith(parts.Take(taken));
        return whole;
    }

    /// <summary>A short line right below another one, near it in reading order.</summary>
    private static Segment? LineBelow(IReadOnlyList<Segment> segments, int at, Segment upper, HashSet<Segment> used)
    {
        for (var i = Math.Max(0, at - MostLinesAhead); i < segments.Count && i <= at + MostLinesAhead; i++)
        {
            if (i != at && IsDateLine(segments[i]) && StandsBelow(segments[i], upper) && !used.Contains(segments[i]))
                return segments[i];
        }

        return null;
    }

    private static bool IsDateLine(Segment segment) =>
        segment.Role is FieldRole.None or FieldRole.Dates && !segment.Line.IsListItem && segment.Length <= LongestDateLine && IsNarrow(segment);

    private static bool IsNarrow(Segment segment) => segment.Line.Source.Words.Count > 0 && segment.CountWords() <= 5;

    private static bool StandsBelow(Segment lower, Segment upper)
    {
        var (a, b) = (upper.Line.Source, lower.Line.Source);
        return a.Page == b.Page && upper.Line.IsAlignedWith(lower.Line) && b.Box.Top > a.Box.Top && b.Box.Top - a.Box.Bottom < a.Box.Height * 0.8;
    }

    /// <summary>The dates in a segment, when they place an entry rather than tell of something.</summary>
    private static DateRange? AnchorOf(Segment segment, bool hasFreeAnchor)
    {
        if (segment.Role == FieldRole.Activities || (hasFreeAnchor && segment.Line.IsListItem))
            return null;

        DateRange? best = null;
        foreach (var range in segment.Dates)
        {
            if (IsOfSentence(segment, range))
                continue;
            var before = segment.Folded[..range.From];
            var after = WithoutDuration(segment.Folded[range.To..]);
            var rest = CountLetters(before) + CountLetters(after);
            var isAtEdge = CountLetters(before) == 0 || CountLetters(after) == 0 || segment.Span[range.From..].StartsWith("(") || before.TrimEnd().EndsWith("(") || before.TrimEnd().EndsWith("|");
            var isAnchor = segment.Role == FieldRole.Dates
                || (range.IsRange
                    ? isAtEdge && rest <= LongestTextBesideDate && (!segment.Line.IsListItem || rest < 80) && !EndsSentence(segment, range)
                    : rest <= 2 || (isAtEdge && rest <= 60 && !segment.Line.IsListItem && range.End is not null && segment.CountWords() <= 9 && segment.Span[^1] != '.'));
            if (isAnchor && (best is null || (range.IsRange && !best.Value.IsRange)))
                best = range;
        }

        return best;
    }

    /// <summary>"Passed every test since 2017": dates behind four words or more that are of no title and no employer.</summary>
    private static bool IsOfSentence(Segment segment, DateRange range)
    {
        if (range is not { IsRange: true, IsCurrent: true, IsOpen: false } || segment.Role != FieldRole.None || !char.IsLetter(segment.Folded[range.From]))
            return false;
        var before = segment.Slice(0, range.From);
        return before.CountWords() >= 4 && Evidences.Title(before) < 3 && Evidences.Company(before) < 2;
    }

    /// <summary>"Ran the project from 2019 to 2020." is a sentence, whatever dates end it.</summary>
    private static bool EndsSentence(Segment segment, DateRange range) =>
        segment.Span[^1] == '.' && range.To >= segment.Length - 1 && segment.CountWords() > 9;

    /// <summary>The rest of a range that a narrow column broke: the next text, or one of the next few right below.</summary>
    private static DateRange? CompletedBelow(DateRange open, IReadOnlyList<Segment> segments, int at, HashSet<Segment> used)
    {
        for (var i = at + 1; i < segments.Count && i <= at + 4; i++)
        {
            var isBelow = i == at + 1 || Math.Abs(segments[i].Line.Source.Box.Left - segments[at].Line.Source.Box.Left) < 3;
            if (!isBelow || Completed(open, segments[i]) is not { } whole)
                continue;
            used.Add(segments[i]);
            return whole;
        }

        return null;
    }

    private static DateRange? Completed(DateRange open, Segment next)
    {
        if (next.CountWords() > 4)
            return null;
        if (DateRanges.IsPresent(next.Folded))
            return open with { IsOpen = false };

        var dates = next.Dates;
        return dates.Count == 1 && !dates[0].IsRange && CountLetters(next.Folded) - CountLetters(next.Folded[dates[0].From..dates[0].To]) <= 2
            ? open with { End = dates[0].End, IsCurrent = false, IsOpen = false }
            : null;
    }

    private static void AddText(Row row, Segment text)
    {
        var end = text.Length - (text.Folded.Length - WithoutDuration(text.Folded).Length);
        var start = 0;
        while (start < end && IsFiller(text.Span[start]))
            start++;
        while (end > start && IsFiller(text.Span[end - 1]) && !(text.Span[end - 1] == ')' && text.Span[start..end].Contains('(')))
            end--;
        var part = text.Slice(Math.Min(start, end), end);
        if (!part.IsEmpty && CountLetters(part.Folded) > 0)
            row.Texts.Add(part);
    }

    private static bool IsFiller(char c) => c is ' ' or ',' or '(' or ')' or '|' or '-' or '–' or '—' or ':' or '•' or '·' or ';' or '[' or ']' or '/';

    /// <summary>Cuts "3 years 2 months" from the end, which some themes print behind the dates.</summary>
    private static ReadOnlySpan<char> WithoutDuration(ReadOnlySpan<char> folded)
    {
        var text = folded.Trim(" ()·•|,");
        if (text.Length is 0 or > 40 || !text.ContainsAnyInRange('0', '9'))
            return folded;

        foreach (var token in Tokens.Split(text))
        {
            var word = text.Slice(token.Start, token.Length);
            var isUnit = char.IsAsciiDigit(word[0]) || word is "year" or "years" or "yr" or "yrs" or "month" or "months" or "mo" or "mos" or "jahr" or "jahre" or "monat" or "monate" or "an" or "ans"
                or "mois" or "ano" or "anos" or "mes" or "meses" or "anno" or "anni" or "mese" or "mesi" or "jaar" or "maand" or "maanden" or "rok" or "lata" or "lat" or "miesiecy" or "and" or "und" or "et" or "y";
            if (!isUnit)
                return folded;
        }

        return [];
    }

    /// <summary>"Support Engineer, Acme Ltd" is a head, whatever its first word says.</summary>
    private static bool IsMostlyCapitalised(Segment segment)
    {
        var (words, capitals) = (0, 0);
        for (var i = 0; i < segment.Length; i++)
        {
            if (!char.IsLetter(segment.Span[i]) || (i > 0 && char.IsLetterOrDigit(segment.Span[i - 1])))
                continue;
            words++;
            capitals += char.IsUpper(segment.Span[i]) ? 1 : 0;
        }

        return capitals * 5 >= words * 3;
    }

    private static int CountLetters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsLetterOrDigit(c) ? 1 : 0;
        return count;
    }

    private static bool IsBody(Segment segment, Row? previous)
    {
        if (segment.Role == FieldRole.Activities || segment.Line.IsListItem)
            return true;
        if (segment.Role != FieldRole.None)
            return false;

        var words = segment.CountWords();
        var hasTitle = Evidences.Title(segment) >= 3;
        if (words > LongestHeadInWords)
            return true;
        if (words >= 4 && Words.Verbs.LongestAt(segment.Folded, Tokens.Split(segment.Folded), 0) is not null && !(hasTitle && IsMostlyCapitalised(segment)))
            return true;
        if (segment.Span[^1] is '.' or '!' && words >= 5 && Evidences.Company(segment) < 3 && !(hasTitle && segment.Span.Contains(',') && IsMostlyCapitalised(segment)))
            return true;
        var beginsName = words <= LongestNameInWords && previous is not { IsBody: true } && NameStart.IsAt(segment.Span);
        if (char.IsLower(segment.Span[0]) && !(hasTitle && words <= 5) && !beginsName)
            return true;
        if (words >= 9 && !hasTitle && Evidences.Company(segment) < 2)
            return true;

        // A capitalised word or two that a line of prose carried over.
        return previous is { IsBody: true } && words <= 3 && !segment.Line.IsBold && previous.Line.Source.Block == segment.Line.Source.Block
            && previous.Texts[^1].CountWords() >= 6 && previous.Texts[^1].Span[^1] is not ('.' or '!' or ';') && Evidences.Title(segment) < 1.5 && Evidences.Company(segment) < 2
            && Location.Places.Likelihood(segment.Span) < 0.5;
    }
}
