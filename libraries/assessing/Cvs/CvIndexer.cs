using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Redaction;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Location;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;
using Shortlist.Documents;

namespace Shortlist.Assessing.Cvs;

/// <summary>Strips a CV and indexes what is left.</summary>
internal sealed class CvIndexer
{
    private const int FewestWords = 15;

    private readonly ParsedCv _cv;
    private readonly DateOnly _asOf;
    private readonly SkillTaxonomy _taxonomy;
    private readonly IReadOnlyList<CvLine> _lines;
    private readonly IReadOnlyList<Section> _sections;
    private readonly Redactor _redactor;
    private readonly string? _writtenIn;
    private readonly List<Passage> _passages = [];
    private readonly Dictionary<string, List<SkillMention>> _skills = new(StringComparer.Ordinal);

    private CvIndexer(Document document, ParsedCv cv, DateOnly asOf, SkillTaxonomy taxonomy)
    {
        (_cv, _asOf, _taxonomy) = (cv, asOf, taxonomy);
        var source = ReadLines.Of(document, cv);
        (_lines, _sections) = (source.Lines, source.Sections);
        _writtenIn = WrittenLanguage.NameOf(cv.Language);
        _redactor = new Redactor(cv, _writtenIn is null or "English", word => taxonomy.Find(word) is not null || Words.Titles.TryGet(word, out _));
    }

    public static CvIndex Index(Document document, ParsedCv cv, DateOnly asOf, SkillTaxonomy taxonomy)
    {
        var indexer = new CvIndexer(document, cv, asOf, taxonomy);
        indexer.AddPassages();
        var work = indexer.AddWork();
        indexer.JudgeProof(work);
        return new CvIndex
        {
            Passages = indexer._passages,
            Work = work,
            Education = indexer.Education(),
            Languages = indexer.Languages(),
            Skills = indexer._skills,
            WrittenIn = indexer._writtenIn,
            Unreadable = indexer.WhyUnreadable(document),
            Taxonomy = taxonomy,
            ByStem = indexer.ByStem(),
        };
    }

    /// <summary>Every line or cell that may be judged, in reading order.</summary>
    private void AddPassages()
    {
        var covered = new HashSet<int>();
        foreach (var section in _sections)
        {
            if (section.Heading is { } heading)
                covered.Add(heading.Line.Index);
            foreach (var segment in section.Segments)
            {
                if (segment.Role != FieldRole.Ignore)
                    covered.Add(segment.Line.Index);
                if (MayBeJudged(segment, section.Kind))
                    Add(WithLicence(segment), section.Kind);
            }
        }

        // What stands behind labels that the parser has no field for, such as a driving licence or a date of availability.
        foreach (var line in _lines.Where(line => !covered.Contains(line.Index)))
        {
            var segment = new Segment(line, line.BulletEnd, line.Text.Length);
            if (!segment.IsEmpty && !Redactor.IsPrivate(segment.Text) && (Signals.Has(Signal.Licence, segment.Folded) || Signals.Has(Signal.Availability, segment.Folded)))
                Add(segment, SectionKind.Other);
        }
    }

    /// <summary>Of "Führerscheine: B, CE" the label too: without it the classes are letters. Once a line, however many cells it was cut into.</summary>
    private Segment WithLicence(Segment segment)
    {
        var line = segment.Line;
        if (segment.Start <= line.BulletEnd || !Signals.Has(Signal.Licence, line.Folded.AsSpan(line.BulletEnd, segment.Start - line.BulletEnd)))
            return segment;
        return _passages.Count > 0 && _passages[^1].Line == line.Index ? segment : new Segment(line, line.BulletEnd, line.Text.Length);
    }

    private static bool MayBeJudged(Segment segment, SectionKind section) => !segment.IsEmpty && section switch
    {
        SectionKind.Interests or SectionKind.References => false,
        _ when segment.Role is FieldRole.Name or FieldRole.GivenName or FieldRole.FamilyName or FieldRole.Email or FieldRole.Phone or FieldRole.Location or FieldRole.Link or FieldRole.Ignore => false,
        _ when Redactor.IsPrivate(segment.Text) || (segment.Length != segment.Line.Text.Length && Redactor.IsPrivate(segment.Line.Text)) => false,
        SectionKind.Header or SectionKind.Contact => TellsOfWork(segment),
        _ => true,
    };

