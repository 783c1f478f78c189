using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing.Tests;

public class StuffingTests
{
    private static readonly string[] Skills = ["C#", ".NET", "ASP.NET Core", "SQL Server", "Azure", "Docker", "Kubernetes"];

    private static readonly Criterion[] ForAnEngineer =
    [
        Case.Must("At least 3 years of experience as Software Engineer"), .. Skills.Take(4).Select(skill => Case.Must($"Solid experience with {skill}")),
        .. Skills.Skip(4).Select(skill => Case.Nice($"{skill} is a plus")),
    ];

    /// <summary>Every skill once, claimed in a list, and nothing else.</summary>
    private static int OneMention() => Case.Assess([.. Case.Nurse[..^4], $"Skills: {string.Join(", ", Skills)}", .. Case.Nurse[^2..]], ForAnEngineer).Fit;

    public static TheoryData<string, string[]> Pasted => new()
    {
        { "criteria, a line each, at the end", [.. Case.Nurse, .. ForAnEngineer.Select(criterion => criterion.Text)] },
        { "criteria as entries of the last job", [.. Case.Nurse[..12], .. ForAnEngineer.Select(criterion => $"- {criterion.Text}"), .. Case.Nurse[12..]] },
        { "criteria in one line of the last job", [.. Case.Nurse[..12], $"- {string.Join(", ", ForAnEngineer.Select(criterion => criterion.Text))}", .. Case.Nurse[12..]] },
        { "criteria in the education", [.. Case.Nurse[..16], .. ForAnEngineer.Select(criterion => criterion.Text), .. Case.Nurse[16..]] },
        { "skills in one line of the last job", [.. Case.Nurse[..12], $"- {string.Join(", ", Skills)}", .. Case.Nurse[12..]] },
        { "skills, one a line, in the last job", [.. Case.Nurse[..12], .. Skills.Select(skill => $"- {skill}"), .. Case.Nurse[12..]] },
        { "skills again and again", [.. Case.Nurse, .. Enumerable.Repeat(string.Join(' ', Skills), 20)] },
        { "one word again and again", [.. Case.Nurse[..12], .. Skills.Select(skill => $"- {string.Join(' ', Enumerable.Repeat(skill, 12))}"), .. Case.Nurse[12..]] },
        { "summary that repeats the criteria", ["Kim Doe", "kim@example.com", "Summary", string.Join(". ", ForAnEngineer.Select(criterion => criterion.Text)), .. Case.Nurse[4..]] },
    };

    [Fact]
    public void ListsWithinAJob_AreNoYearsOfWork()
    {
        var stuffed = Case.Assess([.. Case.Nurse[..12], "- React TypeScript GraphQL Jest React TypeScript GraphQL Jest", .. Case.Nurse[12..]], Case.Must("3+ years of experience with React"), Case.Must("Fluent English"));

        stuffed.Criteria[0].Verdict.ShouldBe(CriterionVerdict.Partly);
        stuffed.Score.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(5, "a language alone lifts nobody above a claim");
    }

    [Theory]
    [MemberData(nameof(Pasted))]
    public void PastedWords_EarnNoMoreThanOneMention(string how, string[] cv)
    {
        var assessment = Case.Assess(cv, ForAnEngineer);

        assessment.Fit.ShouldBeLessThanOrEqualTo(OneMention(), how);
        assessment.Score.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(5, how);
    }

    [Fact]
    public void OneMention_EarnsLessThanUse() =>
        Case.Judge(Case.Engineer, "Kubernetes").Credit.ShouldNotBeNull().ShouldBeLessThan(Case.Judge(Case.Engineer, "Docker").Credit.ShouldNotBeNull());
}
