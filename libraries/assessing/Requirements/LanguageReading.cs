using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Requirements;

/// <summary>Reads criteria on languages.</summary>
internal static partial class LanguageReading
{
    public static bool Asks(Clause clause)
    {
        var names = Words.Languages.FindAll(clause.Folded);
        if (names.Count == 0 || clause.Titles.Exists(title => title.Start <= names[0].Start && names[0].End <= title.End) || Durations.Find(clause.Folded) is not null)
            return false;
        if (names.TrueForAll(name => IsAdjective(clause, name)))
            return false;
        if (SpeaksOfLanguage().IsMatch(clause.Folded) || clause.Has(Signal.Native) || clause.Has(Signal.Fluent))
            return true;
        var content = Enumerable.Range(0, clause.Tokens.Count).Count(i => clause.RoleAt(i) is null or { Value: WordRole.Or or WordRole.And });
        return names.Sum(name => name.TokenCount) + 2 >= content && clause.Titles.Count == 0 && !EducationReading.Asks(clause);
    }

    /// <summary>"Irish employment law", "German tax returns": what comes from a country is not its language.</summary>
    private static bool IsAdjective(Clause clause, PhraseMatch<string> name)
    {
        var next = clause.Tokens.FindIndex(token => token.Start >= name.End);
        return next >= 0 && clause.Neutral.AsSpan(name.End, clause.Tokens[next].Start - name.End).Trim().Length == 0
            && clause.RoleAt(next) is null && !SpeaksOfLanguage().IsMatch(clause.Folded) && !CefrLevel().IsMatch(clause.Word(next))
            && !Signals.Has(Signal.Native, clause.Folded) && !clause.Has(Signal.Availability);
    }

    public static Requirement Read(Clause clause)
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

    [GeneratedRegex("language|spoken|written|speak|speaker|verbal|in wort und schrift|sprach|kenntnisse|langue|parle|ecrit|idioma|hablado|lingua|parlat|taal|jezyk|oral|\\b[abc][12]\\b|command of|wort und schrift|conversational", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfLanguage();

    [GeneratedRegex(@"\b[abc][12]\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CefrLevel();

    [GeneratedRegex(@"\b(or|oder|ou|o|lub|of)\b|/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OrWord();
}
