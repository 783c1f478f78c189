using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Requirements;
using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Sections;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Languages by their level in the European framework; a native speaker is a speaker at C2.</summary>
internal static class LanguageRule
{
    private const int WordsBetween = 1;

    private static readonly string[] Levels = ["", "A1", "A2", "B1", "B2", "C1", "C2"];

    public static Finding Judge(LanguageNeed need, CvView view)
    {
        List<LanguageFact> facts =
        [
            .. view.Cv.Languages.Where(language => language.Name == need.Name && (language.Passage < 0 || !view.IsCopy(language.Passage))),
            .. ToldIn(view, need.Name),
        ];
        if (facts.Count == 0)
        {
            if (view.Cv.WrittenIn == need.Name)
            {
                return need.Level <= 4
                    ? Finding.Met($"The CV is written in {need.Name}", [])
                    : Finding.Unknown($"The CV is written in {need.Name}, but does not tell the level", $"How well is {need.Name} spoken? The CV does not say.");
            }

            return Finding.Missing($"The CV does not name {need.Name}");
        }

        var best = facts.MaxBy(fact => Rank(fact.Level))!;
        List<Evidence> evidence = best.Passage >= 0 ? [view.Whole(best.Passage)] : [];
        var level = Rank(best.Level);
        if (level == 0)
        {
            return need.Level <= 2
                ? Finding.Met($"{need.Name} is named", evidence)
                : Finding.Partly(Math.Max(Credits.Claimed, 0.75), $"{need.Name} is named without its level", evidence, $"How well is {need.Name} spoken? The CV does not say.");
        }

        if (level >= need.Level)
            return Finding.Met($"{need.Name} at {Levels[level]}", evidence);
        var lacking = need.Level - level;
        return lacking == 1
            ? Finding.Partly(0.6, $"{need.Name} at {Levels[level]}, {Levels[need.Level]} is asked for", evidence, $"Is {need.Name} at {Levels[level]} enough for the daily work?")
            : Finding.Missing($"{need.Name} at {Levels[level]}, {Levels[need.Level]} is asked for", Credits.RelatedClaim, evidence);
    }

    /// <summary>What sentences tell of a language with its level: "fluent in English and conversational French".</summary>
    private static IEnumerable<LanguageFact> ToldIn(CvView view, string name)
    {
        for (var i = 0; i < view.Cv.Passages.Count; i++)
        {
            var passage = view.Cv.Passages[i];
            if (passage.Section is SectionKind.Languages || view.IsCopy(i))
                continue;
            var names = Words.Languages.FindAll(passage.Neutral, passage.Tokens, acrossBreaks: true);
            var at = names.FindIndex(match => match.Value == name);
            if (at >= 0 && LevelBeside(passage, names, at) is { } level)
                yield return new LanguageFact(name, level, i);
        }
    }

    /// <summary>The level that stands right before or behind a name, with small words between them.</summary>
    private static string? LevelBeside(Passage passage, List<PhraseMatch<string>> names, int at)
    {
        foreach (var match in Words.Levels.FindAll(passage.Neutral, passage.Tokens, acrossBreaks: true))
        {
            var (first, last) = (names[at].FirstToken, names[at].FirstToken + names[at].TokenCount);
            var between = match.FirstToken < first ? first - match.FirstToken - match.TokenCount : match.FirstToken - last;
            var isCloserToAnother = names.Where((_, i) => i != at)
                .Any(other => match.FirstToken < first ? match.FirstToken < other.FirstToken && other.FirstToken < first : last <= other.FirstToken && other.FirstToken < match.FirstToken);
            if (between is >= 0 and <= WordsBetween && !isCloserToAnother)
                return match.Value;
        }

        return null;
    }

    private static int Rank(string? level) => level switch
    {
        null => 0,
        "native" => 6,
        _ => Math.Max(0, Array.IndexOf(Levels, level)),
    };
}
