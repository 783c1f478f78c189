using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Work;

/// <summary>
/// The work history. Entries hang on their dates: each row with dates takes the rows of its head from around it, as the layout
/// of the section has them, and the account of the work behind. The parts of a head are told apart by their words; where words
/// do not tell, by the order that the other entries of this CV have.
/// </summary>
internal sealed class WorkReader(SkillTaxonomy taxonomy)
{
    private const int MostEntries = 60;
    private const int MostRowsBefore = 3;
    private const int MostRowsAfter = 3;
    private const int MostHighlights = 60;

    private sealed class Draft(Row anchor)
    {
        public Row Anchor { get; } = anchor;

        public List<Row> Head { get; } = [];

        public List<Row> Body { get; } = [];

        public List<Part> Parts { get; } = [];

        public Part? Title { get; set; }

        public Part? Company { get; set; }

        public Part? Place { get; set; }

        public string? TitleText { get; set; }

        public bool IsInherited { get; set; }

        /// <summary>Whether what follows the title behind a comma is part of it.</summary>
        public bool HasSibling { get; set; }
    }

    public List<Found<WorkEntry>> Read(IReadOnlyList<Section> sections)
    {
        var drafts = new List<Draft>();
        foreach (var section in sections.Where(section => section.Kind == SectionKind.Work))
            Gather(Rows.Of(section.Segments), drafts);
        if (drafts.Count == 0)
        {
            foreach (var section in sections.Where(section => section.Kind is SectionKind.Other or SectionKind.Header or SectionKind.Summary))
                Gather(Rows.Of(section.Segments), drafts, isWork: false);
        }

        foreach (var draft in drafts)
            AssignByWords(draft);

        var companyFirst = drafts.Count(draft => draft is { Title: not null, Company: not null } && Before(draft.Company, draft.Title)) * 2
            > drafts.Count(draft => draft is { Title: not null, Company: not null });
        var isCompanyBeside = drafts.Count(draft => draft is { Title: not null, Company: not null } && AreBeside(draft.Title, draft.Company)) * 2
            >= drafts.Count(draft => draft is { Title: not null, Company: not null });
        for (var i = 0; i < drafts.Count; i++)
            AssignRest(drafts[i], companyFirst, isCompanyBeside, i > 0 ? drafts[i - 1] : null);

        return [.. drafts.Where(draft => draft.Title is not null || draft.Company is not null).Take(MostEntries).Select(Finished)];
    }

    /// <summary>Gives every row between two dates to the entry above or below it.</summary>
    private static void Gather(List<Row> rows, List<Draft> drafts, bool isWork = true)
    {
        var anchors = AnchorsOf(rows, mustHaveDate: !isWork);
        if (anchors.Count == 0)
            return;

        var before = UsualRowsBefore(rows, anchors);
        var headStarts = new int[anchors.Count];
        for (var a = 0; a < anchors.Count; a++)
        {
            var previous = a == 0 ? -1 : anchors[a - 1];
            var free = HeadRowsBefore(rows, anchors[a], previous);
            var hasBodyBetween = anchors[a] - free - 1 > previous;
            // Nothing else can own what stands between the account of one job, or the heading, and the next job.
            headStarts[a] = anchors[a] - Math.Min(free, hasBodyBetween || a == 0 ? MostRowsBefore : before);
        }

        for (var a = 0; a < anchors.Count; a++)
        {
            var draft = new Draft(rows[anchors[a]]);
            for (var r = headStarts[a]; r <= anchors[a]; r++)
                draft.Head.Add(rows[r]);

            var end = a + 1 < anchors.Count ? headStarts[a + 1] : rows.Count;
            var at = anchors[a] + 1;
            var isHeadDone = false;
            for (; at < end; at++)
            {
                isHeadDone |= rows[at].IsBody || at - anchors[a] > MostRowsAfter;
                (isHeadDone ? draft.Body : draft.Head).Add(rows[at]);
            }

            foreach (var row in draft.Head)
            {
                foreach (var text in row.Texts)
                    Part.Cut(text, draft.Head.IndexOf(row), draft.Parts);
            }

            if (draft.Parts.Count > 0 && (isWork || draft.Parts.Exists(part => part.Title >= 3)))
                drafts.Add(draft);
        }
    }

