using Shortlist.CvParsing.Skills;
using Shortlist.CvParsing.Skills.Import;

namespace Shortlist.CvParsing.Tests;

/// <summary>Small files in the layout of the real ones; the rows are invented.</summary>
public sealed class TaxonomyImportTests
{
    private const string EscoHeader =
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n";

    private const string EscoEnglish = EscoHeader +
        "KnowledgeSkillCompetence,http://example.org/skill/11aa,skill/competence,sector-specific,polish lighthouse lenses,\"clean lighthouse lens\nlighthouse lens, care of\",,released,2024-01-01,,,http://example.org/scheme,\"A long text\nover lines, with \"\"quotes\"\".\"\n" +
        "KnowledgeSkillCompetence,http://example.org/skill/22bb,knowledge,cross-sector,Docker (container platform),container images of Docker,,released,,,,,x\n" +
        "KnowledgeSkillCompetence,http://example.org/skill/33cc,knowledge,cross-sector,keeping,,,released,,,,,x\n" +
        "KnowledgeSkillCompetence,http://example.org/skill/44dd,knowledge,cross-sector,old thing nobody does,,,obsolete,,,,,x\n";

    private const string EscoGerman = EscoHeader +
        "KnowledgeSkillCompetence,http://example.org/skill/11aa,skill/competence,sector-specific,Leuchtturmlinsen polieren,\"Linsen eines Leuchtturms pflegen\nKubernetes\",,released,,,,,x\r\n";

    private const string OnetTechnology =
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n" +
        "11-1011.00\tBeaconWorks\t43230001\tLighthouse management software\tY\tN\n" +
        "11-1011.00\tSalesforce software\t43230002\tCustomer relationship management CRM software\tY\tY\n" +
        "11-1021.00\tFoghorn\t43230003\tSignal software\tN\tN\n" +
        "13-1011.00\tBeaconWorks\t43230001\tLighthouse management software\tY\tN\n";

    private const string OnetSkills =
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n" +
        "17-3024.00\t2.A.1.a\tLantern Tending\tIM\t3.25\t8\t0.16\t2.93\t3.57\tN\tn/a\t08/2022\tAnalyst\n" +
        "17-3024.00\t2.A.1.a\tLantern Tending\tLV\t4.00\t8\t0.19\t3.63\t4.37\tN\tN\t08/2022\tAnalyst\n";

