using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Requirements;

/// <summary>Understands what a criterion asks for.</summary>
internal sealed partial class RequirementReader(SkillTaxonomy taxonomy)
{
    private const int LongestText = 1_000;
    private const int LongestNounPhrase = 4;

    /// <summary>ISCED 3: what a school leaver has.</summary>
    private const int HighestSchool = 3;

    /// <summary>What a criterion asks for; in doubt, its words.</summary>
    public Requirement Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bare = Abbreviation().Replace(Gender().Replace(text.Length <= LongestText ? text : text[..LongestText], " "), match => match.Value.Replace(".", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        bare = LanguageSkills().Replace(bare, "${language} ${rest}");
        bare = LanguageForms.Plain(bare);
        bare = KindOfWork().Replace(bare, "${what} ${rest}");
        var parts = Sentences.Split(bare).Select(sentence => ReadSentence(sentence)).OfType<Requirement>().ToList();
        return parts.Count switch
        {
            0 => new WordsNeed(new Clause(bare, taxonomy) is var clause && clause.Tokens.Count > 0 ? clause.ContentOf(new Piece(0, clause.Tokens.Count), withSkills: true) : []),
            1 => parts[0],
            _ => new AllOf(parts),
        };
    }

    private Requirement? ReadSentence(string sentence)
    {
        var clause = new Clause(sentence, taxonomy);
        if (clause.Tokens.Count == 0)
            return null;
        if (Fillers.SaysNotNeeded(clause.Neutral) || Durations.OfAge().IsMatch(clause.Neutral))
            return new AvailabilityNeed([]);

        var parts = Apart(clause);
        if (parts.Count == 1)
            return ReadClause(clause);
        var requirements = parts.Select(part => ReadClause(clause.Part(part.Start, part.End, taxonomy))).OfType<Requirement>().ToList();
        return requirements.Count switch { 0 => null, 1 => requirements[0], _ => new AllOf(requirements) };
    }

    /// <summary>"A degree in nursing and three years on a ward": two things of different kinds, each read on its own.</summary>
    private List<(int Start, int End)> Apart(Clause clause)
    {
        var cuts = new List<int> { 0 };
        for (var i = 1; i < clause.Tokens.Count; i++)
        {
            if (clause.Skills.Exists(skill => skill.FirstToken < i && i < skill.FirstToken + skill.TokenCount))
                continue;
            var between = clause.Neutral.AsSpan(clause.Tokens[i - 1].End, clause.Tokens[i].Start - clause.Tokens[i - 1].End);
            if (clause.RoleAt(i) is { Value: WordRole.And } || between.Contains(',') || clause.Word(i) is "with" or "mit" or "avec" or "con" or "met" or "com")
                cuts.Add(clause.Tokens[i].Start);
        }

        var parts = new List<(int Start, int End, CriterionKind? Kind)>();
        for (var c = 0; c < cuts.Count; c++)
        {
            var (start, end) = (cuts[c], c + 1 < cuts.Count ? cuts[c + 1] : clause.Text.Length);
            var kind = cuts.Count == 1 ? null : KindOf(clause.Part(start, end, taxonomy));
            if (parts.Count > 0 && (kind is null || kind == parts[^1].Kind || parts[^1].Kind is null))
                parts[^1] = (parts[^1].Start, end, parts[^1].Kind ?? kind);
            else
                parts.Add((start, end, kind));
        }

        return parts.ConvertAll(part => (part.Start, part.End));
    }

    /// <summary>The kind that the words of a part tell by themselves; null for what goes on with the part before.</summary>
    private static CriterionKind? KindOf(Clause clause)
    {
        if (clause.Has(Signal.Licence))
            return CriterionKind.Certificate;
        if (IsLanguage(clause))
            return CriterionKind.Language;
        if (IsEducation(clause))
            return CriterionKind.Education;
        if (Durations.Find(clause.Folded) is not null)
            return CriterionKind.Experience;
        if (clause.Has(Signal.Leadership))
            return CriterionKind.Leadership;
        if (IsCertificate(clause))
            return CriterionKind.Certificate;
        if (clause.Has(Signal.Soft) && !HasHardSkill(clause))
            return CriterionKind.SoftSkill;
        if (IsAvailability(clause))
            return CriterionKind.Availability;
        return HasHardSkill(clause) && clause.Has(Signal.Experience) ? CriterionKind.Skill : null;
    }

    private Requirement? ReadClause(Clause clause)
    {
        if (clause.Tokens.Count == 0)
            return null;
        if (clause.Has(Signal.Licence))
            return Certificate(clause);
        if (IsLanguage(clause))
            return Languages(clause);
        if (IsEducation(clause))
            return Education(clause);
        if (clause.Has(Signal.Leadership) && clause.Titles.Count == 0)
            return new LeadershipNeed(People(clause.Folded), Durations.Find(clause.Folded)?.Months ?? 0);
        if (Durations.Find(clause.Folded) is { } duration)
            return Experience(clause, duration);
        if (IsAvailability(clause))
            return Availability(clause);
        if (IsCertificate(clause))
            return Certificate(clause);
        if (clause.Has(Signal.Soft) && !HasHardSkill(clause))
            return Soft(clause);
        if (Groups(clause, 0) is { } skills && HasHardSkill(clause))
            return skills;
        if (clause.Titles.Count > 0)
            return Occupation(clause, 1);
        return Phrase(clause);
    }

    private static bool HasHardSkill(Clause clause)
    {
        var soft = Signals.All(Signal.Soft, clause.Neutral);
        return clause.Skills.Exists(skill => !soft.Exists(phrase => phrase.Start <= skill.Start && skill.End <= phrase.End)
            && !clause.Titles.Exists(title => title.Start <= skill.Start && skill.End <= title.End));
    }

    private Requirement Experience(Clause clause, Durations.Duration duration)
    {
        // The stretch of time is no part of what was done in it.
        var rest = new Clause(Blank(clause.Text, duration.Start, duration.End), taxonomy);
        var parts = new List<Requirement>();
        if (rest.Titles.Count > 0)
            parts.Add(Occupation(rest, duration.Months));
        else if (AsTitle(rest) is { } title)
            parts.Add(title with { Months = duration.Months });

        var withoutTitles = parts.Count == 0 ? rest : new Clause(WithoutTitle(rest), taxonomy);
        var skills = Groups(withoutTitles, parts.Count == 0 ? duration.Months : 0);
        if (skills is not null && (parts.Count == 0 || HasHardSkill(withoutTitles)))
            parts.Add(skills);
        return parts.Count switch
        {
            0 => new ExperienceNeed("", duration.Months, Fillers.AsksForRelevant(rest.Neutral) ? WorkScope.Relevant : WorkScope.Any, [], []),
            1 => parts[0],
            _ => new AllOf(parts),
        };
    }

    private static string WithoutTitle(Clause clause)
    {
        var text = clause.Text;
        foreach (var title in clause.Titles)
            text = Blank(text, title.Start, title.End);
        if (clause.Titles.Count == 0 && TitleAfter().Match(clause.Neutral) is { Success: true } match)
            text = Blank(text, match.Index, match.Index + match.Length);
        return text;
    }

    private static string Blank(string text, int start, int end) => string.Concat(text.AsSpan(0, start), new string(' ', end - start), text.AsSpan(end));

    private static ExperienceNeed Occupation(Clause clause, int months)
    {
        var title = clause.Titles[0];
        var alternatives = clause.Titles.Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        return new ExperienceNeed(clause.Text[title.Start..title.End], months, WorkScope.Occupation, alternatives, WordsOf(clause, title.Start, title.End));
    }

    /// <summary>"as Quantity Surveyor": an occupation that is in no list.</summary>
    private static ExperienceNeed? AsTitle(Clause clause)
    {
        if (TitleAfter().Match(clause.Neutral) is not { Success: true } match)
            return null;
        var group = match.Groups["t"];
        var words = WordsOf(clause, group.Index, group.Index + group.Length);
        return words.Count > 0 ? new ExperienceNeed(clause.Text.Substring(group.Index, group.Length).Trim(), 1, WorkScope.Occupation, [], words) : null;
    }

    private static List<string> WordsOf(Clause clause, int start, int end)
    {
        var words = new List<string>();
        for (var i = 0; i < clause.Tokens.Count; i++)
        {
            if (clause.Tokens[i].Start >= start && clause.Tokens[i].End <= end && clause.Tokens[i].Length > 1 && !(clause.RoleAt(i) is { Value: WordRole.Filler } && clause.Tokens[i].Length <= 3))
                words.Add(clause.Word(i));
        }

        return words;
    }

    private static bool IsEducation(Clause clause)
    {
        if (clause.Has(Signal.Degree))
            return true;
        foreach (var match in Words.Degrees.FindAll(clause.Folded))
        {
            // "High School" is where a teacher works. Short forms in capitals only; words that also mean something else not at all.
            if (clause.Titles.Exists(title => title.Start <= match.Start && match.End <= title.End))
                continue;
            var text = clause.Text.AsSpan(match.Start, match.End - match.Start);
            var isShort = text.Length <= 3 && !text.Contains('.');
            if (clause.Folded[match.Start..match.End] is "intermediate" or "promotion" or "licence" or "but" or "be" or "maitrise" or "lehre" or "master" && !clause.Folded.Contains("master in", StringComparison.Ordinal))
                continue;
            if (isShort && !Abbreviations.IsDegree(text))
                continue;

            // "MS Excel" is no master of science, and whoever teaches for an exam need not have passed it.
            if (clause.Skills.Exists(skill => skill.Start <= match.Start && match.End <= skill.End && skill.End - skill.Start > match.End - match.Start)
                || ((int)match.Value <= HighestSchool && Teaches().IsMatch(clause.Folded)))
            {
                continue;
            }

            return true;
        }

        return false;
    }

    private static EducationNeed Education(Clause clause)
    {
        var levels = new List<int>();
        foreach (var match in Words.Degrees.FindAll(clause.Folded))
        {
            var text = clause.Text.AsSpan(match.Start, match.End - match.Start);
            if ((text.Length > 3 || Abbreviations.IsDegree(text)) && clause.Folded[match.Start..match.End] is not ("intermediate" or "promotion" or "maitrise"))
                levels.Add((int)match.Value);
        }

        var level = levels.Count > 0 ? levels.Min() : IsVocational().IsMatch(clause.Folded) ? 3 : IsUniversity().IsMatch(clause.Folded) ? 6 : 4;
        var fields = StudyFields.FindAll(clause.Folded);
        var occupations = clause.Titles;
        var known = fields.Where(field => field.Value != "computing" || field.End - field.Start > 2 || clause.Text.AsSpan(field.Start, field.End - field.Start) is "IT").ToList();
        var words = known.Count > 0 || FieldAfter().Match(clause.Neutral) is not { Success: true } match2
            ? []
            : WordsOf(clause, match2.Groups["f"].Index, match2.Groups["f"].Index + match2.Groups["f"].Length).Where(word => !IsFiller(word)).ToList();
        if (known.Count == 0 && words.Count == 0 && occupations.Count > 0)
            words = WordsOf(clause, occupations[0].Start, occupations[0].End);
        return new EducationNeed(level, [.. known.Select(field => field.Value).Distinct(StringComparer.Ordinal)], words, clause.Has(Signal.Related), clause.Has(Signal.Comparable));
    }

    private static bool IsFiller(string word) => Fillers.At(word, Tokens.Split(word), 0, inDutch: false) is not null || Signals.Has(Signal.Degree, word) || Signals.Has(Signal.Related, word);

    private static bool IsLanguage(Clause clause)
    {
        var names = Words.Languages.FindAll(clause.Folded);
        if (names.Count == 0 || clause.Titles.Exists(title => title.Start <= names[0].Start && names[0].End <= title.End) || Durations.Find(clause.Folded) is not null)
            return false;
        if (names.TrueForAll(name => IsAdjective(clause, name)))
            return false;
        if (SpeaksOfLanguage().IsMatch(clause.Folded) || clause.Has(Signal.Native) || clause.Has(Signal.Fluent))
            return true;
        var content = Enumerable.Range(0, clause.Tokens.Count).Count(i => clause.RoleAt(i) is null or { Value: WordRole.Or or WordRole.And });
        return names.Sum(name => name.TokenCount) + 2 >= content && clause.Titles.Count == 0 && !IsEducation(clause);
    }

    /// <summary>"Irish employment law", "German tax returns": what comes from a country is not its language.</summary>
    private static bool IsAdjective(Clause clause, PhraseMatch<string> name)
    {
        var next = clause.Tokens.FindIndex(token => token.Start >= name.End);
        return next >= 0 && clause.Neutral.AsSpan(name.End, clause.Tokens[next].Start - name.End).Trim().Length == 0
            && clause.RoleAt(next) is null && !SpeaksOfLanguage().IsMatch(clause.Folded) && !CefrLevel().IsMatch(clause.Word(next))
            && !Signals.Has(Signal.Native, clause.Folded) && !clause.Has(Signal.Availability);
    }

    private static Requirement Languages(Clause clause)
    {
        var names = Words.Languages.FindAll(clause.Folded);
        var needs = new List<Requirement>();
        for (var i = 0; i < names.Count; i++)
        {
            // A level stands by its language; one that stands before the first or behind the last holds for those without.
            var until = i + 1 < names.Count ? names[i + 1].Start : clause.Folded.Length;
            var level = Level(clause.Folded[names[i].End..until]);
            if (level == 0)
                level = Level(clause.Folded[(i == 0 ? 0 : names[i - 1].End)..names[i].Start]);
            if (level == 0)
                level = Level(clause.Folded);
            if (!needs.Exists(need => ((LanguageNeed)need).Name == names[i].Value))
                needs.Add(new LanguageNeed(names[i].Value, level));
        }

        if (needs.Count == 1)
            return needs[0];
        var between = clause.Folded[names[0].End..names[^1].Start];
        return OrWord().IsMatch(between) ? new AnyOf(needs) : new AllOf(needs);
    }

    private static int Level(string folded)
    {
        if (CefrLevel().Match(folded) is { Success: true } cefr)
            return ((cefr.Value[0] - 'a') * 2) + (cefr.Value[1] - '0');
        if (Signals.Has(Signal.Native, folded))
            return 6;
        if (Signals.Has(Signal.Fluent, folded))
            return 5;
        return Signals.Has(Signal.Good, folded) ? 4 : Signals.Has(Signal.Basic, folded) ? 2 : 0;
    }

    private static bool IsCertificate(Clause clause) =>
        clause.Has(Signal.Certificate) || Certificates.FindAll(clause.Text, clause.Folded).Count > 0;

    private CertificateNeed Certificate(Clause clause)
    {
        var names = Certificates.FindAll(clause.Text, clause.Folded);
        var piece = new Piece(0, clause.Tokens.Count);
        var ids = clause.Skills.Select(skill => skill.Value.Skill!.Id).Distinct(StringComparer.Ordinal).ToList();
        var words = names.Count > 0
            ? Tokens.Split(clause.Neutral.AsSpan(names[0].Start, names[0].End - names[0].Start)).ConvertAll(token => clause.Neutral.Substring(names[0].Start + token.Start, token.Length))
            : clause.ContentOf(piece, withSkills: true).Where(word => !Generic().IsMatch(word)).ToList();
        var name = names.Count > 0 ? clause.Text[names[0].Start..names[0].End] : clause.Text.Trim(' ', '.', ',');
        return new CertificateNeed(name, names.Count > 0 && taxonomy.Find(name) is { } skill ? [skill.Id] : names.Count > 0 ? [] : ids, words);
    }

    private static bool IsAvailability(Clause clause) =>
        clause.Has(Signal.Availability) && !HasHardSkill(clause) && !(clause.Has(Signal.Experience) && clause.Titles.Count > 0);

    private static AvailabilityNeed Availability(Clause clause) =>
        new([.. Signals.All(Signal.Availability, clause.Neutral).Select(match => clause.Neutral[match.Start..match.End]).Distinct(StringComparer.Ordinal)]);

    private static SoftNeed Soft(Clause clause) =>
        new([.. Signals.All(Signal.Soft, clause.Neutral).Select(match => clause.Neutral[match.Start..match.End]).Distinct(StringComparer.Ordinal)]);

    /// <summary>The skills of a clause with its "and"s and "or"s; null when it names nothing.</summary>
    private static Requirement? Groups(Clause clause, int months)
    {
        var groups = PieceSplitter.Split(clause, piece => Need(clause, piece, months) is not null);
        var needs = new List<Requirement>();
        foreach (var group in groups)
        {
            var members = group.Select(piece => Need(clause, piece, months)!).ToList();
            needs.Add(members.Count == 1 ? members[0] : new AnyOf(members));
        }

        return needs.Count switch { 0 => null, 1 => needs[0], _ => new AllOf(needs) };
    }

    private static Requirement? Need(Clause clause, Piece piece, int months)
    {
        var skills = clause.Skills.Where(skill => skill.FirstToken >= piece.First && skill.FirstToken < piece.First + piece.Count).ToList();
        var words = clause.ContentOf(piece, withSkills: false);
        if (skills.Count == 0)
            return words.Count is > 0 and <= LongestNounPhrase + 1 ? new SkillNeed(WrittenContent(clause, piece), [], words, months) : null;

        // What stands right beside a skill narrows it: "underwater welding".
        var qualifiers = words.Where(word => IsBeside(clause, piece, skills, word)).ToList();
        if (skills.Count == 1)
            return new SkillNeed(qualifiers.Count > 0 ? WrittenContent(clause, piece) : clause.Text[skills[0].Start..skills[0].End], [skills[0].Value.Skill!.Id], qualifiers, months);
        return new AllOf([.. skills.Select(skill => new SkillNeed(clause.Text[skill.Start..skill.End], [skill.Value.Skill!.Id], [], months))]);
    }

    private static bool IsBeside(Clause clause, Piece piece, List<PhraseMatch<SkillName>> skills, string word)
    {
        for (var i = piece.First; i < piece.First + piece.Count; i++)
        {
            if (clause.Word(i) == word && skills.Exists(skill => skill.FirstToken == i + 1 || skill.FirstToken + skill.TokenCount == i))
                return true;
        }

        return false;
    }

    /// <summary>From the first to the last word of content.</summary>
    private static string WrittenContent(Clause clause, Piece piece)
    {
        var (first, last) = (-1, -1);
        for (var i = piece.First; i < piece.First + piece.Count; i++)
        {
            if (clause.RoleAt(i) is { } role)
            {
                i += role.TokenCount - 1;
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
        }

        return first < 0 ? clause.Written(piece) : clause.Written(new Piece(first, last - first + 1));
    }

    /// <summary>No skill that is known: a short noun phrase, or what follows "experience with", is one all the same.</summary>
    private static Requirement Phrase(Clause clause)
    {
        var content = clause.ContentOf(new Piece(0, clause.Tokens.Count), withSkills: true);
        var isNamed = clause.Tokens.Count <= LongestNounPhrase || ExperienceWith().IsMatch(clause.Folded);
        return isNamed && content.Count > 0 && Groups(clause, 0) is { } skills ? skills : new WordsNeed(content);
    }

    [GeneratedRegex(@"\b(teach|teaches|teaching|taught|tutoring|unterricht\w*|enseign\w*|ensen\w*|insegn\w*|lesgev\w*|ensin\w*)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Teaches();

    /// <summary>"Fahrpraxis" and "Vertriebserfahrung" are two words; "Berufserfahrung" tells nothing of the work.</summary>
    [GeneratedRegex(@"\b(?<what>(?!beruf|arbeit|praxis|fuhrung|führung|leitung|personal|projekt|lebens|vor|erst)\p{L}{4,}?)s?(?<rest>erfahrung(en)?|praxis)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindOfWork();

    private static int People(string folded) =>
        PeopleCount().Match(folded) is { Success: true } match ? int.Parse(match.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\((?:[mwfdxhi](?:/[mwfdxhi]){1,3}|all genders|gn|alle geschlechter)\)|\b[mwf]/[wmf]/[dx]\b|\*in(nen)?\b|:in(nen)?\b|/-?in(nen)?\b|\(in\)|\(e\)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex Gender();

    [GeneratedRegex(@"\b(e\. ?g\.|i\. ?e\.|z\. ?B\.|incl\.|min\.|approx\.|bzw\.|etc\.|p\. ?ej\.|inkl\.|ca\.|ggf\.|resp\.|Dipl\.|vs\.)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();

    /// <summary>"Deutschkenntnisse" are two words.</summary>
    [GeneratedRegex("(?<language>deutsch|englisch|französisch|spanisch|italienisch|polnisch|niederländisch|portugiesisch|russisch|türkisch|arabisch|chinesisch)(?<rest>kenntnisse|sprachkenntnisse|sprachig)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex LanguageSkills();

    [GeneratedRegex(@"\b(as an?|as|als|comme|como|come|jako|in the role of|position of) (?<t>[a-z][a-z0-9&/'-]*( [a-z][a-z0-9&/'-]*){0,3})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TitleAfter();

    [GeneratedRegex(@"\b(in|of|im|en|em|als|zum|zur|as an?|w|di|de) (?<f>[a-z][a-z&'-]*( [a-z][a-z&'-]*){0,3})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FieldAfter();

    [GeneratedRegex("vocational|apprenticeship|trained as|training as|ausbildung|lehre|formacion profesional|\\bcap\\b|\\bmbo\\b|formation professionnelle|qualifica professionale|zawodow|curso profissional|high school|abitur|secondary school", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsVocational();

    [GeneratedRegex("university|academic|graduate|college|studium|hochschul|universit|laurea|licenciatura|superior|higher education|wyzsze|hbo|\\bdegree", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsUniversity();

    [GeneratedRegex("language|spoken|written|speak|speaker|verbal|in wort und schrift|sprach|kenntnisse|langue|parle|ecrit|idioma|hablado|lingua|parlat|taal|jezyk|oral|\\b[abc][12]\\b|command of|wort und schrift|conversational", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfLanguage();

    [GeneratedRegex(@"\b[abc][12]\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CefrLevel();

    [GeneratedRegex(@"\b(or|oder|ou|o|lub|of)\b|/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OrWord();

    [GeneratedRegex("^(certif.*|accredit.*|licen[sc].*|registr.*|zertif.*|valid|current|active|full|clean|holder|hold|holds|holding|possess.*|gultig.*|besitz|permit|class|klasse|chartered|proof)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Generic();

    [GeneratedRegex("experience (with|in|of|using)|knowledge of|understanding of|familiar|proficien|skilled in|expertise in|background in|worked with|used |erfahrung (mit|in|im)|kenntnisse|umgang mit|experience (en|avec|dans)|maitrise|connaissance|experiencia (en|con)|conocimiento|dominio|manejo|esperienza (in|con|nel)|conoscenza|ervaring (met|in)|kennis van|doswiadczenie|znajomosc|obsluga|experiencia (em|com)|conhecimento", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ExperienceWith();

    [GeneratedRegex(@"\b(?<n>\d{1,4})\+? ?(or more |direct )?(people|persons?|staff|employees|reports|engineers|developers|nurses|members|colleagues|agents|mitarbeiter|mitarbeitern|mitarbeitenden|personen|personnes|collaborateurs|personas|empleados|persone|collaboratori|personen|medewerkers|osob|pracownikow|pessoas|colaboradores)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex PeopleCount();
}
