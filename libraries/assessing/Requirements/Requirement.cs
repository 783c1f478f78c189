namespace Shortlist.Assessing.Requirements;

/// <summary>What a criterion asks for, once understood.</summary>
internal abstract record Requirement(CriterionKind Kind);

/// <summary>All of several.</summary>
internal sealed record AllOf(IReadOnlyList<Requirement> Parts) : Requirement(CriterionKind.Compound);

/// <summary>One of several.</summary>
internal sealed record AnyOf(IReadOnlyList<Requirement> Parts) : Requirement(CriterionKind.Compound);

/// <summary>A skill, or years of work with it.</summary>
/// <param name="Name">As the criterion writes it.</param>
/// <param name="SkillIds">The taxonomy's ids; none when it does not know it.</param>
/// <param name="Words">Words that a passage must hold: the name of a skill that the taxonomy does not know, or what narrows a known one.</param>
/// <param name="Months">Months of dated work asked for; 0 when none.</param>
internal sealed record SkillNeed(string Name, IReadOnlyList<string> SkillIds, IReadOnlyList<string> Words, int Months)
    : Requirement(Months > 0 ? CriterionKind.Experience : CriterionKind.Skill);

/// <summary>Whose work counts.</summary>
internal enum WorkScope
{
    /// <summary>All of it.</summary>
    Any,

    /// <summary>Work in the occupation.</summary>
    Occupation,

    /// <summary>Work that shows something of what the other criteria ask for.</summary>
    Relevant,
}

/// <summary>Years of work.</summary>
/// <param name="Name">The occupation as the criterion writes it; empty otherwise.</param>
/// <param name="Months">Months asked for, at least 1.</param>
/// <param name="Scope">Whose work counts.</param>
/// <param name="Occupations">Ids of the occupations.</param>
/// <param name="Words">Words of the title, for occupations that are in no list.</param>
internal sealed record ExperienceNeed(string Name, int Months, WorkScope Scope, IReadOnlyList<string> Occupations, IReadOnlyList<string> Words)
    : Requirement(CriterionKind.Experience);

/// <summary>A degree or training.</summary>
/// <param name="Level">ISCED level.</param>
/// <param name="Fields">Ids of fields of study; any when none.</param>
/// <param name="Words">Words of the fields that are in no list.</param>
/// <param name="OrRelated">Whether a related field will do.</param>
/// <param name="OrExperience">Whether comparable experience will do.</param>
internal sealed record EducationNeed(int Level, IReadOnlyList<string> Fields, IReadOnlyList<string> Words, bool OrRelated, bool OrExperience)
    : Requirement(CriterionKind.Education);

/// <summary>A language.</summary>
/// <param name="Name">Its English name.</param>
/// <param name="Level">1 (A1) to 6 (C2 and native); 0 when none is asked for.</param>
internal sealed record LanguageNeed(string Name, int Level) : Requirement(CriterionKind.Language);

/// <summary>A certificate or licence.</summary>
internal sealed record CertificateNeed(string Name, IReadOnlyList<string> SkillIds, IReadOnlyList<string> Words) : Requirement(CriterionKind.Certificate);

/// <summary>Having led people.</summary>
/// <param name="People">How many at least; 0 when not told.</param>
/// <param name="Months">For how long; 0 when not told.</param>
internal sealed record LeadershipNeed(int People, int Months) : Requirement(CriterionKind.Leadership);

/// <summary>What a CV is silent on as a rule: shifts, travel, place, permits.</summary>
/// <param name="Phrases">What would show it.</param>
internal sealed record AvailabilityNeed(IReadOnlyList<string> Phrases) : Requirement(CriterionKind.Availability);

/// <summary>How somebody works.</summary>
internal sealed record SoftNeed(IReadOnlyList<string> Phrases) : Requirement(CriterionKind.SoftSkill);

/// <summary>Something else, judged by its words.</summary>
internal sealed record WordsNeed(IReadOnlyList<string> Words) : Requirement(CriterionKind.Other);
