using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing.Cvs;

/// <summary>A skill named in a passage.</summary>
internal readonly record struct SkillMention(int Passage, int Start, int End, int Tokens);

/// <summary>A job of the work history, without who held it.</summary>
/// <param name="Title">Title held, neutral and folded.</param>
/// <param name="Months">The months it covers, first and last counted from year 0; null without dates.</param>
/// <param name="Passages">Indexes of its passages, the head first.</param>
/// <param name="Head">Index of the passage with its title, or -1.</param>
internal sealed record WorkFact(string Title, (int First, int Last)? Months, List<int> Passages, int Head);

/// <summary>An entry of the education.</summary>
/// <param name="Level">ISCED level, 0 when the degree is unknown.</param>
/// <param name="Field">What was studied, neutral and folded, with the words around it.</param>
/// <param name="Passage">Index of its passage, or -1.</param>
/// <param name="IsPlaced">Whether it has an institution or a date.</param>
/// <param name="IsOpen">Whether it is not finished.</param>
internal sealed record EducationFact(int Level, string Field, int Passage, bool IsPlaced, bool IsOpen);

/// <summary>A language.</summary>
internal sealed record LanguageFact(string Name, string? Level, int Passage);

/// <summary>What of a CV may be judged, indexed for the rules.</summary>
internal sealed class CvIndex
{
    public required IReadOnlyList<Passage> Passages { get; init; }

    public required IReadOnlyList<WorkFact> Work { get; init; }

    public required IReadOnlyList<EducationFact> Education { get; init; }

    public required IReadOnlyList<LanguageFact> Languages { get; init; }

    /// <summary>Where each skill of the taxonomy is named, in reading order.</summary>
    public required IReadOnlyDictionary<string, List<SkillMention>> Skills { get; init; }

    /// <summary>The English name of the language that the CV is written in, or null.</summary>
    public required string? WrittenIn { get; init; }

    public required string? Unreadable { get; init; }

    public required SkillTaxonomy Taxonomy { get; init; }

    /// <summary>Passages that hold a word, by its first four letters.</summary>
    public required IReadOnlyDictionary<string, List<int>> ByStem { get; init; }
}
