using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>A line of a file of skills: a skill, everyday phrases, or what is wrong with it. All three are null for the rest.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Skill">The skill that the line tells of.</param>
/// <param name="Phrases">Phrases that hold a skill's name and do not mean it.</param>
/// <param name="Fault">A sentence for the author of the file.</param>
internal readonly record struct SkillLine(int Number, Skill? Skill, string[]? Phrases, string? Fault);

/// <summary>
/// Reads a file of skills: <c>@field NAME</c> opens an occupational field, <c>@not PHRASE|PHRASE</c> names everyday phrases,
/// <c>#</c> begins a comment; every other line is <c>name TAB alias|alias TAB flags TAB id</c>, of which only the name must be there.
/// </summary>
internal static class SkillFile
{
    public const int LongestName = 80;

    private const string Field = "@field ";
    private const string Not = "@not ";

    public static IEnumerable<SkillLine> Read(TextReader reader)
    {
        var field = "general";
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;

            if (line[0] != '@')
                yield return Parse(line, number, field);
            else if (line.StartsWith(Field, StringComparison.Ordinal) && line.Length > Field.Length && !line.Contains('\t', StringComparison.Ordinal))
                field = line[Field.Length..].Trim();
            else if (line.StartsWith(Not, StringComparison.Ordinal) && line.Length > Not.Length && !line.Contains('\t', StringComparison.Ordinal))
                yield return new SkillLine(number, null, Names(line[Not.Length..]), null);
            else
                yield return new SkillLine(number, null, null, "expected \"@field NAME\" or \"@not PHRASE|PHRASE\".");
        }
    }

    /// <summary>The id of a skill that is given none: its name folded, signs spelled out, everything else a hyphen.</summary>
    public static string IdOf(string name)
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

    private static SkillLine Parse(string line, int number, string field)
    {
        var columns = line.Split('\t');
        var name = columns[0].Trim();
        if (name.Length is 0 or > LongestName || columns.Length > 4)
            return Wrong(number, $"expected a name of at most {LongestName} characters and up to three more columns, parted by tabs.");

        var flags = Column(columns, 2);
        if (flags is not "" and not "ambiguous")
            return Wrong(number, $"\"{flags}\" is no flag; the only one is \"ambiguous\".");

        var id = Column(columns, 3) is { Length: > 0 } given ? given : IdOf(name);
        if (id.Length == 0 || !id.All(c => char.IsLetterOrDigit(c) || c == '-'))
            return Wrong(number, $"\"{id}\" is no id: letters, digits and hyphens only.");

        var names = Names(Column(columns, 1));
        if (Array.Find(names, alias => alias.TrimEnd('?').Length is 0 or > LongestName) is { } wrong)
            return Wrong(number, $"\"{wrong}\" is no alias: 1 to {LongestName} characters.");

        return new SkillLine(
            number,
            new Skill(id, name, field, [.. names.Select(alias => alias.TrimEnd('?'))], flags.Length > 0)
            {
                AmbiguousAliases = [.. names.Where(alias => alias.EndsWith('?')).Select(alias => alias.TrimEnd('?'))],
            },
            null,
            null);
    }

    private static SkillLine Wrong(int number, string fault) => new(number, null, null, fault);

    private static string[] Names(string list) => list.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Column(string[] columns, int index) => index < columns.Length ? columns[index].Trim() : "";
}
