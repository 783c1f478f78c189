using System.Text;

namespace Shortlist.Documents.Tests;

public sealed class PlainTextTests(ReaderFixture fixture)
{
    private readonly DocumentReader _reader = fixture.Reader;

    [Fact]
    public async Task Read_Text_GivesLinesBlocksListsAndColumns()
    {
        var document = await ReadAsync("Kim Larsen\r\nWelder      2019\r\n\r\n- Sewing\n• Mending\n");

        document.Format.ShouldBe(DocumentFormat.Text);
        document.Texts().ShouldBe(["Kim Larsen", "Welder\t2019", "Sewing", "Mending"]);
        document.Lines.Select(line => line.Block).ShouldBe([0, 0, 1, 1]);
        document.Lines.Select(line => line.IsListItem).ShouldBe([false, false, true, true]);
    }

    [Fact]
    public async Task Read_Markdown_GivesHeadingsListsTablesAndLinks()
    {
        var document = await ReadAsync(
            "# Kim *Larsen*\n\n## Work\n\n**Welder**, [Acme](https://acme.example)\n\n- one\n  - two\n\n| 2019 | Welder |\n|------|--------|\n| 2021 | Foreman |\n",
            "cv.md");

        document.Texts().ShouldBe(["Kim Larsen", "Work", "Welder, Acme", "one", "two", "2019\tWelder", "2021\tForeman"]);
        document.Lines.Select(line => line.HeadingLevel).ShouldBe([1, 2, 0, 0, 0, 0, 0]);
        document.Lines.Select(line => line.IsListItem).ShouldBe([false, false, false, true, true, false, false]);
        document.Links.ShouldHaveSingleItem().ShouldBe(new DocumentLink("https://acme.example", "Acme", 1));
    }

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Zoë Müller, résumé")] },
        { "UTF-8", Encoding.UTF8.GetBytes("Zoë Müller, résumé") },
        { "UTF-16 with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Zoë Müller, résumé")] },
        { "UTF-16 without", Encoding.Unicode.GetBytes("Zoë Müller, résumé") },
        { "UTF-16 big-endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Zoë Müller, résumé")] },
        { "Latin-1", Encoding.Latin1.GetBytes("Zoë Müller, résumé") },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public async Task Read_TextOfAnyEncoding_GivesItsLetters(string encoding, byte[] bytes) =>
        (await _reader.ReadAsync(bytes)).Texts().ShouldBe(["Zoë Müller, résumé"], encoding);

    [Fact]
    public async Task Read_CentralEuropeanText_GivesItsLetters()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1250)!.GetBytes("Michał Włodarczyk, Zażółć gęślą jaźń");

        (await _reader.ReadAsync(bytes)).Texts().ShouldBe(["Michał Włodarczyk, Zażółć gęślą jaźń"]);
    }

    [Fact]
    public async Task Read_TextWithTrapsOfTypesetting_IsRepaired()
    {
        var document = await ReadAsync("\uFB01nal o\uFB03ce\u00A0work\u00ADshop \uE0A1 \u200Bcafe\u0301 soft\u00AD\n");

        document.Texts().ShouldBe(["final office workshop café soft-"]);
    }

    private Task<Document> ReadAsync(string text, string? fileName = null) => _reader.ReadAsync(Encoding.UTF8.GetBytes(text), fileName);
}
