using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>Something that is not right in a file of skills.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="IsError">Whether the file cannot be used; else it works, but perhaps not as meant.</param>
/// <param name="Message">A sentence for the author of the file.</param>
public sealed record TaxonomyProblem(string File, int Line, bool IsError, string Message);

/// <summary>
/// Looks through an operator's files of skills as they would be loaded, and tells what is not of the format and what will not do
/// what its author expects: names that belong to another skill, ids given twice.
/// </summary>
public static class TaxonomyCheck
{
    private sealed record Place(string File, int Line, Skill Skill);

    /// <summary>The problems of every <c>*.tsv</c> of a folder, by file and line, and how many skills the files hold.</summary>
    public static (IReadOnlyList<TaxonomyProblem> Problems, int Skills) Check(string folder)
    {
        var problems = new List<TaxonomyProblem>();
        var places = new List<Place>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            using var reader = File.OpenText(path);
            foreach (var line in SkillFile.Read(reader))
            {
                if (line.Fault is { } fault)
                    problems.Add(new TaxonomyProblem(file, line.Number, IsError: true, fault));
                if (line.Skill is { } skill)
                    places.Add(new Place(file, line.Number, skill));
            }
        }

        problems.AddRange(RepeatedIds(places));
        problems.AddRange(TakenNames(places));
        return ([.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)], places.Count);
    }

    private static IEnumerable<TaxonomyProblem> RepeatedIds(List<Place> places)
    {
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (!first.TryAdd(place.Skill.Id, place))
                yield return Warning(place, $"the id \"{place.Skill.Id}\" stands in {Where(first[place.Skill.Id])} already; this line replaces that one's name and field and adds to its aliases.");
        }
    }

    private static IEnumerable<TaxonomyProblem> TakenNames(List<Place> places)
    {
        var names = new Dictionary<string, (string Id, string Owner)>(StringComparer.Ordinal);
        foreach (var skill in SkillTaxonomy.BuiltIn.Skills)
            names.TryAdd(KeyOf(skill.Name), (skill.Id, $"the built-in \"{skill.Name}\""));
        foreach (var place in places)
        {
            if (!names.TryAdd(KeyOf(place.Skill.Name), (place.Skill.Id, $"\"{place.Skill.Name}\" of {Where(place)}")) && names[KeyOf(place.Skill.Name)] is var taken && taken.Id != place.Skill.Id)
                yield return Warning(place, $"\"{place.Skill.Name}\" is the name of {taken.Owner}; give this line the id \"{taken.Id}\" to add to it.");
        }

        foreach (var place in places)
        {
            if (SkillTaxonomy.BuiltIn.Find(place.Skill.Name) is { } known && known.Id != place.Skill.Id && KeyOf(known.Name) != KeyOf(place.Skill.Name))
                yield return Warning(place, $"\"{place.Skill.Name}\" is another name of the built-in \"{known.Name}\" and will be taken from it; give this line the id \"{known.Id}\" to add to it.");
        }

        foreach (var skill in SkillTaxonomy.BuiltIn.Skills)
        {
            foreach (var alias in skill.Aliases)
                names.TryAdd(KeyOf(alias), (skill.Id, $"the built-in \"{skill.Name}\""));
        }

        foreach (var place in places)
        {
            foreach (var alias in place.Skill.Aliases)
            {
                if (!names.TryAdd(KeyOf(alias), (place.Skill.Id, $"\"{place.Skill.Name}\" of {Where(place)}")) && names[KeyOf(alias)] is var taken && taken.Id != place.Skill.Id)
                    yield return Warning(place, $"the alias \"{alias}\" belongs to {taken.Owner} and will mean that one.");
            }
        }
    }

    /// <summary>What the loader holds for one name: its words.</summary>
    private static string KeyOf(string name)
    {
        var folded = Folding.Fold(name);
        return string.Join(' ', Tokens.Split(folded).Select(token => folded.Substring(token.Start, token.Length)));
    }

    private static string Where(Place place) => $"{place.File}:{place.Line}";

    private static TaxonomyProblem Warning(Place place, string message) => new(place.File, place.Line, IsError: false, message);
}
