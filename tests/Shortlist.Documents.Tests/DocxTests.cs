using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

public sealed class DocxTests(ReaderFixture fixture)
{
    private readonly DocumentReader _reader = fixture.Reader;

    [Fact]
    public async Task Read_DocxWithHeaderAndFooter_GivesThemAroundTheBody()
    {
        var docx = SamplePackage.Docx("<w:p><w:r><w:t>Body</w:t></w:r></w:p>")
            .Footer("<w:p><w:r><w:t>Footer</w:t></w:r></w:p>")
            .Header("<w:p><w:r><w:t>Kim Larsen</w:t></w:r></w:p>")
            .ToBytes();

        var document = await _reader.ReadAsync(docx, "cv.pdf");

        document.Format.ShouldBe(DocumentFormat.Docx);
        document.Texts().ShouldBe(["Kim Larsen", "Body", "Footer"]);
    }

    [Fact]
    public async Task Read_DocxWithTextBox_GivesItOnceAndOnItsOwn()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>";
        var docx = SamplePackage.Docx(
            "<w:p><w:r><w:t>Around </w:t></w:r><w:r><mc:AlternateContent>"
            + $"<mc:Choice Requires='wps'><wps:txbx>{Box}</wps:txbx></mc:Choice><mc:Fallback>{Box}</mc:Fallback>"
            + "</mc:AlternateContent></w:r><w:r><w:t>the box</w:t></w:r></w:p>").ToBytes();

        (await _reader.ReadAsync(docx)).Texts().ShouldBe(["In the box", "Around the box"]);
    }

    [Fact]
    public async Task Read_DocxWithTable_PartsCellsOfARowByTabs()
    {
        var docx = SamplePackage.Docx(
            "<w:tbl><w:tr>" + Cell("2019–2021") + Cell("Welder") + "</w:tr><w:tr>" + Cell("2021–2024") + Cell("Foreman", "Led a team") + "</w:tr></w:tbl>").ToBytes();

        (await _reader.ReadAsync(docx)).Texts().ShouldBe(["2019–2021\tWelder", "2021–2024\tForeman", "Led a team"]);
    }

    [Fact]
    public async Task Read_DocxLaidOutByATable_KeepsItsColumnsApart()
    {
        var docx = SamplePackage.Docx("<w:tbl><w:tr>" + Cell("Contact", "Aarhus") + Cell("Work", "Welder") + "</w:tr></w:tbl>").ToBytes();

        var document = await _reader.ReadAsync(docx);

        document.Texts().ShouldBe(["Contact", "Aarhus", "Work", "Welder"]);
        document.Lines.Select(line => line.Block).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public async Task Read_DocxWithStyles_GivesHeadingsSizesAndWeights()
    {
        var docx = SamplePackage.Docx(
                "<w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:r><w:t>Erfahrung</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b w:val='0'/><w:sz w:val='21'/></w:rPr><w:t>Plain</w:t></w:r></w:p>"
                + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r></w:p>")
            .Styles(
                "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
                + "<w:style w:type='paragraph' w:styleId='Base'><w:name w:val='Base'/><w:rPr><w:b/></w:rPr></w:style>"
                + "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/><w:basedOn w:val='Base'/><w:rPr><w:sz w:val='32'/></w:rPr></w:style>")
            .ToBytes();

        var lines = (await _reader.ReadAsync(docx)).Lines;

        lines.Select(line => (line.HeadingLevel, line.FontSize, line.Weight)).ShouldBe(
            [(1, 16, FontWeight.Bold), (0, 10.5, FontWeight.Regular), (0, 11, FontWeight.Bold)]);
    }

    [Fact]
    public async Task Read_DocxWithList_MarksEntriesAndIndentsThem()
    {
        var docx = SamplePackage.Docx(
            "<w:p><w:r><w:t>Skills</w:t></w:r></w:p>"
            + "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>Sewing</w:t></w:r></w:p>"
            + "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>Mending</w:t></w:r></w:p>").ToBytes();

        var lines = (await _reader.ReadAsync(docx)).Lines;

        lines.Select(line => line.IsListItem).ShouldBe([false, true, true]);
        lines.Select(line => line.Box.Left).ShouldBeInOrder();
        lines.Select(line => line.Box.Top).ShouldBe([0, 12, 24]);
    }

    [Fact]
    public async Task Read_DocxWithLinks_GivesTargetAndText()
    {
        var docx = SamplePackage.Docx(
                "<w:p><w:hyperlink r:id='rId7'><w:r><w:t>Write </w:t></w:r><w:r><w:t>me</w:t></w:r></w:hyperlink></w:p>"
                + "<w:p><w:r><w:instrText xml:space='preserve'> HYPERLINK \"https://example.com/kim\" </w:instrText></w:r><w:r><w:t>Site</w:t></w:r></w:p>")
            .Link("rId7", "mailto:kim@example.com ?not a uri")
            .ToBytes();

        var document = await _reader.ReadAsync(docx);

        document.Links.Select(link => (link.Target, link.Text)).ShouldBe([("mailto:kim@example.com ?not a uri", "Write me"), ("https://example.com/kim", "")]);
        document.Texts().ShouldBe(["Write me", "Site"]);
    }

    [Fact]
    public async Task Read_DocxWithTrackedChangesAndHiddenText_GivesWhatIsShown()
    {
        var docx = SamplePackage.Docx(
            "<w:p><w:del><w:r><w:delText>Deleted </w:delText></w:r></w:del><w:ins><w:r><w:t>Inserted</w:t></w:r></w:ins>"
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>Two</w:t><w:br/><w:t>Three</w:t></w:r></w:p>").ToBytes();

        var document = await _reader.ReadAsync(docx);

        document.Texts().ShouldBe(["Inserted", "One\tTwo", "Three"]);
        document.Lines[1].Block.ShouldBe(document.Lines[2].Block);
    }

    [Fact]
    public async Task Read_DocxWithoutText_IsRefusedForWantOfText() =>
        (await _reader.RefusalAsync(SamplePackage.Docx("<w:p/>").ToBytes())).ShouldBe(UnreadableReason.NoText);

    private static string Cell(params string[] paragraphs) =>
        "<w:tc>" + string.Concat(paragraphs.Select(text => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")) + "</w:tc>";
}
