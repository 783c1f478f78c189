using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Education;

/// <summary>
/// Education. Rows are read from top to bottom; an entry is full when a row brings a second institution, degree or date, and
/// that row begins the next.
/// </summary>
internal static class EducationReader
{
    private const int MostEntries = 30;

    private sealed class Draft
    {
        public Part? Institution { get; set; }

        /// <summary>What a narrow column carried over to the next line of the institution's name.</summary>
        public string? InstitutionRest { get; set; }

        public DegreeMatch? Degree { get; set; }

        public DateRange? Date { get; set; }

        public Segment? DateSegment { get; set; }

        public List<Part> Free { get; } = [];

        public string? Field { get; set; }

        public bool IsEmpty => Institution is null && Degree is null && Date is null && Free.Count == 0;

        public bool IsEntry => Degree is not null || Institution is not null;
    }

    private sealed record DegreeMatch(Segment Segment, string Degree, string? Field, int Level, int Row);

    public static List<Found<EducationEntry>> Read(IReadOnlyList<Section> sections)
    {
        var drafts = new List<Draft>();
        foreach (var section in sections.Where(section => section.Kind == SectionKind.Education))
            ReadSection(section, drafts);

        return [.. drafts.Where(draft => draft.IsEntry).Take(MostEntries).Select(Finished)];
    }

    private static void ReadSection(Section section, List<Draft> drafts)
    {
        var first = drafts.Count;
        var current = new Draft();
        var rows = Rows.Of(Ungridded(section.Segments));
        var carriedOver = new HashSet<Segment>();
        for (var r = 0; r < rows.Count; r++)
        {
            var parts = new List<Part>();
            rows[r].Texts.RemoveAll(carriedOver.Contains);
            if (rows[r].Texts.Count == 0 && rows[r].Date is null)
                continue;

            foreach (var text in rows[r].Texts)
            {
                if (text.Role is not FieldRole.Activities && !IsAside(text))
                    Cut(text, r, parts);
            }

            var degrees = parts.Select(part => (Part: part, Degree: DegreeOf(part, r))).Where(pair => pair.Degree is not null).ToList();
            var institution = parts.Find(part => IsInstitution(part) && !degrees.Exists(pair => pair.Part == part))
                ?? parts.Find(part => part.Segment.Role == FieldRole.Institution);
            var degree = degrees.Count > 0 ? degrees[0].Degree : null;
            var isProse = rows[r].IsBody && degree is null && institution is null && rows[r].Date is null;
            if (isProse || (rows[r].IsBody && rows[r].Texts.Sum(text => text.CountWords()) > 20))
                continue;

            var opens = (degree is not null && current.Degree is not null) || (institution is not null && current.Institution is not null)
                || (rows[r].Date is not null && current.Date is not null);
            if (opens)
            {
                drafts.Add(current);
                var next = new Draft();
                GiveBack(current, next, r);
                current = next;
            }

            current.Degree ??= degree;
            if (current.Institution is null && institution is not null)
            {
                current.Institution = institution;
                if (CarriedOver(institution, rows, r) is { } rest)
                {
                    current.InstitutionRest = rest.Text;
                    carriedOver.Add(rest);
                }
            }

            if (rows[r].Date is { } date)
                (current.Date, current.DateSegment) = (date, rows[r].DateSegment);
            foreach (var part in parts)
            {
                if (part == institution || degrees.Exists(pair => pair.Part == part))
                    continue;
                if (part.Segment.Role == FieldRole.Field)
                    current.Field ??= part.Segment.Text;
                else
                    current.Free.Add(part);
            }
        }

        drafts.Add(current);
        Settle(drafts, first);
    }

    /// <summary>Two entries side by side: what stands on the left is read first, then what stands on the right.</summary>
    private static List<Segment> Ungridded(List<Segment> segments)
    {
        var ordered = new List<Segment>(segments);
        for (var i = 0; i + 1 < ordered.Count; i++)
        {
            var (left, right) = (ordered[i], ordered[i + 1]);
            var areBeside = left.Line.SharesRowWith(right.Line) && left.Line.Source.Box.Right < right.Line.Source.Box.Left
                && IsInstitution(new Part(left, 0, Joint.None)) && IsInstitution(new Part(right, 0, Joint.None));
            if (!areBeside)
                continue;

            var edge = right.Line.Source.Box.Left - 4;
            var end = i + 2;
            while (end < ordered.Count && !(end + 1 < ordered.Count && ordered[end].Line.SharesRowWith(ordered[end + 1].Line) && IsInstitution(new Part(ordered[end], 0, Joint.None))))
                end++;
            var region = ordered.GetRange(i, end - i);
            ordered.RemoveRange(i, end - i);
            ordered.InsertRange(i, region.Where(segment => segment.Line.Source.Box.Left < edge).Concat(region.Where(segment => segment.Line.Source.Box.Left >= edge)));
            i = end - 1;
        }

        return ordered;
    }

