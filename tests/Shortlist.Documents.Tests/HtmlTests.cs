using System.Text;

namespace Shortlist.Documents.Tests;

public sealed class HtmlTests(ReaderFixture fixture)
{
    private readonly DocumentReader _reader = fixture.Reader;

    [Fact]
    public async Task Read_Html_GivesHeadingsListsTablesAndLinks()
    {
        var document = await ReadAsync(
            """
            <!doctype html><html><head><title>Not this</title><style>p{}</style></head><body>
            <h1>Kim
              Larsen</h1><p>One&nbsp;two<br>three <b>four</b></p>
            <ul><li>Sewing<ul><li>Mending</li></ul></li></ul>
            <table><tr><th>2019</th><td>Welder</td></tr></table>
            <a href="mailto:kim@example.com">Write me</a> <a href="#top">Top</a><script>alert(1)</script><div style="display: none">hidden</div>
            </body></html>
            """);

        document.Format.ShouldBe(DocumentFormat.Html);
        document.Texts().ShouldBe(["Kim Larsen", "One two", "three four", "Sewing", "Mending", "2019\tWelder", "Write me Top"]);
        document.Lines[0].HeadingLevel.ShouldBe(1);
        document.Lines[0].Weight.ShouldBe(FontWeight.Bold);
        document.Lines[1].Block.ShouldBe(document.Lines[2].Block);
        document.Lines.Where(line => line.IsListItem).Select(line => line.Text).ShouldBe(["Sewing", "Mending"]);
        document.Lines[4].Box.Left.ShouldBeGreaterThan(document.Lines[3].Box.Left);
        document.Links.ShouldHaveSingleItem().ShouldBe(new DocumentLink("mailto:kim@example.com", "Write me", 1));
    }

    [Fact]
    public async Task Read_HtmlRowOfStyledColumns_PartsThemByTabs()
    {
        var document = await ReadAsync("<html><body><div class=row><b>Acme Ltd</b><span>2019–2021</span></div><p>a <b>b</b><i>c</i> d</p></body></html>");

        document.Texts().ShouldBe(["Acme Ltd\t2019–2021", "a bc d"]);
    }

    [Fact]
    public async Task Read_HtmlInDeclaredEncoding_GivesItsLetters()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("<html><head><meta charset=windows-1251></head><body>Иван</body></html>");

        (await _reader.ReadAsync(bytes, "cv.txt")).Texts().ShouldBe(["Иван"]);
    }

    [Fact]
    public async Task Read_HtmlWithEndTagsLeftOut_IsReadAsBrowsersDo()
    {
        var document = await ReadAsync(
            "<html><body><p hidden>gone<p>Kim<ul><li>One<li><p>Two</ul><table><tr><td>2019<td>Welder<tr><td>2021<td>Foreman</table><h2><div>Skills</div></h2>");

        document.Texts().ShouldBe(["Kim", "One", "Two", "2019\tWelder", "2021\tForeman", "Skills"]);
        document.Lines.Select(line => line.IsListItem).ShouldBe([false, true, true, false, false, false]);
        document.Lines[5].HeadingLevel.ShouldBe(2);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<a href=x>")]
    [InlineData("<ul><li>")]
    public async Task Read_HtmlNestedWithoutEnd_IsReadAtOnce(string tags)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));

        var reading = Task.Run(() => ReadAsync("<html><body>" + string.Concat(Enumerable.Repeat(tags, 100_000)) + "deep"), deadline.Token);
        var document = await reading.WaitAsync(deadline.Token);

        document.Texts().ShouldBe(["deep"]);
    }

    [Fact]
    public async Task Read_HtmlTablesNestedWithoutEnd_IsRefusedAsCorrupted() =>
        (await _reader.RefusalAsync(Encoding.ASCII.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<table><tr><td>", 10_000)) + "deep"))).ShouldBe(UnreadableReason.Corrupted);

    private Task<Document> ReadAsync(string html) => _reader.ReadAsync(Encoding.UTF8.GetBytes(html));
}
