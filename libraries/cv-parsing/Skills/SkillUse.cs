using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Skills;

/// <summary>Finds for each skill the jobs whose title or account names it, how long those lasted, and when the last one ended.</summary>
internal static class SkillUse
{
    public static List<Found<CvSkill>> Read(List<Found<CvSkill>> skills, IReadOnlyList<Found<WorkEntry>> work, SkillTaxonomy taxonomy, DateOnly asOf)
    {
        if (work.Count == 0 || skills.Count == 0)
            return skills;

        var (byId, unknown) = (new Dictionary<string, int>(StringComparer.Ordinal), new PhraseTrie<int>());
        for (var i = 0; i < skills.Count; i++)
        {
            if (skills[i].Value.SkillId is { } id)
                byId.TryAdd(id, i);
            else
                unknown.TryAdd(skills[i].Value.Name, i);
        }

        var uses = new SortedSet<int>?[skills.Count];
        for (var job = 0; job < work.Count; job++)
        {
            foreach (var text in Texts(work[job].Value))
            {
                var folded = Folding.Fold(text);
                foreach (var match in taxonomy.FindAll(folded))
                {
                    var isMeant = !match.Value.IsAmbiguous || char.IsUpper(text[match.Start]);
                    if (isMeant && byId.TryGetValue(match.Value.Skill!.Id, out var known))
                        (uses[known] ??= []).Add(job);
                }

                foreach (var match in unknown.FindAll(folded))
                    (uses[match.Value] ??= []).Add(job);
            }
        }

        return [.. skills.Select((skill, i) => uses[i] is { } jobs ? skill with { Value = Used(skill.Value, [.. jobs], work, asOf) } : skill)];
    }

    private static IEnumerable<string> Texts(WorkEntry job) => job.Title is null ? job.Highlights : job.Highlights.Prepend(job.Title);

    private static CvSkill Used(CvSkill skill, int[] jobs, IReadOnlyList<Found<WorkEntry>> work, DateOnly asOf)
    {
        var entries = Array.ConvertAll(jobs, job => work[job].Value);
        var isCurrent = Array.Exists(entries, entry => entry.IsCurrent);
        var last = isCurrent ? new CvDate(asOf.Year, asOf.Month) : entries.Where(entry => entry.End is not null).Select(entry => entry.End!.Value).DefaultIfEmpty().MaxBy(end => end.Year * 13 + (end.Month ?? 0));
        return skill with { UsedIn = jobs, MonthsUsed = Experience.Months(entries, asOf) ?? 0, LastUsed = last.Year == 0 ? null : last };
    }
}
