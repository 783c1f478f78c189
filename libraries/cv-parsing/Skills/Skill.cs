namespace Shortlist.CvParsing.Skills;

/// <summary>A skill that the taxonomy knows.</summary>
/// <param name="Id">Stable id, kebab-case, such as <c>entity-framework</c>.</param>
/// <param name="Name">Canonical name.</param>
/// <param name="Field">Occupational field, such as <c>software</c> or <c>nursing</c>.</param>
/// <param name="Aliases">Other names, abbreviations and names in other languages.</param>
/// <param name="IsAmbiguous">Whether its name is also an everyday word, so that it counts only in context.</param>
public sealed record Skill(string Id, string Name, string Field, IReadOnlyList<string> Aliases, bool IsAmbiguous)
{
    /// <summary>Those of the <see cref="Aliases"/> that are also everyday words.</summary>
    public IReadOnlyList<string> AmbiguousAliases { get; init; } = [];
}
