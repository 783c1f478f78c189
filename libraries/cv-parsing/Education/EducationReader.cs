using Shortlist.CvParsing.Lexicon;
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

    public static List<Found<EducationEntry>> Read(IReadOnlyList<Section> sections)
    {
        var drafts = new List<EducationDraft>();
        foreach (var section in sections.Where(section => section.Kind == SectionKind.Education))
            ReadSection(section, drafts);

        return [.. drafts.Where(draft => draft.IsEntry).Take(MostEntries).Select(Finished)];
    }

    private static void ReadSection(Section section, List<EducationDraft> drafts)
    {
        var first = drafts.Count;
        var current = new EducationDraft();
        var rows = Rows.Of(Ungridded(section.Segments), hasIndents: false);
        var carriedOver = new HashSet<Segment>();
        var contents = new List<RowContent>();
        for (var r = 0; r < rows.Count; r++)
        {
            rows[r].Texts.RemoveAll(carriedOver.Contains);
            if (rows[r].Texts.Count > 0 || rows[r].Date is not null)
                Add(rows, r, contents, carriedOver);
        }

        var starts = StartsByDates(contents);
        foreach (var content in contents)
        {
            var opens = starts is not null ? starts.Contains(content) && !current.IsEmpty : Opens(content, current);
            if (opens)
            {
                drafts.Add(current);
                var next = new EducationDraft();
                if (starts is null)
                    GiveBack(current, next, content.Index);
                current = next;
            }

            current.Take(content);
        }

        drafts.Add(current);
        EducationDraft.Settle(drafts[first..]);
    }

    private static void Add(List<Row> rows, int r, List<RowContent> contents, HashSet<Segment> carriedOver)
    {
        var parts = new List<Part>();
        foreach (var text in rows[r].Texts)
        {
            if (text.Role is not FieldRole.Activities && !IsAside(text))
                Cut(text, r, parts);
        }

        var degrees = parts.Select(part => (Part: part, Degree: DegreeReader.DegreeOf(part, r))).Where(pair => pair.Degree is not null).ToList();
        var institution = parts.Find(part => IsInstitution(part) && !degrees.Exists(pair => pair.Part == part))
            ?? parts.Find(part => part.Segment.Role == FieldRole.Institution);
        var degree = degrees.Count > 0 ? degrees[0].Degree : null;
        var isProse = rows[r].IsBody && degree is null && institution is null && rows[r].Date is null;
        if (isProse || (rows[r].IsBody && rows[r].Texts.Sum(text => text.CountWords()) > 20))
            return;

        var rest = institution is not null ? CarriedOver(institution, rows, r) : null;
        if (rest is not null)
            carriedOver.Add(rest);
        var free = parts.Where(part => part != institution && !degrees.Exists(pair => pair.Part == part));
        contents.Add(new RowContent(r, rows[r], degree, institution, rest?.Text, [.. free]));
    }

    /// <summary>Without a pattern of dates, an entry is full when a row brings a second institution, degree or date.</summary>
    private static bool Opens(RowContent content, EducationDraft current) =>
        (content.Degree is not null && current.Degree is not null) || (content.Institution is not null && current.Institution is not null)
        || (content.Row.Date is not null && current.Date is not null);

    /// <summary>
    /// The rows that begin entries, when all entries have their dates in the same row of theirs as the first one has; null when
    /// that cannot be, because an entry would have two degrees or institutions.
    /// </summary>
    private static HashSet<RowContent>? StartsByDates(List<RowContent> contents)
    {
        var dated = Enumerable.Range(0, contents.Count).Where(i => contents[i].Row.Date is not null).ToList();
        if (dated.Count < 2)
            return null;

        var before = dated[0];
        for (var i = 0; i < dated.Count; i++)
        {
            var (start, end) = (dated[i] - before, i + 1 < dated.Count ? dated[i + 1] - before : contents.Count);
            if (start >= end || (i > 0 && start <= dated[i - 1]))
                return null;
            var entry = contents[start..end];
            if (entry.Count(row => row.Degree is not null) > 1 || entry.Count(row => row.Institution is not null) > 1 || entry.Exists(row => row.Institution is not null && row.Free.Any(IsInstitution))
                || !entry.Exists(row => row.Degree is not null || row.Institution is not null || row.Free.Count > 0))
            {
                return null;
            }
        }

        return [.. dated.Select(i => contents[i - before])];
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
            var next = rows[r].Texts.Find(text => text.Line.Index > institution.Segment.Line.Index && text.CountWords() <= 4 && DegreeReader.DegreeOf(new Part(text, r, Joint.None), r) is null);
            if (next is not null)
                return next;
        }

        return null;
    }

    /// <summary>A bare text right above a row that opens an entry belongs to that entry when the finished one has no use for it.</summary>
    private static void GiveBack(EducationDraft done, EducationDraft next, int row)
    {
        while (done.Free.Count > 0 && done.Free[^1] is var last && last.Row == row - 1 && done.Free.Count(part => part.Row == last.Row) == 1
            && done is { Institution: not null, Degree: not null, Date: not null } && row - 1 > Math.Max(done.Institution.Row, done.Degree.Row))
        {
            next.Free.Insert(0, last);
            done.Free.RemoveAt(done.Free.Count - 1);
        }
    }

    private static Found<EducationEntry> Finished(EducationDraft draft)
    {
        var degree = draft.Degree?.Degree;
        var institution = draft.InstitutionRest is { } rest ? $"{draft.Institution!.Segment.Text} {rest}" : draft.Institution?.Segment.Text;
        var (start, end) = draft.Date is { } date ? (date.IsRange ? date.Start : null, date.End) : (null, null);
        var source = draft.Degree?.Segment ?? draft.Institution!.Segment;
        var confidence = 0.4 + (draft.IsDegreeKnown ? 0.2 : draft.Degree is not null ? 0.05 : 0) + (draft.Institution is not null && IsInstitution(draft.Institution) ? 0.2 : 0) + (draft.Date is not null ? 0.15 : 0);
        return new Found<EducationEntry>(new EducationEntry(institution, degree, draft.Field, start, end, draft.Degree?.Level), confidence, source.Evidence);
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

    /// <summary>Whether the words of a part are those of a place of learning.</summary>
    public static bool IsInstitution(Part part)
    {
        if (part.Segment.Role == FieldRole.Institution)
            return true;
        if (part.Segment.Role is FieldRole.Degree or FieldRole.Field)
            return false;

        return Words.InstitutionNames.Contains(Folding.Key(part.Segment.Span)) || Words.Institutions.FindAll(part.Segment.Folded).Count > 0
            || Evidences.HasSuffix(part.Segment.Folded, Words.InstitutionSuffixes);
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
            var isOfOneName = joint is " at " or " at the " && IsInstitution(new Part(before, row, Joint.None)) && DegreeReader.DegreeOf(new Part(before, row, Joint.None), row) is null;
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
            if (parts[i + 1].Joint != Joint.At || !IsInstitution(parts[i]) || DegreeReader.DegreeOf(parts[i], row) is not null || parts[i + 1].Place < 0.9)
                continue;
            parts[i] = new Part(text.Slice(parts[i].Segment.Start - text.Start, parts[i + 1].Segment.End - text.Start), row, parts[i].Joint);
            parts.RemoveAt(i + 1);
        }
    }
}
