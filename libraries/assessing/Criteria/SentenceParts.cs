using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.Assessing.Requirements;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Criteria;

/// <summary>
/// Cuts a sentence of an advertisement where it goes over from one thing to another: "a degree in law, fluent English and three years in a
/// bank" asks for three. Each part stays in the sentence's own words.
/// </summary>
internal sealed partial class SentenceParts(RequirementReader reader, SkillTaxonomy taxonomy)
{
    private const int TokensBeforeAsking = 4;

    /// <summary>The sentence as one part.</summary>
    public static IReadOnlyList<(string Text, Importance? Importance)> Whole(string sentence) => [(sentence, Cues.WeightOf(sentence))];

    /// <summary>The parts of a sentence with what each weighs by its own words or by those that hold for it too; null where no word tells.</summary>
    public IReadOnlyList<(string Text, Importance? Importance)> Cut(string sentence)
    {
        List<string> parts = [.. AtCommas(sentence).SelectMany(reader.Apart)];
        var weights = parts.ConvertAll(Cues.WeightOf);
        for (var i = parts.Count - 2; i >= 0; i--)
        {
            // "English and a driving licence are a plus"; behind a comma each stands for itself.
            if (weights[i] is null && LeadingAnd().IsMatch(parts[i + 1]))
                weights[i] = weights[i + 1];
        }

        for (var i = 1; i < parts.Count; i++)
        {
            // "Ideally English and a driving licence".
            if (weights[i] is null && LeadingAnd().IsMatch(parts[i]) && Cues.BeginsWithWeight(parts[i - 1]))
                weights[i] = weights[i - 1];
        }

        return [.. parts.SelectMany((part, i) => WithoutSkills(parts.Count == 1 ? part : Bare(part)).Select(text => (text, weights[i])))];
    }

    /// <summary>Whether a sentence without any word of asking asks all the same: years, a degree, a licence or a language, or hardly more than skills.</summary>
    public bool AsksByItself(string sentence)
    {
        var clause = new Clause(sentence, taxonomy);
        if (clause.Tokens.Count == 0 || SpeaksOfCompany().IsMatch(clause.Folded))
            return false;
        if (Durations.Find(clause.Folded) is not null)
            return clause.Has(Signal.Experience) || clause.Titles.Count > 0 || SkillReading.HasHardSkill(clause);
        var content = clause.ContentOf(new Piece(0, clause.Tokens.Count), withSkills: false).Count;
        return SkillReading.HasHardSkill(clause)
            ? content <= clause.Skills.Sum(skill => skill.TokenCount) && !clause.Titles.Exists(title => clause.Skills.Exists(skill => skill.Start <= title.End && title.Start <= skill.End))
            : content <= TokensBeforeAsking && reader.Read(sentence) is LanguageNeed or EducationNeed or CertificateNeed;
    }

    /// <summary>"We are looking for a salesman for Valencia": what a title says already, and nothing besides.</summary>
    public bool OnlyTellsTheTitle(string sentence) =>
        Seeks().IsMatch(Folding.Fold(sentence)) && reader.Read(sentence) is WordsNeed or ExperienceNeed { Months: <= 1 };

    /// <summary>Commas behind which something new is asked for, as the first words there tell.</summary>
    private static IEnumerable<string> AtCommas(string sentence)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < sentence.Length; i++)
        {
            depth += sentence[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (sentence[i] != ',' || depth > 0 || !BeginsToAsk(sentence[(i + 1)..]) || !Cues.Asks(Folding.Fold(sentence.AsSpan(start, i - start))))
                continue;
            yield return sentence[start..i].Trim();
            start = i + 1;
        }

        yield return sentence[start..].Trim();
    }

    private static bool BeginsToAsk(string rest)
    {
        var folded = Folding.Fold(rest);
        var tokens = Tokens.Split(folded);
        var end = 0;
        for (var i = 0; i < tokens.Count && i < TokensBeforeAsking && (i == 0 || !tokens[i].BreakBefore); i++)
        {
            if (i > 0 && Fillers.At(folded, tokens, i, inDutch: false) is { Value: WordRole.And })
                break;
            end = tokens[i].End;
        }

        return Cues.Asks(folded.AsSpan(0, end)) || Durations.Find(folded[..end]) is not null;
    }

    /// <summary>"Five years of experience with C# and SQL": the years, and each skill by itself. Choices stay together.</summary>
    private IEnumerable<string> WithoutSkills(string part)
    {
        var clause = new Clause(part, taxonomy);
        var skills = clause.Skills;
        if (skills.Count < 2 || !IsList(clause) || part[skills[^1].End..].Any(char.IsLetterOrDigit))
            return [part];
        var listed = skills.Select(skill => SkillReading.Written(clause, skill));
        var before = part[..(skills[0].Start - (SkillReading.Written(clause, skills[0]).Length - (skills[0].End - skills[0].Start)))];
        if (!before.Any(char.IsLetterOrDigit))
            return listed;
        if (Durations.Find(Folding.Fold(before)) is not { } duration)
            return [part];
        var years = TrailingPreposition().Replace(before.Trim(' ', ','), "").Trim(' ', ',');
        return years.Length > duration.End
            ? listed.Prepend(years)
            : [part[..skills[0].End], .. listed.Skip(1)];
    }

    private static bool IsList(Clause clause)
    {
        for (var i = 1; i < clause.Skills.Count; i++)
        {
            if (!Joint().IsMatch(clause.Neutral[clause.Skills[i - 1].End..clause.Skills[i].Start]))
                return false;
        }

        return true;
    }

    /// <summary>A part without the word that joins it to the one before, and without the end of a verb that was parted.</summary>
    private static string Bare(string part) => ParticleOfVerb().Replace(LeadingWith().Replace(LeadingAnd().Replace(part.Trim(' ', ','), ""), ""), "");

    [GeneratedRegex(@"^[,\s]*(and|und|sowie|et|y|e|en|oraz|i|as well as)\s+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadingAnd();

    [GeneratedRegex(@"^(with|mit|avec|con|met|com)\s+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LeadingWith();

    [GeneratedRegex(@"\s+mit$", RegexOptions.NonBacktracking)]
    private static partial Regex ParticleOfVerb();

    [GeneratedRegex(@"\s+(with|in|of|using|on|mit|avec|en|con|de|di|met|van|com|em|z|w)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TrailingPreposition();

    [GeneratedRegex(@"^\s*(,|,?\s*(and|und|et|y|e|en|oraz|&)\s)\s*\.?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\b(we|our|us|wir|unser\w*|uns|nous|notre|nos|nosotros|nuestr\w*|noi|nostr\w*|wij|ons|onze|nasz\w*|nosso\w*|nossa\w*|you will|you'll|your|sie werden|du wirst|vous serez)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfCompany();

    [GeneratedRegex(@"\b(looking for|look for|seeking|seeks|hiring|recruiting|we're after|suchen|sucht|recherchons|recherche|recrutons|recrute|buscamos|busca|cerchiamo|cerca|zoeken|zoekt|szukamy|poszukujemy|procuramos)\b(?!.*\b(experienc|erfahren|experiment|confirm|ervaren|doswiadczon))", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Seeks();
}
