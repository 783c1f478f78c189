using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>
/// Reads a file of skills: <c>@field NAME</c> opens an occupational field, <c>#</c> a comment; every other line is
/// <c>name TAB alias|alias TAB flags TAB id</c>, of which only the name must be there.
/// </summary>
internal static class SkillFile
{
    private const int MaximumNameLength = 80;

    public static IEnumerable<Skill> Read(TextReader reader)
    {
        var field = "general";
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;

            if (line[0] == '@')
            {
                if (!line.StartsWith("@field ", StringComparison.Ordinal) || line.Length < 8)
                    throw new FormatException($"Line {number}: expected \"@field NAME\".");
                field = line[7..].Trim();
                continue;
            }

            yield return Parse(line, number, field);
        }
    }

    private static Skill Parse(string line, int number, string field)
    {
        var columns = line.Split('\t');
        var name = columns[0].Trim();
        if (name.Length is 0 or > MaximumNameLength || columns.Length > 4)
            throw new FormatException($"Line {number}: expected a name of at most {MaximumNameLength} characters and up to three more columns.");

        var flags = Column(columns, 2);
        if (flags is not "" and not "ambiguous")
            throw new FormatException($"Line {number}: the only flag is \"ambiguous\".");

        var id = Column(columns, 3);
        return new Skill(
            id.Length > 0 ? id : IdOf(name),
            name,
            field,
            Column(columns, 1).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            flags.Length > 0);
    }

    private static string Column(string[] columns, int index) => index < columns.Length ? columns[index].Trim() : "";

    /// <summary>The id of a skill that is given none: its name folded, signs spelled out, everything else a hyphen.</summary>
    private static string IdOf(string name)
    {
        var id = new System.Text.StringBuilder(name.Length);
        foreach (var c in Folding.Fold(name))
        {
            var written = c switch
            {
                '#' => "-sharp",
                '+' => "-plus",
                '&' => "-and-",
                _ when char.IsLetterOrDigit(c) => c.ToString(),
                _ => "-",
            };
            if (written[0] == '-' && (id.Length == 0 || id[^1] == '-'))
                written = written.TrimStart('-');
            id.Append(written);
        }

        return id.ToString().TrimEnd('-');
    }
}