    /// <summary>Of what stands above the first heading: a title, or a sentence, but nothing that looks like an address or a contact.</summary>
    private static bool TellsOfWork(Segment segment)
    {
        var words = segment.CountWords();
        if (words >= 8 && segment.Span.IndexOf('@') < 0)
            return !LooksLikeAddress(segment) || words >= 14;
        if (segment.Span.ContainsAny('@', '+') && segment.Span.IndexOfAnyInRange('0', '9') >= 0 || LooksLikeAddress(segment))
            return false;
        return words >= 4 || Evidences.Title(segment) >= 3 || segment.Dates.Count > 0 || segment.Line.IsListItem;
    }

    private static bool LooksLikeAddress(Segment segment) => Places.Likelihood(segment.Span) >= 0.5 || (Signals.Has(Signal.Street, segment.Folded) && segment.Span.IndexOfAnyInRange('0', '9') >= 0);

    private void Add(Segment segment, SectionKind section)
    {
        var hidden = new List<(int Start, int End)>();
        var withoutPlaces = section is SectionKind.Header or SectionKind.Contact or SectionKind.Summary or SectionKind.Other;
        var passage = new Passage(segment, section, _redactor.Redact(segment.Text, withoutPlaces, hidden, withoutDates: section == SectionKind.Education), hidden);
        if (!passage.IsQuotable && hidden.Exists(stretch => passage.Neutral[stretch.Start] == Redactor.Mask) && passage.Tokens.Count == 0)
            return;

        AddSkills(passage);
        _passages.Add(passage);
    }

    private void AddSkills(Passage passage)
    {
        var matches = _taxonomy.FindAll(passage.Neutral, passage.Tokens);
        var clear = matches.Count(match => !match.Value.IsAmbiguous);
        foreach (var match in matches)
        {
            var skill = match.Value.Skill;
            if (match.Value.IsAmbiguous && passage.Section != SectionKind.Skills && !IsMeant(passage, match, clear))
                continue;
            if (!_skills.TryGetValue(skill.Id, out var mentions))
                _skills.Add(skill.Id, mentions = []);
            mentions.Add(new SkillMention(_passages.Count, match.Start, match.End, match.TokenCount));
        }
    }

    /// <summary>Everyday words are skills when written as their names, in a sentence or beside an unmistakable skill.</summary>
    private static bool IsMeant(Passage passage, PhraseMatch<SkillName> match, int clear)
    {
        var written = passage.Text.AsSpan(match.Start, match.End - match.Start);
        if (!written.SequenceEqual(match.Value.Written) || (match.End + 1 < passage.Text.Length && char.IsDigit(passage.Text[match.End + 1])))
            return false;
        return clear > 0 || (match.Start > 0 && written.Length > 1 && passage.Text[..match.Start].TrimEnd() is { Length: > 0 } before && before[^1] is not ('.' or ':' or '!' or '?'));
    }

    private List<WorkFact> AddWork()
    {
        var facts = new List<WorkFact>();
        var heads = _cv.Work.Select(found => PassageOf(found.Evidence)).ToList();
        for (var i = 0; i < _cv.Work.Count; i++)
        {
            var job = _cv.Work[i].Value;
            var title = job.Title is { } text ? _redactor.Redact(text, withoutPlaces: false, []) : "";
            if (heads[i] >= 0 && Words.Titles.FindAll(title).Count == 0 && Occupations.FindAll(title).Count == 0)
                title = _passages[heads[i]].Neutral;
            facts.Add(new WorkFact(title, IsWork(title) ? Experience.SpanOf(job, _asOf) : null, [], heads[i]));
        }

        for (var p = 0; p < _passages.Count; p++)
        {
            var passage = _passages[p];
            var entry = EntryOf(passage, p, heads);
            if (entry < 0)
                continue;
            passage.Entry = entry;
            facts[entry].Passages.Add(p);
        }

        return facts;
    }

    /// <summary>Time for a family, in whatever words, is no work and no gap: it is not counted and not told.</summary>
    private static bool IsWork(string title) => title.Length == 0 || title.AsSpan().Trim(" |,-").Length > 0;

    /// <summary>The passage that holds what was read, or the first one on its line; -1 for none. A line may have several, its heading among them.</summary>
    private int PassageOf(Evidence evidence) =>
        _passages.FindIndex(passage => passage.Line == evidence.Line && passage.Text.Contains(evidence.Quote, StringComparison.Ordinal)) is var exact and >= 0
            ? exact
            : _passages.FindIndex(passage => passage.Line == evidence.Line);