    /// <summary>"Universidad Complutense de" goes on with the next line that is neither date nor degree.</summary>
    private static Segment? CarriedOver(Part institution, List<Row> rows, int row)
    {
        var name = institution.Segment.Folded;
        var lastWord = name[(name.LastIndexOf(' ') + 1)..];
        var isOpen = institution.Segment.End >= institution.Segment.Line.Text.TrimEnd().Length
            && lastWord is "de" or "di" or "of" or "do" or "da" or "van" or "fur" or "del" or "della" or "des" or "du" or "and" or "und" or "et" or "y" or "for" or "&" or "the" or "technische";
        if (!isOpen)
            return null;

        for (var r = row; r < rows.Count && r <= row + 2; r++)
        {
            var next = rows[r].Texts.Find(text => text.Line.Index > institution.Segment.Line.Index && text.CountWords() <= 4 && DegreeOf(new Part(text, r, Joint.None), r) is null);
            if (next is not null)
                return next;
        }

        return null;
    }

    /// <summary>A bare text right above a row that opens an entry belongs to that entry when the finished one has no use for it.</summary>
    private static void GiveBack(Draft done, Draft next, int row)
    {
        while (done.Free.Count > 0 && done.Free[^1] is var last && last.Row == row - 1 && done.Free.Count(part => part.Row == last.Row) == 1
            && done is { Institution: not null, Degree: not null, Date: not null } && row - 1 > Math.Max(done.Institution.Row, done.Degree.Row))
        {
            next.Free.Insert(0, last);
            done.Free.RemoveAt(done.Free.Count - 1);
        }
    }

    /// <summary>Names the institution and the field from what is left over.</summary>
    private static void Settle(List<Draft> drafts, int first)
    {
        for (var i = first; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var free = draft.Free.Where(part => part.Segment.CountWords() <= 9 && part.Segment.Length > 2 && Places.Likelihood(part.Segment.Span) < 0.9).ToList();
            if (draft.Institution is null && draft.Degree is not null)
            {
                var named = free.Find(part => part.Joint is not Joint.Comma && char.IsUpper(part.Segment.Span[0]) && (part.Row != draft.Degree.Row || part.Joint is Joint.At or Joint.Strong || draft.Degree.Field is not null))
                    ?? free.Find(part => char.IsUpper(part.Segment.Span[0]) && draft.Degree.Field is not null);
                draft.Institution = named;
                free.RemoveAll(part => part == named);
            }

            draft.Field ??= draft.Degree?.Field ?? (draft.Degree is not null && free.Count > 0 ? free[0].Segment.Text : null);
        }
    }

    private static Found<EducationEntry> Finished(Draft draft)
    {
        var degree = draft.Degree?.Degree;
        var institution = draft.InstitutionRest is { } rest ? $"{draft.Institution!.Segment.Text} {rest}" : draft.Institution?.Segment.Text;
        var (start, end) = draft.Date is { } date ? (date.IsRange ? date.Start : null, date.End) : (null, null);
        var source = draft.Degree?.Segment ?? draft.Institution!.Segment;
        var confidence = 0.4 + (draft.Degree is not null ? 0.2 : 0) + (draft.Institution is not null && IsInstitution(draft.Institution) ? 0.2 : 0) + (draft.Date is not null ? 0.15 : 0);
        return new Found<EducationEntry>(new EducationEntry(institution, degree, draft.Field, start, end), confidence, source.Evidence);
    }

    /// <summary>Marks, theses and courses are not entries.</summary>
    private static bool IsAside(Segment text)
    {
        foreach (var word in (ReadOnlySpan<string>)["gpa", "grade", "cgpa", "thesis", "dissertation", "coursework", "relevant coursework", "courses", "note", "abschlussnote", "notendurchschnitt", "thema", "mention", "minor", "honors", "honours",
            "voto", "tesi", "score", "percentage", "awarded", "focus", "schwerpunkt", "abschlussarbeit", "bachelorarbeit", "masterarbeit", "memoire", "specialisation", "modules", "activities"])
        {
            if (text.Folded.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !char.IsLetter(text.Folded[word.Length])))
                return true;
        }

