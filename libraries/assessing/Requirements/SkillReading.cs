using System.Text.RegularExpressions;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Requirements;

/// <summary>Reads criteria on skills, known by name or not.</summary>
internal static partial class SkillReading
{
    private const int LongestNounPhrase = 4;

    public static bool HasHardSkill(Clause clause)
    {
        var soft = Signals.All(Signal.Soft, clause.Neutral);
        return clause.Skills.Exists(skill => !soft.Exists(phrase => phrase.Start <= skill.Start && skill.End <= phrase.End)
            && !clause.Titles.Exists(title => title.Start <= skill.Start && skill.End <= title.End));
    }

    /// <summary>The skills of a clause with its "and"s and "or"s; null when it names nothing.</summary>
    public static Requirement? Read(Clause clause, int months)
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
            return new SkillNeed(qualifiers.Count > 0 ? WrittenContent(clause, piece) : Written(clause, skills[0]), [skills[0].Value.Skill!.Id], qualifiers, months);
        return new AllOf([.. skills.Select(skill => new SkillNeed(Written(clause, skill), [skill.Value.Skill!.Id], [], months))]);
    }

    /// <summary>A skill as the text has it, with the dot that ".NET" begins with and words do not.</summary>
    public static string Written(Clause clause, PhraseMatch<SkillName> skill)
    {
        var hasDot = skill.Start > 0 && clause.Text[skill.Start - 1] == '.' && (skill.Start == 1 || clause.Text[skill.Start - 2] == ' ');
        return clause.Text[(hasDot ? skill.Start - 1 : skill.Start)..skill.End];
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
    public static Requirement ReadPhrase(Clause clause)
    {
        var content = clause.ContentOf(new Piece(0, clause.Tokens.Count), withSkills: true);
        var isNamed = clause.Tokens.Count <= LongestNounPhrase || ExperienceWith().IsMatch(clause.Folded);
        return isNamed && content.Count > 0 && Read(clause, 0) is { } skills ? skills : new WordsNeed(content);
    }

    [GeneratedRegex("experience (with|in|of|using)|knowledge of|understanding of|familiar|proficien|skilled in|expertise in|background in|worked with|used |erfahrung (mit|in|im)|kenntnisse|umgang mit|experience (en|avec|dans)|maitrise|connaissance|experiencia (en|con)|conocimiento|dominio|manejo|esperienza (in|con|nel)|conoscenza|ervaring (met|in)|kennis van|doswiadczenie|znajomosc|obsluga|experiencia (em|com)|conhecimento", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ExperienceWith();
}