    /// <summary>The rows with dates; in a section without any, the rows with a title that something follows.</summary>
    private static List<int> AnchorsOf(List<Row> rows, bool mustHaveDate)
    {
        var anchors = new List<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Date is not null)
                anchors.Add(i);
        }

        if (anchors.Count > 0 || mustHaveDate)
            return anchors;

        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].IsBody && rows[i].Texts.Exists(text => Evidences.Title(text) >= 3))
                anchors.Add(i);
        }

        return anchors;
    }

    /// <summary>How many rows of a head usually stand above its dates: the lower median over the entries.</summary>
    private static int UsualRowsBefore(List<Row> rows, List<int> anchors)
    {
        var counts = new List<int>();
        for (var a = 0; a < anchors.Count; a++)
        {
            var previous = a == 0 ? -1 : anchors[a - 1];
            var free = HeadRowsBefore(rows, anchors[a], previous);
            if (a == 0 || anchors[a] - free - 1 > previous)
                counts.Add(Math.Min(free, MostRowsBefore));
        }

        counts.Sort();
        return counts[(counts.Count - 1) / 2];
    }

    private static int HeadRowsBefore(List<Row> rows, int anchor, int previous)
    {
        var count = 0;
        while (anchor - count - 1 > previous && !rows[anchor - count - 1].IsBody)
            count++;
        return count;
    }

    private static void AssignByWords(Draft draft)
    {
        draft.Title = Best(draft.Parts, part => part.Title >= 1.5 && part.Place < 0.9 ? part.Title - (part.Company >= 3 ? 3 : 0) + (part.Joint == Joint.None ? 0.2 : 0) : 0);
        if (draft.Title is { Title: < 3 } weak && draft.Parts.Exists(part => part != weak && part.Company < 2 && part.Place < 0.5 && part.Row == weak.Row))
            draft.Title = null;
        Take(draft.Title);
        draft.Company = Best(draft.Parts, part => part is { IsTaken: false, Company: >= 2 } ? part.Company - (part.Place > 0.5 ? 1.5 : 0) - (part.Title >= 3 && part.Company < 3 ? 1.5 : 0) : 0);
        Take(draft.Company);
        draft.Place = Best(draft.Parts, part => part.IsTaken ? 0 : part.Place);
        Take(draft.Place);
        if (draft.Place is { Joint: Joint.Comma } place && draft.Parts.IndexOf(place) is > 0 and var at && draft.Parts[at - 1] is { IsTaken: false } city && city.Row == place.Row)
            city.IsBeforePlace = Places.LooksLikeName(city.Segment.Span);
    }

    private void AssignRest(Draft draft, bool companyFirst, bool isCompanyBeside, Draft? previous)
    {
        var free = draft.Parts.Where(part => !part.IsTaken && CouldBeName(part)).ToList();
        if (draft.Title is null && draft.Company is null && free.Count > 0)
        {
            if (companyFirst)
                Take(draft.Company = free[0]);
            else
                Take(draft.Title = free[0]);
            free.RemoveAt(0);
        }

        if (draft.Company is null && free.Count == 0 && draft.Title?.AtMaybe() is { } apart && taxonomy.Find(apart.Company.Segment.Span) is null)
        {
            draft.Parts[draft.Parts.IndexOf(draft.Title)] = apart.Title;
            draft.Parts.Add(apart.Company);
            (draft.Title, draft.Company) = (apart.Title, apart.Company);
            Take(apart.Title);
            Take(apart.Company);
        }
        else if (draft.Company is null && draft.Title is { } title)
        {
            var neighbour = Neighbour(free, title, companyFirst);
            var isOfTitle = neighbour is { Joint: Joint.Comma } && AreBeside(title, neighbour) && !isCompanyBeside && previous?.Company is not null;
            if (isOfTitle)
                (draft.HasSibling, neighbour) = (true, null);
            draft.Company = neighbour;
            Take(draft.Company);
            if (draft.Company is null && previous is { Company: { } inherited } && draft.Parts.Count <= 3)
                (draft.Company, draft.IsInherited) = (inherited, true);
        }
        else if (draft.Title is null && draft.Company is { } company)
        {
            draft.Title = Neighbour(free, company, !companyFirst);
            Take(draft.Title);
        }

        draft.TitleText = draft.Title is { } found ? WithSiblings(draft, found) : null;
        draft.Place ??= draft.Parts.Find(part => !part.IsTaken && Places.LooksLikeName(part.Segment.Span) && part.Segment.CountWords() <= 5 && part != draft.Title);
        Take(draft.Place);
    }

    /// <summary>The nearest free part on the side where this CV has it, else on the other; a part behind a comma only when no other is there.</summary>
    private static Part? Neighbour(List<Part> free, Part known, bool before)
    {
        var ranked = free
            .OrderBy(part => part.IsBeforePlace ? 1 : 0)
            .ThenBy(part => part.Joint == Joint.Comma && part.Row == known.Row && known.Segment.Line == part.Segment.Line && free.Count > 1 ? 1 : 0)
            .ThenBy(part => Before(part, known) == before ? 0 : 1)
            .ThenBy(part => part.Segment.Line.IsBold ? 0 : 1)
            .ThenBy(part => Math.Abs(part.Row - known.Row))
            .ToList();
        return ranked.Count > 0 ? ranked[0] : null;
    }

    /// <summary>"Manager, Operations": what follows the comma belongs to the title when it names a field of work.</summary>
    private string WithSiblings(Draft draft, Part title)
    {
        var text = title.Segment.Text;
        var at = draft.Parts.IndexOf(title);
        for (var i = at + 1; i < draft.Parts.Count && draft.Parts[i] is { Joint: Joint.Comma, IsTaken: false } next && next.Row == title.Row; i++)
        {
            var belongs = draft.HasSibling || next.Title >= 1.5 || taxonomy.Find(next.Segment.Span) is not null;
            if (!belongs)
                break;
            Take(next);
            text = $"{text}, {next.Segment.Text}";
        }

        return text;
    }

    private static bool CouldBeName(Part part) =>
        part.Segment.CountWords() is > 0 and <= 10 && part.Segment.Length > 1 && (NameStart.IsAt(part.Segment.Span) || char.IsDigit(part.Segment.Span[0]) || part.Joint is Joint.None or Joint.At)
        && !IsEmployment(part.Segment.Folded);

    /// <summary>Kinds of employment are no names: "full-time", "Vollzeit", "CDI".</summary>
    private static bool IsEmployment(ReadOnlySpan<char> folded) => folded is "full-time" or "full time" or "part-time" or "part time" or "contract" or "permanent" or "temporary" or "freelance"
        or "internship" or "vollzeit" or "teilzeit" or "befristet" or "unbefristet" or "cdi" or "cdd" or "interim" or "tempo pieno" or "jornada completa" or "remote" or "hybrid" or "on-site" or "voltijd" or "deeltijd";

    private static bool AreBeside(Part a, Part b) => a.Row == b.Row && ReferenceEquals(a.Segment.Line, b.Segment.Line);

    private static bool Before(Part a, Part b) => a.Row < b.Row || (a.Row == b.Row && (a.Segment.Line.Index, a.Segment.Start).CompareTo((b.Segment.Line.Index, b.Segment.Start)) < 0);

    private static Part? Best(List<Part> parts, Func<Part, double> score)
    {
        Part? best = null;
        var highest = 0.0;
        foreach (var part in parts)
        {
            if (score(part) is var value && value > highest)
                (best, highest) = (part, value);
        }

        return best;
    }

    private static void Take(Part? part)
    {
        if (part is not null)
            part.IsTaken = true;
    }

    private static Found<WorkEntry> Finished(Draft draft)
    {
        var range = draft.Anchor.Date;
        var (start, end) = range is { IsRange: false, End: { } single } ? (single, single) : (range?.Start, range?.End);
        var entry = new WorkEntry(draft.TitleText, draft.Company?.Segment.Text, draft.Place?.Segment.Text, start, end, range?.IsCurrent ?? false, Highlights(draft));
        var confidence = 0.5
            + (draft.Title is { Title: >= 3 } ? 0.15 : draft.Title is not null ? 0.05 : -0.1)
            + (draft.Company is { Company: >= 2 } && !draft.IsInherited ? 0.15 : draft.Company is not null ? 0.07 : -0.05)
            + (range is { IsRange: true } ? 0.15 : -0.1);
        var source = draft.Title is { } title && !draft.IsInherited ? title.Segment : (draft.Title ?? draft.Company)!.Segment;
        return new Found<WorkEntry>(entry, Math.Clamp(confidence, 0.1, 0.95), source.Evidence);
    }

    /// <summary>One text for every bullet or paragraph; the lines that it runs over are joined.</summary>
    private static List<string> Highlights(Draft draft)
    {
        var highlights = new List<string>();
        CvLine? last = null;
        foreach (var text in draft.Body.SelectMany(row => row.Texts))
        {
            var goesOn = highlights.Count > 0 && !text.Line.IsListItem && last is not null
                && (char.IsLower(text.Span[0]) || (last.IsListItem && last.Source.Block == text.Line.Source.Block));
            if (goesOn)
                highlights[^1] = $"{highlights[^1]} {text.Text}";
            else if (highlights.Count < MostHighlights)
                highlights.Add(text.Text);
            last = text.Line;
        }

        return highlights;
    }
}
