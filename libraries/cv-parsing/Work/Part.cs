using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Work;

/// <summary>How a part of a head is set off from the one before it.</summary>
internal enum Joint
{
    /// <summary>It begins a text.</summary>
    None,

    /// <summary>A bar, a bullet, a dash, a bracket.</summary>
    Strong,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A word that stands before an employer: at, bei, chez …</summary>
    At,
}

/// <summary>A part of the head of an entry, with what its words speak for.</summary>
internal sealed class Part(Segment segment, int row, Joint joint)
{
    public Segment Segment { get; } = segment;

    /// <summary>Which row of the head it stands on, from 0.</summary>
    public int Row { get; } = row;

    public Joint Joint { get; } = joint;

    public double Title { get; } = Evidences.Title(segment);

    public double Company { get; } = Evidences.Company(segment) + (joint == Joint.At ? 3 : 0);

    public double Place { get; } = segment.Role == FieldRole.Location ? 10 : Places.Likelihood(segment.Span);

    public bool IsTaken { get; set; }

    /// <summary>Whether the place stands right behind it, behind a comma, as a country stands behind a city.</summary>
    public bool IsBeforePlace { get; set; }

    /// <summary>Cuts the texts of a head into parts.</summary>
    public static void Cut(Segment text, int row, List<Part> parts)
    {
        if (text.Role is FieldRole.Title or FieldRole.Company or FieldRole.Location)
        {
            parts.Add(new Part(text, row, Joint.None));
            return;
        }

        var (start, depth) = (0, 0);
        var joint = Joint.None;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text.Span[i];
            if (c == ')' && depth > 0)
                depth--;
            if (depth > 0 && c != '(')
                continue;

            var (next, length) = JointAt(text, i, start);
            if (next == Joint.None)
                continue;

            Add(text, start, i, row, joint, parts);
            (start, joint) = (i + length, next);
            i += length - 1;
        }

