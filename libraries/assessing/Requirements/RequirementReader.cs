using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing.Requirements;

/// <summary>Understands what a criterion asks for.</summary>
internal sealed partial class RequirementReader(SkillTaxonomy taxonomy)
{
    private const int LongestText = 1_000;

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

    /// <summary>The parts of a sentence that ask for things of different kinds, each in the sentence's own words.</summary>
    public IReadOnlyList<string> Apart(string sentence)
    {
        var clause = new Clause(sentence, taxonomy);
        if (clause.Tokens.Count == 0)
            return [sentence];
        var parts = new List<string>();
        foreach (var (start, end) in Apart(clause))
        {
            var part = clause.Part(start, end, taxonomy);

            // "Or" makes a choice of what stands before it and behind it.
            if (parts.Count > 0 && part.Tokens.Count > 0 && part.RoleAt(0) is { Value: WordRole.Or })
                parts[^1] += part.Text;
            else
                parts.Add(part.Text);
        }

        return parts.Count == 1 ? [sentence] : parts.ConvertAll(part => part.Trim(' ', ','));
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
        if (LanguageReading.Asks(clause))
            return CriterionKind.Language;
        if (EducationReading.Asks(clause))
            return CriterionKind.Education;
        if (Durations.Find(clause.Folded) is not null)
            return CriterionKind.Experience;
        if (clause.Has(Signal.Leadership))
            return CriterionKind.Leadership;
        if (CertificateReading.Asks(clause))
            return CriterionKind.Certificate;
        if (clause.Has(Signal.Soft) && !SkillReading.HasHardSkill(clause))
            return CriterionKind.SoftSkill;
        if (IsAvailability(clause))
            return CriterionKind.Availability;
        return SkillReading.HasHardSkill(clause) && clause.Has(Signal.Experience) ? CriterionKind.Skill : null;
    }

    private Requirement? ReadClause(Clause clause)
    {
        if (clause.Tokens.Count == 0)
            return null;
        if (clause.Has(Signal.Licence))
            return CertificateReading.Read(clause, taxonomy);
        if (LanguageReading.Asks(clause))
            return LanguageReading.Read(clause);
        if (EducationReading.Asks(clause))
            return EducationReading.Read(clause);
        if (clause.Has(Signal.Leadership) && clause.Titles.Count == 0)
            return new LeadershipNeed(People(clause.Folded), Durations.Find(clause.Folded)?.Months ?? 0);
        if (Durations.Find(clause.Folded) is { } duration)
            return ExperienceReading.Read(clause, duration, taxonomy);
        if (IsAvailability(clause))
            return Availability(clause);
        if (CertificateReading.Asks(clause))
            return CertificateReading.Read(clause, taxonomy);
        if (clause.Has(Signal.Soft) && !SkillReading.HasHardSkill(clause))
            return Soft(clause);
        if (SkillReading.Read(clause, 0) is { } skills && SkillReading.HasHardSkill(clause))
            return skills;
        if (clause.Titles.Count > 0)
            return ExperienceReading.Occupation(clause, 1);
        return SkillReading.ReadPhrase(clause);
    }

    private static bool IsAvailability(Clause clause) =>
        clause.Has(Signal.Availability) && !SkillReading.HasHardSkill(clause) && !(clause.Has(Signal.Experience) && clause.Titles.Count > 0);

    private static AvailabilityNeed Availability(Clause clause) =>
        new([.. Signals.All(Signal.Availability, clause.Neutral).Select(match => clause.Neutral[match.Start..match.End]).Distinct(StringComparer.Ordinal)]);

    private static SoftNeed Soft(Clause clause) =>
        new([.. Signals.All(Signal.Soft, clause.Neutral).Select(match => clause.Neutral[match.Start..match.End]).Distinct(StringComparer.Ordinal)]);

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

    [GeneratedRegex(@"\b(?<n>\d{1,4})\+? ?(or more |direct )?(people|persons?|staff|employees|reports|engineers|developers|nurses|members|colleagues|agents|mitarbeiter|mitarbeitern|mitarbeitenden|personen|personnes|collaborateurs|personas|empleados|persone|collaboratori|personen|medewerkers|osob|pracownikow|pessoas|colaboradores)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    internal static partial Regex PeopleCount();
}
