using Shortlist.CvParsing.Skills;

namespace Shortlist.CvParsing.Tests;

public sealed class SkillTests
{
    [Theory]
    [InlineData("C#, SQL Server; Docker | Kubernetes")]
    [InlineData("Languages and tools: C#, SQL Server, Docker, Kubernetes")]
    [InlineData("C# (5 years), SQL Server - advanced, Docker (expert), Kubernetes")]
    public void Parse_ListInSkillsSection_IsCut(string line) => Names("Skills", line).ShouldBe(["C#", "SQL Server", "Docker", "Kubernetes"]);

    [Fact]
    public void Parse_OneALine_KeepsTheirWords() =>
        Names("Kenntnisse", "- Elektroinstallation", "- Schaltpläne lesen", "- Basteln").ShouldBe(["Elektroinstallation", "Schaltpläne lesen", "Basteln"]);

    [Fact]
    public void Parse_ListOverLines_JoinsBrokenEntry() =>
        Names("Skills", "Wound Care, Medication", "Administration, Triage").ShouldBe(["Wound Care", "Medication Administration", "Triage"]);

    [Fact]
    public void Parse_NarrowColumn_JoinsKnownNames() => Names("Skills", "Lean", "Manufacturing", "AutoCAD").ShouldBe(["Lean Manufacturing", "AutoCAD"]);

    [Fact]
    public void Parse_GroupLabel_IsNoSkill() => Names("Skills", "Accountant skills", "Auditing", "GAAP").ShouldBe(["Auditing", "GAAP"]);

    [Fact]
    public void Parse_SkillsSection_TextAddsOnlyProperNames()
    {
        var names = Names("Skills", "Docker, Linux, Git", "Experience", "Engineer", "Acme Ltd", "2019 - 2021", "- Cut reporting time and ran onboarding with Kubernetes");

        names.ShouldBe(["Docker", "Linux", "Git", "Kubernetes"]);
    }

    [Fact]
    public void Parse_NoSkillsSection_TextIsSearched() =>
        Names("Experience", "Nurse", "City Hospital", "2019 - 2021", "- Responsible for wound care and triage").ShouldBe(["Wound Care", "Triage"]);

    [Theory]
    [InlineData("- Helped clients go through the access process and excel")]
    [InlineData("- Kept every word of the teams in mind")]
    public void Parse_EverydayWords_AreNoSkills(string line) => Names("Experience", "Clerk", "Acme Ltd", "2019 - 2021", line).ShouldBeEmpty();

    [Fact]
    public void Parse_AmbiguousWordAmongSkills_Counts() =>
        Names("Experience", "Engineer", "Acme Ltd", "2019 - 2021", "- Wrote services in Go with Kubernetes and PostgreSQL").ShouldContain("Go", StringComparer.Ordinal);

    [Fact]
    public void Parse_Alias_HasTheTaxonomysId()
    {
        var skill = Cv.Parse("Skills", "K8s, Postgres, Lohnbuchhaltung").Skills;

        skill.Select(found => found.Value.SkillId).ShouldBe(["kubernetes", "postgresql", "payroll"]);
    }

    [Fact]
    public void BuiltIn_Ids_AreUnique()
    {
        var ids = SkillTaxonomy.BuiltIn.Skills.Select(skill => skill.Id).ToList();

        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        ids.ShouldAllBe(id => id.Length > 0 && id.All(c => char.IsLetterOrDigit(c) || c == '-'));
    }

    [Fact]
    public void Load_OperatorsFile_AddsAndReplaces()
    {
        using var file = new StringReader("# ours\n@field rail\nPoint Machine Servicing\tpoint machines\nDocker\tcontainer images\t\tdocker\n");

        var taxonomy = SkillTaxonomy.Load([file]);

        taxonomy.Find("Point machines").ShouldNotBeNull().Field.ShouldBe("rail");
        taxonomy.Find("container images").ShouldNotBeNull().Id.ShouldBe("docker");
    }

    [Theory]
    [InlineData("@nonsense")]
    [InlineData("Name\talias\tflag-that-is-none")]
    [InlineData("a\tb\t\td\te")]
    public void Load_WrongLine_SaysWhich(string line)
    {
        using var file = new StringReader("Fine\n" + line);

        Should.Throw<FormatException>(() => SkillTaxonomy.Load([file])).Message.ShouldContain("Line 2");
    }

    private static List<string> Names(params string[] lines) => [.. Cv.Parse(lines).Skills.Select(skill => skill.Value.Name)];
}