    /// <summary>The entry whose account holds the line; of what else stands in a section of work, the entry whose head comes last before it.</summary>
    private int EntryOf(Passage passage, int at, List<int> heads)
    {
        var (before, nearest) = (-1, -1);
        for (var i = 0; i < heads.Count; i++)
        {
            if (heads[i] >= 0 && heads[i] <= at && (before < 0 || heads[i] >= heads[before]))
                before = i;
            if (heads[i] == at)
                return i;
            if (_cv.Work[i].Value.Highlights.Any(highlight => highlight.Contains(passage.Text, StringComparison.Ordinal)) && (nearest < 0 || Distance(heads[i], at) < Distance(heads[nearest], at)))
                nearest = i;
        }

        if (nearest >= 0)
            return nearest;
        if (passage.Section != SectionKind.Work)
            return -1;
        if (before >= 0)
            return before;
        var first = heads.FindIndex(head => head >= 0);
        return first >= 0 && heads[first] - at <= 3 ? first : -1;
    }

    private static int Distance(int head, int at) => head < 0 ? int.MaxValue : at >= head ? at - head : 100 + head - at;

    private void JudgeProof(List<WorkFact> work)
    {
        var mentions = new int[_passages.Count];
        var covered = new int[_passages.Count];
        foreach (var list in _skills.Values)
        {
            foreach (var mention in list)
            {
                mentions[mention.Passage]++;
                covered[mention.Passage] += mention.Tokens;
            }
        }

        for (var i = 0; i < _passages.Count; i++)
        {
            var passage = _passages[i];
            var isPlaceOfProof = passage.Entry >= 0
                ? work[passage.Entry].Months is not null
                : passage.Section is SectionKind.Projects or SectionKind.Education or SectionKind.Volunteering or SectionKind.Awards or SectionKind.Publications;
            passage.Proof = isPlaceOfProof && Prose.IsAccount(passage, mentions[i], covered[i]) ? Proof.Shown : Proof.Claimed;
        }
    }

    private List<EducationFact> Education()
    {
        var facts = new List<EducationFact>();
        foreach (var entry in _cv.Education)
        {
            var passage = PassageOf(entry.Evidence);
            var degree = $"{entry.Value.Degree} {entry.Value.Field}";
            var text = _redactor.Redact(degree, withoutPlaces: false, []);
            var level = 0;
            foreach (var match in Words.Degrees.FindAll(Folding.Fold(degree)))
                level = Math.Max(level, (int)match.Value);
            var around = passage >= 0 ? _passages[passage].Neutral : "";
            var isPlaced = entry.Value.Institution is not null || entry.Value.End is not null;
            facts.Add(new EducationFact(level, text, passage, isPlaced, Signals.Has(Signal.Unfinished, around)));
        }

        return facts;
    }

    private List<LanguageFact> Languages() =>
    [
        .. _cv.Languages.Select(language => new LanguageFact(language.Value.Name, language.Value.Level, PassageOf(language.Evidence))),
    ];

    private string? WhyUnreadable(Document document)
    {
        var (words, letters, signs, broken) = (0, 0, 0, 0);
        foreach (var line in _lines)
        {
            if (words < FewestWords)
                words += Tokens.Split(line.Text).Count(token => token.Length > 1 && char.IsLetter(line.Text[token.Start]));
            foreach (var c in line.Text)
            {
                letters += char.IsLetterOrDigit(c) ? 1 : 0;
                signs += char.IsWhiteSpace(c) ? 0 : 1;
                broken += c == '\uFFFD' ? 1 : 0;
            }
        }

        if (!_cv.IsSupported)
            return "it is written in a language that is not read";
        if (words < FewestWords)
            return document.Format is DocumentFormat.Image or DocumentFormat.ScannedPdf ? "hardly any text could be read from the scan" : "it holds hardly any text";
        if (letters * 2 < signs || broken * 20 > signs)
            return "its text is garbled";
        return _passages.Count == 0 ? "it tells nothing of work, education or skills" : null;
    }

    private Dictionary<string, List<int>> ByStem()
    {
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var byKey = index.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var p = 0; p < _passages.Count; p++)
        {
            var passage = _passages[p];
            for (var t = 0; t < passage.Tokens.Count; t++)
            {
                var key = Stems.Key(passage.Word(t));
                if (!byKey.TryGetValue(key, out var list))
                    byKey[key] = list = [];
                if (list.Count == 0 || list[^1] != p)
                    list.Add(p);
            }
        }

        return index;
    }
}
