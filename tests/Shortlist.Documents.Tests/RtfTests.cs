using System.Text;

namespace Shortlist.Documents.Tests;

public sealed class RtfTests(ReaderFixture fixture)
{
    private readonly DocumentReader _reader = fixture.Reader;

    [Fact]
    public async Task Read_Rtf_GivesParagraphsSizesAndWeights()
    {
        var document = await ReadAsync(@"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\info{\title No}}\fs40\b Kim Larsen\b0\par\fs22 Welder\line Aarhus\par}");

        document.Format.ShouldBe(DocumentFormat.Rtf);
        document.Lines.Select(line => (line.Text, line.FontSize, line.Weight)).ShouldBe(
            [("Kim Larsen", 20, FontWeight.Bold), ("Welder", 11, FontWeight.Regular), ("Aarhus", 11, FontWeight.Regular)]);
        document.Lines.Select(line => line.Block).ShouldBe([0, 1, 1]);
    }

    [Fact]
    public async Task Read_RtfInSeveralCodePages_GivesTheirLetters()
    {
        var document = await ReadAsync(
            @"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}{\f2\fcharset204 C;}}"
            + @"\f0 M\'fcller\par\f1 W\'b3odarczyk\par\f2 \'c8\'e2\'e0\'ed\par\f0 \u321\'4codz \uc2\u8211--\uc0\u233\par}");

        document.Texts().ShouldBe(["Müller", "Włodarczyk", "Иван", "Łodz –é"]);
    }

    [Fact]
    public async Task Read_RtfWithTable_PartsCellsByTabs()
    {
        var document = await ReadAsync(
            @"{\rtf1 Before\par\trowd\cellx1\cellx2\pard\intbl 2019\cell Welder\cell\row\trowd\cellx1\cellx2\pard\intbl 2021\cell Foreman\cell\row\pard After\par}");

        document.Texts().ShouldBe(["Before", "2019\tWelder", "2021\tForeman", "After"]);
    }

    [Fact]
    public async Task Read_RtfWithLinkListAndHeading_GivesThem()
    {
        var document = await ReadAsync(
            @"{\rtf1{\header Kim Larsen\par}\pard\outlinelevel0 Work\par\pard{\listtext\'b7\tab}\ls1 Welded\par\pard "
            + @"{\field{\*\fldinst{HYPERLINK ""mailto:kim@example.com""}}{\fldrslt{\ul Write me}}}{\*\unknown left out}{\pict 0a0b}\par}");

        document.Texts().ShouldBe(["Kim Larsen", "Work", "Welded", "Write me"]);
        document.Lines[1].HeadingLevel.ShouldBe(1);
        document.Lines[2].IsListItem.ShouldBeTrue();
        document.Lines[3].IsListItem.ShouldBeFalse();
        document.Links.ShouldHaveSingleItem().ShouldBe(new DocumentLink("mailto:kim@example.com", "Write me", 1));
    }

    [Fact]
    public async Task Read_RtfWithTextBox_GivesItsText()
    {
        var document = await ReadAsync(@"{\rtf1 {\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt In the box\par}}}Around\par}");

        document.Texts().ShouldBe(["In the box", "Around"]);
    }

    [Fact]
    public async Task Read_RtfCutOff_IsRefusedAsCorrupted() =>
        (await _reader.RefusalAsync(Encoding.Latin1.GetBytes(@"{\rtf1 Kim {\b Lar"))).ShouldBe(UnreadableReason.Corrupted);

    [Fact]
    public async Task Read_RtfNestedWithoutEnd_IsRefusedAsCorrupted() =>
        (await _reader.RefusalAsync(Encoding.Latin1.GetBytes(@"{\rtf1 " + new string('{', 100_000)))).ShouldBe(UnreadableReason.Corrupted);

    private Task<Document> ReadAsync(string rtf) => _reader.ReadAsync(Encoding.Latin1.GetBytes(rtf));
}
