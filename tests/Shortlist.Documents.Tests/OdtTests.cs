using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

public sealed class OdtTests(ReaderFixture fixture)
{
    private readonly DocumentReader _reader = fixture.Reader;

    [Fact]
    public async Task Read_Odt_GivesHeadingsListsTablesAndLinks()
    {
        var odt = SamplePackage.Odt(
                "<text:h text:outline-level='2'>Work</text:h>"
                + "<text:list><text:list-item><text:p>Welded</text:p></text:list-item></text:list>"
                + "<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell>"
                + "<table:table-cell><text:p>Welder</text:p></table:table-cell></table:table-row></table:table>"
                + "<text:p>Write <text:a xlink:href='mailto:kim@example.com'>me</text:a><text:tab/>a<text:s text:c='3'/>b<text:line-break/>now</text:p>"
                + "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>")
            .ToBytes();

        var document = await _reader.ReadAsync(odt);

        document.Format.ShouldBe(DocumentFormat.Odt);
        document.Texts().ShouldBe(["Work", "Welded", "2019\tWelder", "Write me\ta b", "now"]);
        document.Lines[0].HeadingLevel.ShouldBe(2);
        document.Lines[1].IsListItem.ShouldBeTrue();
        document.Links.ShouldHaveSingleItem().ShouldBe(new DocumentLink("mailto:kim@example.com", "me", 1));
    }

    [Fact]
    public async Task Read_OdtWithStyles_GivesSizesAndWeights()
    {
        var odt = SamplePackage.Odt(
            "<text:p text:style-name='Big'>Kim <text:span text:style-name='Strong'>Larsen the Elder</text:span></text:p><text:p>plain</text:p>",
            "<style:style style:name='Big' style:family='paragraph'><style:text-properties fo:font-size='20pt'/></style:style>"
            + "<style:style style:name='Strong' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>").ToBytes();

        var lines = (await _reader.ReadAsync(odt)).Lines;

        lines.Select(line => (line.FontSize, line.Weight)).ShouldBe([(20, FontWeight.Bold), (12, FontWeight.Regular)]);
    }

    [Fact]
    public async Task Read_OdtWithPageHeaderAndTextBox_GivesThemBeforeTheText()
    {
        var odt = SamplePackage.Odt("<text:p>Body<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame></text:p>")
            .OdtStyles("<style:master-page><style:header><text:p>Kim Larsen</text:p></style:header><style:footer><text:p>Last</text:p></style:footer></style:master-page>")
            .ToBytes();

        var document = await _reader.ReadAsync(odt);

        document.Texts().ShouldBe(["Kim Larsen", "Box", "Body", "Last"]);
        document.Lines.Select(line => line.Block).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public async Task Read_EncryptedOdt_IsRefusedAsEncrypted()
    {
        var odt = SamplePackage.Odt("<text:p>cipher</text:p>")
            .Part("META-INF/manifest.xml", "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>")
            .ToBytes();

        (await _reader.RefusalAsync(odt)).ShouldBe(UnreadableReason.Encrypted);
    }
}
