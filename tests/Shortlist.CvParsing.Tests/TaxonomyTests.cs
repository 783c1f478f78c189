using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Tests;

public sealed class TaxonomyTests
{
    [Fact]
    public void BuiltIn_Taxonomy_IsLargeAndWide()
    {
        SkillTaxonomy.BuiltIn.Skills.Count.ShouldBeGreaterThanOrEqualTo(3000);
        var fields = SkillTaxonomy.BuiltIn.Skills.GroupBy(skill => skill.Field, StringComparer.Ordinal).ToList();
        fields.Count.ShouldBeGreaterThanOrEqualTo(50);
        fields.ShouldAllBe(field => field.Count() >= 15, "a field of a few skills helps nobody");
    }

    [Fact]
    public void BuiltIn_Names_MeanOneSkillEach()
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var collisions = new List<string>();
        foreach (var skill in SkillTaxonomy.BuiltIn.Skills)
        {
            foreach (var name in skill.Aliases.Prepend(skill.Name))
            {
                if (!owners.TryAdd(KeyOf(name), skill.Id) && owners[KeyOf(name)] != skill.Id)
                    collisions.Add($"{name}: {skill.Id} and {owners[KeyOf(name)]}");
            }
        }

        collisions.ShouldBeEmpty();
    }

    [Fact]
    public void BuiltIn_ShortNames_AreMarkedOrUnmistakable()
    {
        // Words of one or two letters, and those that English dictionaries hold, may not count on their own.
        string[] everyday =
        [
            "go", "r", "c", "excel", "access", "word", "swift", "rust", "spark", "chef", "puppet", "ruby", "julia", "dart", "less", "express", "spring", "shell", "unity", "outlook", "teams",
            "slack", "zoom", "notion", "sage", "opera", "lever", "greenhouse", "workday", "flask", "flutter", "rest", "soap", "solid", "yarn", "hive", "helm", "vault", "apache", "oracle", "sas", "maya",
        ];
        var marked = SkillTaxonomy.BuiltIn.Skills.Where(skill => skill.IsAmbiguous).Select(skill => Folding.Fold(skill.Name))
            .Concat(SkillTaxonomy.BuiltIn.Skills.SelectMany(skill => skill.AmbiguousAliases).Select(alias => Folding.Fold(alias)))
            .ToHashSet(StringComparer.Ordinal);

        everyday.Where(word => SkillTaxonomy.BuiltIn.Find(word) is not null && !marked.Contains(word)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Wundversorgung", "wound-care")]
    [InlineData("préparation de commandes", "order-picking")]
    [InlineData("Gabelstapler", "forklift-operation")]
    [InlineData("prevención de incendios", "fire-prevention")]
    [InlineData("pulizie", "cleaning")]
    [InlineData("przetargi", "request-for-proposal")]
    [InlineData("bloedafname", "phlebotomy")]
    [InlineData("assicurazione vita", "life-insurance")]
    [InlineData("gestão de fornecedores", "supplier-relationship-management")]
    [InlineData("STCW", "seamanship")]
    [InlineData("Elektroinstallation", "electrical-installation")]
    public void Find_NameInAnotherLanguage_IsTheSkill(string name, string id) => SkillTaxonomy.BuiltIn.Find(name).ShouldNotBeNull().Id.ShouldBe(id);

    [Fact]
    public void Load_AliasWithMark_CountsInContextOnly()
    {
        using var file = new StringReader("@field rail\nPoint Machine Servicing\tPoints?|point machines\n@not points of sale\n");

        var taxonomy = SkillTaxonomy.Load([file]);

        var skill = taxonomy.Find("points").ShouldNotBeNull();
        skill.Aliases.ShouldBe(["Points", "point machines"]);
        skill.AmbiguousAliases.ShouldBe(["Points"]);
        taxonomy.FindAll("ran three points of sale").ShouldBeEmpty();
        taxonomy.FindAll("ran three points").ShouldHaveSingleItem().Value.IsAmbiguous.ShouldBeTrue();
        taxonomy.FindAll("serviced point machines").ShouldHaveSingleItem().Value.IsAmbiguous.ShouldBeFalse();
    }

    [Fact]
    public void LoadFolder_WrongLine_NamesFileAndLine()
    {
        using var folder = new TaxonomyFolder(("a.tsv", "Fine\n"), ("b.tsv", "Fine too\nName\talias\tloud\n"));

        Should.Throw<FormatException>(() => SkillTaxonomy.LoadFolder(folder.Path)).Message.ShouldBe("b.tsv: Line 2: \"loud\" is no flag; the only one is \"ambiguous\".");
    }

    [Fact]
    public void Check_Folder_TellsWhatIsWrongAndWhere()
    {
        using var folder = new TaxonomyFolder(
            ("a.tsv", "@field rail\nPoint Machine Servicing\nDocker Images\tDocker|K8s\nName\talias\tloud\n@nonsense\n"),
            ("b.tsv", "Point Machine Servicing\nPostgres\nPhone Systems\t\t\tno good\nFine Thing\tfine things\n"));

        var (problems, skills) = TaxonomyCheck.Check(folder.Path);

        skills.ShouldBe(5);
        problems.Select(problem => (problem.File, problem.Line, problem.IsError)).ShouldBe(
        [
            ("a.tsv", 3, false), ("a.tsv", 3, false), ("a.tsv", 4, true), ("a.tsv", 5, true),
            ("b.tsv", 1, false), ("b.tsv", 2, false), ("b.tsv", 3, true),
        ]);
        problems[0].Message.ShouldBe("the alias \"Docker\" belongs to the built-in \"Docker\" and will mean that one.");
        problems[4].Message.ShouldContain("a.tsv:2");
    }

    [Fact]
    public void Check_GoodFolder_TellsNothing()
    {
        using var folder = new TaxonomyFolder(("a.tsv", "# ours\n@field rail\nPoint Machine Servicing\tpoint machines|points?\n@not points of sale\nDocker\tcontainer images\t\tdocker\n"));

        TaxonomyCheck.Check(folder.Path).Problems.ShouldBeEmpty();
    }

    private static string KeyOf(string name)
    {
        var folded = Folding.Fold(name);
        return string.Join(' ', Tokens.Split(folded).Select(token => folded.Substring(token.Start, token.Length)));
    }
}

/// <summary>A folder of taxonomy files, gone with the test.</summary>
internal sealed class TaxonomyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shortlist-taxonomy-");

    public TaxonomyFolder(params (string Name, string Content)[] files)
    {
        foreach (var (name, content) in files)
            File.WriteAllText(System.IO.Path.Combine(Path, name), content);
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