        Add(text, start, text.Length, row, joint, parts);
    }

    /// <summary>
    /// "Cocinero en Asador Etxebarri": where no employer was found, a word that may stand before one parts the title from what
    /// has a capital behind it. Null when there is no such word.
    /// </summary>
    public (Part Title, Part Company)? AtMaybe()
    {
        var folded = Segment.Folded;
        for (var at = 1; at < Segment.Length - 3; at++)
        {
            if (folded[at] != ' ')
                continue;
            var length = folded[(at + 1)..].IndexOf(' ');
            if (length is < 1 or > 6 || !Words.MaybeBeforeEmployer.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded.Slice(at + 1, length)))
                continue;

            var (before, after) = (Segment.Slice(0, at), Segment.Slice(at + length + 2, Segment.Length));
            if (!before.IsEmpty && !after.IsEmpty && Evidences.Title(before) >= 3 && char.IsUpper(after.Span[0]) && Evidences.Title(after) < 3)
                return (new Part(before, Row, Joint), new Part(after, Row, Joint.At));
        }

        return null;
    }

    private static void Add(Segment text, int start, int end, int row, Joint joint, List<Part> parts)
    {
        if (start == 0 && start < end)
            start = NumberEnd(text.Span[start..end]);
        while (start < end && text.Span[start] is ' ' or ',' or '|' or '(' or '-' or '–' or '—' or ':')
            start++;
        while (end > start && (text.Span[end - 1] is ' ' or ',' or '|' or '-' or '–' or '—' or ':' || (text.Span[end - 1] == ')' && !text.Span[start..end].Contains('('))))
            end--;
        var part = text.Slice(start, Math.Max(start, end));
        if (!part.IsEmpty)
            parts.Add(new Part(part, row, joint));
    }

    /// <summary>Behind the "2. " that counts entries.</summary>
    private static int NumberEnd(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && digits < 3 && char.IsAsciiDigit(text[digits]))
            digits++;
        return digits is 1 or 2 && digits + 1 < text.Length && text[digits] is '.' or ')' && text[digits + 1] == ' ' ? digits + 2 : 0;
    }

    private static (Joint Joint, int Length) JointAt(Segment text, int at, int start)
    {
        var span = text.Span;
        switch (span[at])
        {
            case '|' or '•' or '·' or '●' or '▪' or '∙' or '⋅' or ';' or '»' or '→':
                return (Joint.Strong, 1);
            case '–' or '—' or '-' or '/' or '~' when at > 0 && at + 1 < span.Length && span[at - 1] == ' ' && span[at + 1] == ' ':
                return (Joint.Strong, 1);
            case ':' when at + 1 < span.Length && span[at + 1] == ' ':
                return (Joint.Strong, 1);
            case '(' when at > start && !BelongsToTitle(text.Folded[at..]) && !GoesOnBehindBracket(span[at..]):
                return (Joint.Strong, 1);
            case ',' when at + 1 < span.Length && span[at + 1] == ' ' && !BeginsWithLegalForm(text, at + 2) && !Partners.AreAround(text, start, at):
                return (Joint.Comma, 1);
            case '@' when at > 0 && span[at - 1] == ' ':
                return (Joint.At, 1);
            case ' ':
                return AtWord(text, at, start);
            default:
                return (Joint.None, 0);
        }
    }

    /// <summary>"at Acme"; "en Acme S.L." only where both sides say what they are.</summary>
    private static (Joint Joint, int Length) AtWord(Segment text, int at, int start)
    {
        var end = at + 1;
        while (end < text.Length && text.Span[end] is not ' ')
            end++;
        if (end >= text.Length - 1 || end - at is < 2 or > 8 || at == start)
            return (Joint.None, 0);

        var words = Words.BeforeEmployer.GetAlternateLookup<ReadOnlySpan<char>>();
        var word = text.Folded[(at + 1)..end];
        if (words.Contains(word) && !char.IsLower(text.Span[end + 1]) && word is not "for")
            return (Joint.At, end - at);
        if (Words.MaybeBeforeEmployer.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || word is "for")
        {
            var (before, after) = (text.Slice(start, at), text.Slice(end, text.Length));
            if (Evidences.Title(before) >= 3 && Evidences.Company(after) >= 2 && Evidences.Title(after) < 3 && char.IsUpper(after.Span[0]))
                return (Joint.At, end - at);
        }

        return (Joint.None, 0);
    }

    private static bool BeginsWithLegalForm(Segment text, int at)
    {
        var rest = text.Folded[at..];
        return Words.Organisations.LongestAt(rest, Tokens.Split(rest), 0) is { Value: OrganisationWord.LegalForm } form && form.Start == 0
            && (form.End >= rest.Length - 1 || rest[form.End] is ',' or '.' or ' ') && char.IsUpper(text.Span[at]);
    }

    /// <summary>"Cargill (Northern) Ltd": a bracket within a name.</summary>
    private static bool GoesOnBehindBracket(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf(')');
        return close > 0 && close + 2 < text.Length && text[close + 1] == ' ' && char.IsUpper(text[close + 2]);
    }

    /// <summary>Marks of gender in titles, of honours and of kinds of schools in degrees: brackets that part nothing.</summary>
    private static bool BelongsToTitle(ReadOnlySpan<char> folded) =>
        folded.StartsWith("(m/", StringComparison.Ordinal) || folded.StartsWith("(w/", StringComparison.Ordinal) || folded.StartsWith("(f/", StringComparison.Ordinal)
        || folded.StartsWith("(h/", StringComparison.Ordinal) || folded.StartsWith("(d/", StringComparison.Ordinal)
        || folded.StartsWith("(hon", StringComparison.Ordinal) || folded.StartsWith("(fh)", StringComparison.Ordinal) || folded.StartsWith("(tu)", StringComparison.Ordinal)
        || folded.StartsWith("(ba)", StringComparison.Ordinal) || folded.StartsWith("(ihk)", StringComparison.Ordinal) || folded.StartsWith("(uni)", StringComparison.Ordinal)
        || folded.StartsWith("(hwk)", StringComparison.Ordinal);
}
