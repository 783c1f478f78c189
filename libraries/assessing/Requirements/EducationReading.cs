using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Requirements;

/// <summary>Reads criteria on degrees and training.</summary>
internal static partial class EducationReading
{
    /// <summary>ISCED 3: what a school leaver has.</summary>
    private const int HighestSchool = 3;

    public static bool Asks(Clause clause)
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

    public static EducationNeed Read(Clause clause)
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
            : clause.WordsWithin(match2.Groups["f"].Index, match2.Groups["f"].Index + match2.Groups["f"].Length).Where(word => !IsFiller(word)).ToList();
        if (known.Count == 0 && words.Count == 0 && occupations.Count > 0)
            words = clause.WordsWithin(occupations[0].Start, occupations[0].End);
        return new EducationNeed(level, [.. known.Select(field => field.Value).Distinct(StringComparer.Ordinal)], words, AllowsRelated(clause), clause.Has(Signal.Comparable));
    }

    /// <summary>"Or comparable experience" allows experience in place of the degree, not a degree in another field.</summary>
    private static bool AllowsRelated(Clause clause)
    {
        var comparable = Signals.All(Signal.Comparable, clause.Neutral);
        return Signals.All(Signal.Related, clause.Neutral).Exists(related => !comparable.Exists(other => related.Start < other.End && other.Start < related.End));
    }

    private static bool IsFiller(string word) => Fillers.At(word, Tokens.Split(word), 0, inDutch: false) is not null || Signals.Has(Signal.Degree, word) || Signals.Has(Signal.Related, word);

    [GeneratedRegex(@"\b(in|of|im|en|em|als|zum|zur|as an?|w|di|de) (?<f>[a-z][a-z&'-]*( [a-z][a-z&'-]*){0,3})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FieldAfter();

    [GeneratedRegex("vocational|apprenticeship|trained as|training as|ausbildung|lehre|formacion profesional|\\bcap\\b|\\bmbo\\b|formation professionnelle|qualifica professionale|zawodow|curso profissional|high school|abitur|secondary school", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsVocational();

    [GeneratedRegex("university|academic|graduate|college|studium|hochschul|universit|laurea|licenciatura|superior|higher education|wyzsze|hbo|\\bdegree", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsUniversity();

    [GeneratedRegex(@"\b(teach|teaches|teaching|taught|tutoring|unterricht\w*|enseign\w*|ensen\w*|insegn\w*|lesgev\w*|ensin\w*)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Teaches();
}
