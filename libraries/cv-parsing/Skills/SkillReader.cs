using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>
/// Skills: every entry of the skills sections in the CV's own words, then what the taxonomy finds elsewhere. Where there is
/// a skills section, the rest of the text adds only what is written as a proper name ("Docker", not "reporting").
/// </summary>
internal sealed class SkillReader(SkillTaxonomy taxonomy)
{
    private const int MostSkills = 200;
    private const string German = "de";

    private sealed class Collected
    {
        public List<Found<CvSkill>> Skills { get; } = [];

        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

        public bool KnowsId(string id) => _ids.Contains(id);

        public void Add(CvSkill skill, double confidence, Evidence evidence)
        {
            if (Skills.Count >= MostSkills || !_keys.Add(KeyOf(skill.Name)))
                return;
            if (skill.SkillId is { } id)
                _ids.Add(id);
            Skills.Add(new Found<CvSkill>(skill, confidence, evidence));
        }

        /// <summary>C, C++ and C# differ; "React.js" and "ReactJS" do not.</summary>
        private static string KeyOf(string name) => Folding.Key(name) + (name.EndsWith('#') ? "#" : name.EndsWith("++", StringComparison.Ordinal) ? "++" : "");
    }

    /// <summary>The skills of a CV in a language.</summary>
    public List<Found<CvSkill>> Read(IReadOnlyList<Section> sections, string language)
    {
        var collected = new Collected();
        var edges = new ColumnEdges(sections);
        foreach (var section in sections.Where(section => section.Kind == SectionKind.Skills))
        {
            foreach (var item in SkillItems.Read(section, taxonomy, edges))
            {
                if (item.IsSentence)
                    AddFromText(item.Segment, "skills", collected, _ => true, 0.75);
                else
                    AddItem(item, collected);
            }
        }

        var hasSection = collected.Skills.Count >= 3;
        foreach (var section in sections)
        {
            if (section.Kind is SectionKind.Skills or SectionKind.Contact or SectionKind.References or SectionKind.Languages or SectionKind.Interests or SectionKind.Education
                or SectionKind.Publications or SectionKind.Awards)
            {
                continue;
            }

            // Beside the skills that a CV lists, its certificates are what they are called and no further skills.
            if (hasSection && section.Kind == SectionKind.Certifications)
                continue;

            var name = SectionName(section.Kind);
            foreach (var segment in section.Segments)
            {
                if (segment.Role is FieldRole.None or FieldRole.Activities && segment.CountWords() > 1 && !segment.Span.Contains('@') && !IsHead(segment, section.Kind))
                    AddFromText(segment, name, collected, match => !hasSection || (IsProperName(segment, match, language) && !IsOfTitle(segment, match)), hasSection ? 0.6 : 0.7);
            }
        }

        return collected.Skills;
    }

    private void AddItem(SkillItem item, Collected collected)
    {
        var known = taxonomy.Find(item.Name);
        collected.Add(new CvSkill(item.Name, known?.Id, "skills"), known is not null ? 0.97 : 0.85, item.Segment.Evidence);
    }

    private void AddFromText(Segment segment, string section, Collected collected, Func<PhraseMatch<SkillName>, bool> accept, double confidence)
    {
        var matches = taxonomy.FindAll(segment.Folded);
        if (matches.Count == 0)
            return;

        var hasClear = matches.Exists(match => !match.Value.IsAmbiguous);
        foreach (var match in matches)
        {
            var skill = match.Value.Skill;
            var isAmbiguous = match.Value.IsAmbiguous;
            if ((isAmbiguous && !SkillContext.Means(segment, match, hasClear)) || (IsAcronym(match.Value.Written) && !segment.Span[match.Start..match.End].SequenceEqual(match.Value.Written)))
                continue;
            if (collected.KnowsId(skill.Id) || !accept(match))
                continue;
            collected.Add(new CvSkill(skill.Name, skill.Id, section), isAmbiguous ? confidence - 0.15 : confidence, segment.Slice(match.Start, match.End).Evidence);
        }
    }

    /// <summary>
    /// Capitals that no sentence asks for: inside the word, with digits and signs, or in the middle of a sentence, except in
    /// German, where every noun has one.
    /// </summary>
    private static bool IsProperName(Segment segment, PhraseMatch<SkillName> match, string language)
    {
        var text = segment.Span[match.Start..match.End];
        var capitals = 0;
        foreach (var c in text)
            capitals += char.IsUpper(c) ? 1 : 0;
        if (capitals == 0 || segment.Line.IsUpper)
            return false;
        if (capitals >= 2 || text.IndexOfAny('+', '#') >= 0 || text.IndexOfAnyInRange('0', '9') >= 0)
            return (char.IsUpper(text[0]) || !text.Contains(' ')) && (!string.Equals(language, German, StringComparison.Ordinal) || HasCapitalInside(text));
        return !string.Equals(language, German, StringComparison.Ordinal) && match.Start > 2 && segment.Span[..match.Start].TrimEnd() is { Length: > 0 } before && before[^1] is not ('.' or ':' or '!' or '?');
    }

    /// <summary>"Head of Logistics", "Logistics Supervisor": a word of the field that a job title names.</summary>
    private static bool IsOfTitle(Segment segment, PhraseMatch<SkillName> match)
    {
        foreach (var title in Words.Titles.FindAll(segment.Folded))
        {
            var between = title.End <= match.Start ? segment.Folded[title.End..match.Start] : title.Start >= match.End ? segment.Folded[match.End..title.Start] : default;
            if (title.Value == TitleWord.Noun && between.Trim() is "" or "of" or "de" or "des" or "di" or "van" or "der" or "do" or "da" or "ds.")
                return true;
        }

        return false;
    }

    /// <summary>"MES" and "SAP" are skills as they are written, "mes" and "sap" are words.</summary>
    private static bool IsAcronym(string written) => written.Length <= 4 && written.All(char.IsAsciiLetterUpper);

    private static bool HasCapitalInside(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsUpper(text[i]) && char.IsLetterOrDigit(text[i - 1]))
                return true;
        }

        return text.IndexOfAny('+', '#') >= 0;
    }

    /// <summary>Titles and employers hold words of skills ("Sales Manager", "Oracle") that are none.</summary>
    private static bool IsHead(Segment segment, SectionKind kind) =>
        kind is SectionKind.Work or SectionKind.Header && !segment.Line.IsListItem && segment.CountWords() < 7;

    private static string SectionName(SectionKind kind) => kind.ToString().ToLowerInvariant();
}
