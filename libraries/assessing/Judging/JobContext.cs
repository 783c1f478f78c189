using Shortlist.Assessing.Requirements;

namespace Shortlist.Assessing.Judging;

/// <summary>What all criteria of a job name together: the measure of "relevant" experience.</summary>
internal sealed class JobContext
{
    private readonly HashSet<string> _occupations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _skills = new(StringComparer.Ordinal);
    private readonly List<ExperienceNeed> _titles = [];

    public JobContext(IEnumerable<Requirement> requirements)
    {
        foreach (var requirement in requirements)
            Add(requirement);
    }

    public IReadOnlySet<string> Occupations => _occupations;

    public IReadOnlySet<string> Skills => _skills;

    /// <summary>The occupations asked for.</summary>
    public IReadOnlyList<ExperienceNeed> Titles => _titles;

    private void Add(Requirement requirement)
    {
        switch (requirement)
        {
            case AllOf all:
                foreach (var part in all.Parts)
                    Add(part);
                break;
            case AnyOf any:
                foreach (var part in any.Parts)
                    Add(part);
                break;
            case SkillNeed skill:
                _skills.UnionWith(skill.SkillIds);
                break;
            case ExperienceNeed { Scope: WorkScope.Occupation } experience:
                _occupations.UnionWith(experience.Occupations);
                _titles.Add(experience);
                break;
        }
    }
}
