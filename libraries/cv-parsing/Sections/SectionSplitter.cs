using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Sections;

/// <summary>Cuts the lines of a CV into sections, and lines into cells and labelled values.</summary>
internal sealed class SectionSplitter
{
    private const int MaximumLabelLength = 48;
    private const int LongestContactInWords = 6;
    private const int LongestSkillInWords = 6;

    private readonly HeadingStyle _style;
    private readonly List<Section> _sections = [new(SectionKind.Header, null)];
    private readonly HashSet<double> _sizesOfOtherLines = [];
    private readonly HashSet<CvLine> _footers;
    private readonly Dictionary<int, SectionKind> _lastOfColumn = [];
    private FieldRole _pending;
    private CvLine? _next;
    private Section? _footer;
    private int _column;

    private SectionSplitter(IReadOnlyList<CvLine> lines)
    {
        _style = HeadingStyle.Learn(lines);
        _footers = Footers.Find(lines);
    }

    public static List<Section> Split(IReadOnlyList<CvLine> lines)
    {
        var splitter = new SectionSplitter(lines);
        splitter.CountSizes(lines);
        var ordered = LineOrder.Mend(lines);
        for (var i = 0; i < ordered.Count; i++)
        {
            splitter._next = i + 1 < ordered.Count ? ordered[i + 1].Line : null;
            if (i + 1 < ordered.Count && splitter.HeadingOverTwoLines(ordered[i].Line, ordered[i + 1].Line) is { } kind)
            {
                splitter.ChangeColumn(ordered[i].Column);
                splitter.Open(kind, new Segment(ordered[i++].Line, 0, ordered[i - 1].Line.Text.Length));
            }
            else
            {
                splitter.Add(ordered[i]);
            }
        }

        DisplacedWork.Mend(splitter._sections);
        return [.. splitter._sections.Select((section, index) => WithKindOfContent(section, index + 1 < splitter._sections.Count ? splitter._sections[index + 1] : null))];
    }

    /// <summary>
    /// "About" above an address, a phone and an e-mail address heads contact details; "Data Engineer" above short entries heads the first
    /// group of skills when a heading of skills follows it.
    /// </summary>
    private static Section WithKindOfContent(Section section, Section? next)
    {
        var isContact = section.Kind == SectionKind.Summary && section.Segments.Exists(segment => segment.Span.Contains('@'))
            && section.Segments.TrueForAll(segment => segment.CountWords() <= LongestContactInWords);
        if (isContact)
            return section.As(SectionKind.Contact);

        // "Career Summary" heads a profile here and a history there.
        if (section.Kind == SectionKind.Summary && section.Segments.Count(segment => segment.Dates.Any(range => range.IsRange)) >= 2)
            return section.As(SectionKind.Work);

        var isGroup = section is { Kind: SectionKind.Other, Heading: { } heading } && next is { Kind: SectionKind.Skills or SectionKind.Languages } && Evidences.Title(heading) >= 3
            && section.Segments.Count > 1 && section.Segments.TrueForAll(segment => segment.CountWords() <= LongestSkillInWords && segment.Span.IndexOfAnyInRange('0', '9') < 0);
        return isGroup ? section.As(SectionKind.Skills) : section;
    }

    private Section Current => _sections[^1];