    [Fact]
    public async Task Import_EscoInTwoLanguages_MergesWithWhatIsKnown()
    {
        var import = new TaxonomyImport(TaxonomySource.Esco, SkillTaxonomy.BuiltIn);
        Add(import, "\uFEFF" + EscoEnglish);
        Add(import, EscoGerman);

        var taxonomy = await LoadedAsync(import);

        var lenses = taxonomy.Find("polish lighthouse lenses").ShouldNotBeNull();
        lenses.Id.ShouldBe("esco-11aa");
        lenses.Field.ShouldBe("esco");
        taxonomy.Find("Leuchtturmlinsen polieren").ShouldBe(lenses);
        taxonomy.Find("lighthouse lens, care of").ShouldBe(lenses);
        taxonomy.Find("Linsen eines Leuchtturms pflegen").ShouldBe(lenses);

        // Known by its label without brackets: the built-in skill stays what it is and gains a name.
        var docker = taxonomy.Find("container images of Docker").ShouldNotBeNull();
        (docker.Id, docker.Name, docker.Field).ShouldBe(("docker", "Docker", SkillTaxonomy.BuiltIn.Find("Docker")!.Field));

        // Somebody else's name stays somebody else's.
        taxonomy.Find("Kubernetes").ShouldNotBeNull().Id.ShouldBe("kubernetes");
        taxonomy.Find("keeping").ShouldNotBeNull().IsAmbiguous.ShouldBeTrue("a word alone may be an everyday one");
        taxonomy.Find("old thing nobody does").ShouldBeNull();
        taxonomy.Skills.Select(skill => skill.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(taxonomy.Skills.Count);
        import.Report.ShouldBe(new ImportReport(Read: 3, Known: 1, New: 2, Aliases: 6, LeftOut: 1));
    }

    [Fact]
    public async Task Import_Onet_TakesExamplesAndElementsOnce()
    {
        var import = new TaxonomyImport(TaxonomySource.Onet, SkillTaxonomy.BuiltIn);
        Add(import, OnetTechnology);
        Add(import, OnetSkills);

        var taxonomy = await LoadedAsync(import);

        taxonomy.Find("BeaconWorks").ShouldNotBeNull().IsAmbiguous.ShouldBeFalse();
        taxonomy.Find("Foghorn").ShouldNotBeNull().IsAmbiguous.ShouldBeTrue();
        taxonomy.Find("Lantern Tending").ShouldNotBeNull().Field.ShouldBe("onet");
        taxonomy.Find("Salesforce software").ShouldNotBeNull().Id.ShouldBe("salesforce");
        import.Report.ShouldBe(new ImportReport(Read: 4, Known: 1, New: 3, Aliases: 1, LeftOut: 0));
    }

    [Fact]
    public async Task Import_Twice_GivesTheSameFile()
    {
        var first = new TaxonomyImport(TaxonomySource.Esco, SkillTaxonomy.BuiltIn);
        Add(first, EscoEnglish);
        var second = new TaxonomyImport(TaxonomySource.Esco, SkillTaxonomy.BuiltIn);
        Add(second, EscoEnglish);

        (await WrittenAsync(second)).ShouldBe(await WrittenAsync(first));
    }

    [Theory]
    [InlineData("", "Line 1: the file is empty.")]
    [InlineData("uri,label\nx,y\n", "Line 1: there is no column \"conceptUri\"; the columns are uri, label.")]
    [InlineData("conceptUri,preferredLabel,altLabels\nu1,ok,\nu2,too,many,fields\n", "Line 3: 4 columns where the first line names 3.")]
    [InlineData("conceptUri,preferredLabel,altLabels\nu1,ok,\n,nothing,\n", "Line 3, column conceptUri: is empty.")]
    [InlineData("conceptUri,preferredLabel,altLabels\nu1,ok,\"a\nb\"\nu2,\"open,\nx\n", "Line 4, column 2: a quote is opened and never closed.")]
    [InlineData("conceptUri,preferredLabel,altLabels\nu1,mid\"dle,\n", "Line 2, column 2: a quote in the middle of a field.")]
    [InlineData("conceptUri,preferredLabel,altLabels\nu1,\"x\"y,\n", "Line 2, column 2: text behind a closing quote.")]
    public void Import_BrokenEsco_SaysWhereAndWhat(string file, string message) =>
        Should.Throw<FormatException>(() => Add(new TaxonomyImport(TaxonomySource.Esco, SkillTaxonomy.BuiltIn), file)).Message.ShouldBe(message);

    [Theory]
    [InlineData("", "Line 1: the file is empty.")]
    [InlineData("Code\tExample\nx\ty\n", "Line 1: there is no column \"O*NET-SOC Code\"; the columns are Code, Example.")]
    [InlineData("O*NET-SOC Code\tTitle\nx\ty\n", "Line 1: there is neither a column \"Example\" nor \"Element Name\".")]
    [InlineData("O*NET-SOC Code\tExample\nx\ty\nx\ty\tz\n", "Line 3: 3 columns where the first line names 2.")]
    [InlineData("O*NET-SOC Code\tExample\nx\t \n", "Line 2, column Example: is empty.")]
    public void Import_BrokenOnet_SaysWhereAndWhat(string file, string message) =>
        Should.Throw<FormatException>(() => Add(new TaxonomyImport(TaxonomySource.Onet, SkillTaxonomy.BuiltIn), file)).Message.ShouldBe(message);

    [Theory]
    [InlineData("a,b\r\nc,d", "a|b;c|d")]
    [InlineData("a,\"b,\"\"c\"\"\"\n\nd,", "a|b,\"c\";d|")]
    [InlineData("\"x\ny\",z\rq,w\n", "x\ny|z;q|w")]
    public void Read_Csv_FollowsTheRules(string file, string expected)
    {
        using var reader = new StringReader(file);

        string.Join(';', new CsvRecords(reader).Read().Select(record => string.Join('|', record.Fields))).ShouldBe(expected);
    }

    private static void Add(TaxonomyImport import, string file)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file));
        using var reader = new StreamReader(stream);
        import.Add(reader);
    }

    private static async Task<string> WrittenAsync(TaxonomyImport import)
    {
        await using var writer = new StringWriter();
        await import.WriteAsync(writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }

    private static async Task<SkillTaxonomy> LoadedAsync(TaxonomyImport import)
    {
        var written = await WrittenAsync(import);
        using var folder = new TaxonomyFolder(("import.tsv", written));
        TaxonomyCheck.Check(folder.Path).Problems.ShouldBeEmpty(written);
        return SkillTaxonomy.LoadFolder(folder.Path);
    }
}
