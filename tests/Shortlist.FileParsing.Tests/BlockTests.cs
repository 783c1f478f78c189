using Shortlist.Documents;
using Shortlist.FileParsing.Rendering;
using Shortlist.FileParsing.Selection;

namespace Shortlist.FileParsing.Tests;

public sealed class BlockTests
{
    [Fact]
    public void Markdown_HeadingsBySizeListsAndParagraphs_AreWrittenAsSuch()
    {
        var file = Pages.Parse(
            Pages.Line(50, 40, "Jordan Ashworth", block: 0, size: 20),
            Pages.Line(50, 70, "Experience", block: 1, size: 14),
            Pages.Line(50, 90, "Led a team of nine people over", block: 2),
            Pages.Line(50, 102, "four years in two countries.", block: 2),
            Pages.Line(60, 130, "First duty", block: 3) with { IsListItem = true },
            Pages.Line(60, 142, "Second duty", block: 3) with { IsListItem = true },
            Pages.Line(80, 154, "Part of the second", block: 3) with { IsListItem = true });

        MarkdownOf(file).ShouldBe(
            """
            # Jordan Ashworth

            ## Experience

            Led a team of nine people over
            four years in two countries.

            - First duty
            - Second duty
              - Part of the second
            """);
        file.Language.ShouldBeNull("there is too little text to tell");
    }

    [Fact]
    public void Markdown_MarkedRows_AreOneTableWithEmptyCellsAndEscapes()
    {
        var file = Pages.ParseFlow(
            Flow(0, "Name\tNote") with { Row = new(["Name", "Note"], 1) },
            Flow(1, "A|B") with { Row = new(["A|B", ""], 1) },
            Flow(2, "C\ttwo") with { Row = new(["C", "two\nlines"], 2) },
            Flow(3, "lines"),
            Flow(4, "After it."));

        MarkdownOf(file).ShouldBe("| Name | Note |\n| --- | --- |\n| A\\|B |  |\n| C | two<br>lines |\n\nAfter it.");
        PlainText.Of(file.Pages[0]).ShouldBe("Name\tNote\nA|B\nC\ttwo lines\n\nAfter it.");
    }

    [Fact]
    public void Markdown_TextThatLooksLikeMarks_IsEscaped() =>
        MarkdownOf(Pages.ParseFlow(Flow(0, "# no heading"), Flow(1, "- no entry"))).ShouldBe("\\# no heading\n\n\\- no entry");

    [Fact]
    public void Parse_TargetPages_GivesThoseAlone()
    {
        var document = new Document
        {
            Format = DocumentFormat.Pdf,
            Lines = [.. Enumerable.Range(1, 4).Select(page => Pages.Line(50, 40, $"Page {page}", page: page))],
            Pages = [.. Enumerable.Repeat(new PageSize(595, 842), 4)],
            PageCount = 4,
            PagesRead = 4,
        };

        FileParser.Parse(document, new ParseSettings { TargetPages = "2,4" }).Pages.Select(page => page.Number).ShouldBe([2, 4]);
        FileParser.Parse(document, new ParseSettings { MaxPages = 1 }).Pages.Select(page => page.Number).ShouldBe([1]);
    }

    [Theory]
    [InlineData("1,3,5-8", true)]
    [InlineData("0", false)]
    [InlineData("3-1", false)]
    [InlineData("1-3,2", false)]
    [InlineData("one", false)]
    public void PageSelection_Text_IsReadOrRefused(string text, bool isGood) => PageSelection.TryRead(text, out _, out _).ShouldBe(isGood);

    [Theory]
    [InlineData("Der Bewerber hat mit der Leitung und für die Abteilung gearbeitet und ist im Team auf dem Weg", "de")]
    [InlineData("The applicant has worked with the team and for the department on the way to an office in the city", "en")]
    public void Language_SomeSentences_IsTold(string text, string language) => Pages.ParseFlow(Flow(0, text)).Language.ShouldBe(language);

    private static string MarkdownOf(ParsedFile file) => Markdown.Of(file.Pages[0], file, new());

    private static DocumentLine Flow(int number, string text) => new()
    {
        Page = 1,
        Text = text,
        Box = new Box(0, number * 12, text.Length * 6, (number * 12) + 12),
        Block = number,
    };
}
