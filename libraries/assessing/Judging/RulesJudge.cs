using Shortlist.Assessing.Requirements;

namespace Shortlist.Assessing.Judging;

/// <summary>Judges requirements, simple and compound.</summary>
internal static class RulesJudge
{
    public static Finding Judge(Requirement requirement, CvView view, JobContext job, SkillRelations relations) => requirement switch
    {
        AllOf all => All([.. all.Parts.Select(part => Judge(part, view, job, relations))], all.Parts),
        AnyOf any => Any([.. any.Parts.Select(part => Judge(part, view, job, relations))]),
        SkillNeed skill => SkillRule.Judge(skill, view, job, relations),
        ExperienceNeed experience => ExperienceRule.Judge(experience, view, job),
        EducationNeed education => EducationRule.Judge(education, view, job),
        LanguageNeed language => LanguageRule.Judge(language, view),
        CertificateNeed certificate => CertificateRule.Judge(certificate, view),
        LeadershipNeed leadership => LeadershipRule.Judge(leadership, view),
        AvailabilityNeed availability => SilentRules.Judge(availability, view),
        SoftNeed soft => SilentRules.Judge(soft, view),
        WordsNeed words => SilentRules.Judge(words, view),
        _ => throw new NotSupportedException(requirement.GetType().Name),
    };

    /// <summary>What is open costs nothing; work in the occupation that is missing makes the whole missing, as does the larger part.</summary>
    private static Finding All(List<Finding> findings, IReadOnlyList<Requirement> parts)
    {
        var known = findings.FindAll(finding => finding.Credit is not null);
        var reason = string.Join("; ", findings.Select(finding => finding.Reason).Distinct(StringComparer.Ordinal));
        var evidence = findings.SelectMany(finding => finding.Evidence.Take(2)).Distinct().ToList();
        var question = findings.Find(finding => finding.Question is not null)?.Question;
        if (known.Count == 0)
            return new Finding(CriterionVerdict.Unknown, null, reason, evidence, question);

        var credit = known.Average(finding => finding.Credit!.Value);
        var missing = findings.Count(finding => finding.Verdict == CriterionVerdict.Missing);
        var lacksWork = findings.Where((finding, i) => finding.Verdict == CriterionVerdict.Missing && parts[i].Kind == CriterionKind.Experience).Any();
        var verdict = known.TrueForAll(finding => finding.Verdict == CriterionVerdict.Met) ? CriterionVerdict.Met
            : lacksWork || missing * 2 > known.Count ? CriterionVerdict.Missing
            : CriterionVerdict.Partly;
        return new Finding(verdict, credit, reason, evidence, question);
    }

    /// <summary>The best counts; as long as none is met, what is open keeps the whole open.</summary>
    private static Finding Any(List<Finding> findings)
    {
        if (findings.Find(finding => finding.Verdict == CriterionVerdict.Met) is { } met)
            return met;
        if (findings.Find(finding => finding.Verdict == CriterionVerdict.Unknown) is { } open)
            return open;
        var best = findings.MaxBy(finding => (finding.Verdict == CriterionVerdict.Partly, finding.Credit ?? 0))!;
        return best.Verdict == CriterionVerdict.Missing
            ? best with { Reason = string.Join("; ", findings.Select(finding => finding.Reason).Distinct(StringComparer.Ordinal)) }
            : best;
    }
}
