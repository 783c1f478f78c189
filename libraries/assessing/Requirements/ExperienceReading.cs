using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing.Requirements;

/// <summary>Reads criteria on years of work and on occupations.</summary>
internal static partial class ExperienceReading
{
    public static Requirement Read(Clause clause, Durations.Duration duration, SkillTaxonomy taxonomy)
    {
        // The stretch of time is no part of what was done in it.
        var rest = new Clause(Blank(clause.Text, duration.Start, duration.End), taxonomy);
        var parts = new List<Requirement>();
        if (rest.Titles.Count > 0)
            parts.Add(Occupation(rest, duration.Months));
        else if (AsTitle(rest) is { } title)
            parts.Add(title with { Months = duration.Months });

        var withoutTitles = parts.Count == 0 ? rest : new Clause(WithoutTitle(rest), taxonomy);
        var skills = SkillReading.Read(withoutTitles, parts.Count == 0 ? duration.Months : 0);
        if (skills is not null && (parts.Count == 0 || SkillReading.HasHardSkill(withoutTitles)))
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

    public static ExperienceNeed Occupation(Clause clause, int months)
    {
        var title = clause.Titles[0];
        var alternatives = clause.Titles.Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        return new ExperienceNeed(clause.Text[title.Start..title.End], months, WorkScope.Occupation, alternatives, clause.WordsWithin(title.Start, title.End));
    }

    /// <summary>"as Quantity Surveyor": an occupation that is in no list.</summary>
    private static ExperienceNeed? AsTitle(Clause clause)
    {
        if (TitleAfter().Match(clause.Neutral) is not { Success: true } match)
            return null;
        var group = match.Groups["t"];
        var words = clause.WordsWithin(group.Index, group.Index + group.Length);
        return words.Count > 0 ? new ExperienceNeed(clause.Text.Substring(group.Index, group.Length).Trim(), 1, WorkScope.Occupation, [], words) : null;
    }

    [GeneratedRegex(@"\b(as an?|as|als|comme|como|come|jako|in the role of|position of) (?<t>[a-z][a-z0-9&/'-]*( [a-z][a-z0-9&/'-]*){0,3})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TitleAfter();
}
