namespace Shortlist.CvParsing.Skills.Import;

/// <summary>A skill as a foreign classification tells of it.</summary>
/// <param name="Key">What tells it from the classification's other skills, the same in all of its files.</param>
/// <param name="Name">Its main name.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="IsProperName">Whether its name is known to be that of a product, and so no everyday word.</param>
internal readonly record struct ImportedSkill(string Key, string Name, IReadOnlyList<string> Aliases, bool IsProperName);
