using System.Collections.Frozen;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing.Judging;

/// <summary>What knowing one skill tells of another.</summary>
internal sealed class SkillRelations
{
    private readonly FrozenDictionary<string, string[]> _shownBy;
    private readonly FrozenDictionary<string, string[]> _nearTo;

    public SkillRelations(SkillTaxonomy taxonomy)
    {
        var shownBy = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var nearTo = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in DataFile.Read("skill-relations"))
        {
            var ids = row.Phrases.Select(name => taxonomy.Find(name)?.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (row.Key == "shows")
            {
                foreach (var broader in ids.Skip(1))
                    Add(shownBy, broader, ids[0]);
                continue;
            }

            foreach (var one in ids)
            {
                foreach (var other in ids.Where(other => other != one))
                    Add(nearTo, one, other);
            }
        }

        // What shows a skill is also what shows that which shows it: Next.js, React, JavaScript.
        foreach (var (broader, narrower) in shownBy)
        {
            for (var i = 0; i < narrower.Count; i++)
            {
                foreach (var deeper in shownBy.GetValueOrDefault(narrower[i]) ?? [])
                {
                    if (deeper != broader && !narrower.Contains(deeper))
                        narrower.Add(deeper);
                }
            }

            foreach (var one in narrower)
                Add(nearTo, one, broader);
        }

        _shownBy = shownBy.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        _nearTo = nearTo.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The skills whose use shows this one.</summary>
    public IReadOnlyList<string> ShownBy(string skillId) => _shownBy.GetValueOrDefault(skillId) ?? [];

    /// <summary>The skills that are some evidence of this one.</summary>
    public IReadOnlyList<string> NearTo(string skillId) => _nearTo.GetValueOrDefault(skillId) ?? [];

    private static void Add(Dictionary<string, List<string>> relations, string of, string other)
    {
        if (!relations.TryGetValue(of, out var list))
            relations.Add(of, list = []);
        if (!list.Contains(other))
            list.Add(other);
    }
}