    /// <summary>Sizes that also set lines which cannot be headings: in them, size alone tells nothing.</summary>
    private void CountSizes(IReadOnlyList<CvLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Text.Length > 45 || line.Dates.Count > 0)
                _sizesOfOtherLines.Add(Math.Round(line.Source.FontSize, 1));
        }
    }

    /// <summary>A column goes on where it left off on the page before; on its first page it has what stands before any heading.</summary>
    private void ChangeColumn(int column)
    {
        if (column == _column)
            return;

        _pending = FieldRole.None;
        if (_column > 0)
            _lastOfColumn[_column] = Current.Kind;
        // What comes after a page of one column goes on with it.
        if ((column > 1 && _column > 0) || _lastOfColumn.ContainsKey(column))
            _sections.Add(new Section(_lastOfColumn.GetValueOrDefault(column, SectionKind.Header), null));
        _column = column;
    }

    /// <summary>"EDUCATION AND" over "TRAINING": one heading in a narrow column.</summary>
    private SectionKind? HeadingOverTwoLines(CvLine first, CvLine second)
    {
        var areOne = first.Text.Length <= 30 && second.Text.Length <= 30 && first.Source.Block == second.Source.Block && first.Source.Page == second.Source.Page
            && Math.Abs(first.Source.FontSize - second.Source.FontSize) < 0.3 && !first.IsListItem && !second.IsListItem && _style.Fits(first) && _style.Fits(second);
        if (!areOne || !char.IsUpper(first.Text[0]) || first.Text[^1] is '.' or ',')
            return null;

        // "COMPETENCIAS" over "PROFESIONALES" or "LINGÜÍSTICAS": the first line is a heading of its own, the second one belongs to it.
        var kind = HeadingReader.KindOf($"{first.Text} {second.Text}");
        return first.Heading is null || second.Heading is null ? kind : null;
    }

    private void Add(OrderedLine ordered)
    {
        var line = ordered.Line;
        ChangeColumn(ordered.Column);
        if (_footers.Contains(line))
        {
            AddFooter(line);
            return;
        }

        if (Current.Kind != SectionKind.Header && line.Heading is null && _style.IsTitle(line))
            _sections.Add(new Section(SectionKind.Header, null));
        if (ordered.Role != FieldRole.None)
            _pending = ordered.Role;
        var cells = Cells(line);
        if (cells.Count == 0)
            return;

        var first = 0;
        if (HeadingOf(line, cells[0], alone: cells.Count == 1) is { } kind)
        {
            Open(kind, cells[0]);
            first = 1;
        }
        else if (cells.Count == 1 && GluedHeading(cells[0]) is { } glued)
        {
            Open(glued.Kind, cells[0].Slice(0, glued.End));
            cells = [cells[0].Slice(glued.End, cells[0].Length)];
        }

        else if (cells.Count == 1 && IsLabelOfSkills(cells[0]) is { } role)
        {
            _pending = role;
            return;
        }

        // The head of a table says what its columns are, and holds no values.
        if (cells.Count >= 2 && first == 0 && cells.TrueForAll(cell => LabelOf(cell) is not null))
            return;

        for (var i = first; i < cells.Count; i++)
        {
            if (LabelOf(cells[i]) is { } label && label != FieldRole.Name | cells[i].CountWords() > 0 && (i + 1 < cells.Count || IsFormLabel(cells[i], label)))
            {
                _pending = label;
                continue;
            }

            AddValue(cells[i]);
        }
    }

    /// <summary>Contact details at the foot of a page; what stands on the next page goes on with what stood above them.</summary>
    private void AddFooter(CvLine line)
    {
        if (_footer is null || Current.Segments.Count > 0)
        {
            var above = Current;
            _sections.Add(_footer = new Section(SectionKind.Contact, null));
            _sections.Add(new Section(above.Kind, null));
        }

        _footer.Segments.AddRange(Cells(line));
    }

    /// <summary>"Job-related skills" or "Language(s)" on the left of a form: they label what stands beside them.</summary>
    private FieldRole? IsLabelOfSkills(Segment cell)
    {
        if (Current.Kind != SectionKind.Skills || _next is null || !cell.Line.SharesRowWith(_next))
            return null;

        return HeadingReader.KindOf(cell.Span) switch
        {
            SectionKind.Languages => FieldRole.Languages,
            SectionKind.Skills => FieldRole.None,
            _ => null,
        };
    }

    private void Open(SectionKind kind, Segment heading)
    {
        _pending = FieldRole.None;
        if (kind != SectionKind.Document)
            _sections.Add(new Section(kind, heading));
    }

    private SectionKind? HeadingOf(CvLine line, Segment cell, bool alone)
    {
        if (line.IsListItem && line.Source.HeadingLevel == 0)
            return null;

        if ((alone ? line.Heading : HeadingReader.KindOf(cell.Span)) is { } kind)
        {
            var isSubheading = Current.Kind is SectionKind.Work or SectionKind.Projects && Words.Labels.GetValueOrDefault(Folding.Key(cell.Span)) == FieldRole.Activities;
            if ((isSubheading ? !_style.IsUnmistakable(line) : !_style.Fits(line)) && (alone || cell.Start > 0 || !IsBesideContent(kind)))
                return null;

            var namesDocument = Current.Kind == SectionKind.Header && Current.Segments.Count == 0 && IsResume(cell);
            return namesDocument ? SectionKind.Document : kind;
        }

        var isOther = alone && _sections.Count > 1 && cell.CountWords() <= 6 && _style.IsUnmistakable(line)
            && (_style.HasLevels || !_sizesOfOtherLines.Contains(Math.Round(line.Source.FontSize, 1)));
        if (!isOther)
            return null;

        // A company or a school above its dates is no heading, however it is set.
        var kindByStem = HeadingReader.KindByStem(cell.Folded);
        return kindByStem ?? (_next is { } next && PageColumns.IsDate(next) ? null : SectionKind.Other);
    }

    /// <summary>A heading in the left cell of a row, its content in the right one. Words that are also values need the look of a heading.</summary>
    private bool IsBesideContent(SectionKind kind) =>
        kind is SectionKind.Work or SectionKind.Education or SectionKind.Skills or SectionKind.Languages or SectionKind.Summary
        && Current.Kind is not SectionKind.Skills and not SectionKind.Languages;

    /// <summary>"Résumé" at the very top names the document, in French it also heads a summary.</summary>
    private static bool IsResume(Segment cell) => Folding.Key(cell.Span) is "resume";

    /// <summary>"EXPERIENCE 2023-04 – Present" or "Skills: welding, brazing": a heading and its first content on one line.</summary>
    private (SectionKind Kind, int End)? GluedHeading(Segment cell)
    {
        if (cell.Line.IsListItem)
            return null;

        var colon = cell.Span.IndexOf(':');
        if (colon is > 1 and <= MaximumLabelLength && colon + 1 < cell.Length)
        {
            var kind = HeadingReader.KindOf(cell.Span[..colon]);
            var opens = kind is SectionKind.Skills or SectionKind.Languages or SectionKind.Summary or SectionKind.Interests or SectionKind.Certifications
                && Current.Kind is not SectionKind.Work
                && (Current.Kind != SectionKind.Skills || kind == SectionKind.Interests || (kind == SectionKind.Languages && SpeaksOfLanguages(cell, colon)));
            return opens ? (kind!.Value, colon + 1) : null;
        }

        var words = 0;
        for (var i = 1; i < cell.Length && words < 4; i++)
        {
            if (cell.Span[i] != ' ')
                continue;

            words++;
            var prefix = cell.Span[..i];
            var isUpper = prefix.IndexOfAnyInRange('a', 'z') < 0;
            var goesOnOtherwise = char.IsDigit(cell.Span[i + 1]) || cell.Span[(i + 1)..].IndexOfAnyInRange('a', 'z') >= 0;
            if (isUpper && goesOnOtherwise && HeadingReader.KindOf(prefix) is { } kind and not SectionKind.Document)
                return (kind, i);
        }

        return null;
    }

    private static bool SpeaksOfLanguages(Segment cell, int from) => Words.Languages.FindAll(cell.Folded[from..]).Count > 0;

    /// <summary>The role, when the whole cell is a label.</summary>
    private static FieldRole? LabelOf(Segment cell)
    {
        if (cell.Length is 0 or > MaximumLabelLength + 40)
            return null;

        return Words.Labels.TryGetValue(Folding.Key(cell.Span), out var role) ? role : null;
    }

    /// <summary>
    /// Whether a label that stands alone on its line is one: it ends in a colon, or it is of the kind that forms and
    /// themes print above a value. "Manager" above a company is a title, "Languages" in a list of skills is a skill.
    /// </summary>
    private bool IsFormLabel(Segment cell, FieldRole role) =>
        cell.Span[^1] == ':' || role switch
        {
            FieldRole.Activities => Current.Kind is SectionKind.Work or SectionKind.Education or SectionKind.Projects or SectionKind.Volunteering,
            FieldRole.Name or FieldRole.Email or FieldRole.Phone or FieldRole.Location or FieldRole.Link or FieldRole.Ignore or FieldRole.GivenName
                or FieldRole.FamilyName => Current.Kind is SectionKind.Header or SectionKind.Contact,
            FieldRole.Dates or FieldRole.Title or FieldRole.Company => Current.Kind is SectionKind.Work && cell.CountWords() > 1 || role == FieldRole.Dates,
            FieldRole.Degree or FieldRole.Institution or FieldRole.Field => Current.Kind is SectionKind.Education && cell.CountWords() > 2,
            FieldRole.Languages => Current.Kind is SectionKind.Languages or SectionKind.Skills,
            _ => false,
        };

    private void AddValue(Segment cell)
    {
        if (cell.IsEmpty)
            return;

        var role = _pending;
        _pending = FieldRole.None;
        if (cell.Line.IsListItem && role != FieldRole.Activities)
            role = FieldRole.None;

        var (own, end) = LeadingLabel(cell);
        if (own != FieldRole.None)
        {
            (role, cell) = (own, cell.Slice(end, cell.Length));
            _pending = FieldRole.None;
        }

        if (role != FieldRole.Ignore && !cell.IsEmpty)
            Current.Segments.Add(role == cell.Role ? cell : cell.WithRole(role));
    }

    /// <summary>A label with a colon, or one of the private labels that forms print without.</summary>
    private (FieldRole Role, int End) LeadingLabel(Segment cell)
    {
        var colon = cell.Span.IndexOf(':');
        if (colon is > 0 and <= MaximumLabelLength && Words.Labels.TryGetValue(Folding.Key(cell.Span[..colon]), out var role))
            return (role, colon + 1);
        if (Current.Kind is not SectionKind.Header and not SectionKind.Contact)
            return (FieldRole.None, 0);

        var words = 0;
        for (var i = 1; i < cell.Length && words < 4; i++)
        {
            if (cell.Span[i] != ' ')
                continue;
            words++;
            if (Words.Labels.TryGetValue(Folding.Key(cell.Span[..i]), out role) && role is FieldRole.Ignore or FieldRole.Phone or FieldRole.Email)
                return (role, i);
        }

        return (FieldRole.None, 0);
    }

    private static List<Segment> Cells(CvLine line)
    {
        var cells = new List<Segment>(1);
        var start = line.BulletEnd;
        for (var i = start; i <= line.Text.Length; i++)
        {
            if (i < line.Text.Length && line.Text[i] != '\t')
                continue;

            var cell = new Segment(line, start, i);
            if (!cell.IsEmpty)
                cells.Add(cell);
            start = i + 1;
        }

        return cells;
    }
}