        return false;
    }

    private static bool IsInstitution(Part part)
    {
        if (part.Segment.Role == FieldRole.Institution)
            return true;
        if (part.Segment.Role is FieldRole.Degree or FieldRole.Field)
            return false;

        return Words.InstitutionNames.Contains(Folding.Key(part.Segment.Span)) || Words.Institutions.FindAll(part.Segment.Folded).Count > 0
            || Evidences.HasSuffix(part.Segment.Folded, Words.InstitutionSuffixes);
    }

    private static DegreeMatch? DegreeOf(Part part, int row)
    {
        var segment = part.Segment;
        foreach (var match in Words.Degrees.FindAll(segment.Folded))
        {
            if (!IsWritten(segment, match))
                continue;

            // "High School" within the name of a school, "Master" within a sentence.
            var isFirst = segment.Folded[..match.Start].IndexOfAnyInRange('a', 'z') < 0;
            if (!isFirst && (IsInstitution(part) || segment.CountWords() > 9))
                continue;
            if (isFirst && match.TokenCount <= 2 && match.Value <= 3 && IsInstitution(part) && segment.CountWords() > match.TokenCount)
                continue;

            var end = match.End;
            if (end < segment.Length && segment.Span[end] == '.' && segment.Span[match.Start..match.End].Contains('.'))
                end++;
            end = WithHonours(segment, end);
            var degree = WithoutPreposition(segment.Text[match.Start..end]);
            var after = Field(segment.Text[end..]);
            var before = Field(segment.Text[..match.Start]);
            return new DegreeMatch(segment, segment.Role == FieldRole.Degree && after is null ? segment.Text : degree, after ?? before, match.Value, row);
        }

        return segment.Role == FieldRole.Degree ? new DegreeMatch(segment, segment.Text, null, 0, row) : null;
    }

    /// <summary>Short forms such as BA, MS and CAP are degrees in capitals only.</summary>
    private static bool IsWritten(Segment segment, PhraseMatch<int> match)
    {
        var text = segment.Span[match.Start..match.End];
        if (text.Length > 5 || text.Contains('.'))
            return char.IsUpper(text[0]) || text.Length > 8 || char.IsDigit(text[0]);

        var capitals = 0;
        foreach (var c in text)
            capitals += char.IsUpper(c) ? 1 : 0;
        return capitals >= 2 || (text.Length >= 4 && capitals == 1) || (text.Length == 3 && capitals == 1 && text is "Bac" or "Mgr");
    }

    private static string WithoutPreposition(string degree)
    {
        foreach (var preposition in (ReadOnlySpan<string>)[" en", " em", " in", " zum", " zur", " als", " of"])
        {
            if (degree.EndsWith(preposition, StringComparison.Ordinal))
                return degree[..^preposition.Length];
        }

        return degree;
    }

    private static int WithHonours(Segment segment, int end)
    {
        var rest = segment.Folded[end..];
        foreach (var honours in (ReadOnlySpan<string>)[" (hons)", " (honours)", " (hons.)", " hons", " honours"])
        {
            if (rest.StartsWith(honours, StringComparison.Ordinal))
                return end + honours.Length;
        }

        return end;
    }

    private static string? Field(string text)
    {
        var field = text.Trim(' ', ',', ':', '-', '–', '—', '(', ')', '.', '/');
        foreach (var lead in (ReadOnlySpan<string>)["in ", "of ", "en ", "em ", "de ", "di ", "der ", "des ", "im ", "in der ", "w ", "na kierunku ", "the "])
        {
            if (field.StartsWith(lead, StringComparison.OrdinalIgnoreCase))
            {
                field = field[lead.Length..].Trim();
                break;
            }
        }

        foreach (var trail in (ReadOnlySpan<string>)[" in", " of", " -", ","])
        {
            if (field.EndsWith(trail, StringComparison.OrdinalIgnoreCase))
                field = field[..^trail.Length].Trim();
        }

        return field.Count(char.IsLetter) > 1 ? field : null;
    }

    /// <summary>Parts of a row as in heads of jobs, and apart at "from" and where an institution follows a degree without a sign.</summary>
    private static void Cut(Segment text, int row, List<Part> parts)
    {
        if (text.Role is FieldRole.Institution or FieldRole.Degree or FieldRole.Field)
        {
            parts.Add(new Part(text, row, Joint.None));
            return;
        }

        foreach (var joint in (ReadOnlySpan<string>)[" from ", " at ", " an der ", " an dem ", " der universitat ", " a l'", " at the ", " presso ", " bij ", " aan de "])
        {
            var at = text.Folded.IndexOf(joint, StringComparison.Ordinal);
            if (at <= 0)
                continue;
            var (before, after) = (text.Slice(0, at), text.Slice(at + joint.Length, text.Length));
            var isOfOneName = joint is " at " or " at the " && IsInstitution(new Part(before, row, Joint.None)) && DegreeOf(new Part(before, row, Joint.None), row) is null;
            if (before.IsEmpty || after.IsEmpty || isOfOneName)
                continue;
            Part.Cut(before, row, parts);
            var known = parts.Count;
            Part.Cut(after, row, parts);
            if (parts.Count > known)
                parts[known] = new Part(parts[known].Segment, row, Joint.At);
            return;
        }

        var first = parts.Count;
        Part.Cut(text, row, parts);
        for (var i = first; i + 1 < parts.Count; i++)
        {
            // "The University of Texas at Austin" is one name.
            if (parts[i + 1].Joint != Joint.At || !IsInstitution(parts[i]) || DegreeOf(parts[i], row) is not null || parts[i + 1].Place < 0.9)
                continue;
            parts[i] = new Part(text.Slice(parts[i].Segment.Start - text.Start, parts[i + 1].Segment.End - text.Start), row, parts[i].Joint);
            parts.RemoveAt(i + 1);
        }
    }
}
