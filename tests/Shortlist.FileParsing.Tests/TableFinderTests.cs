namespace Shortlist.FileParsing.Tests;

public sealed class TableFinderTests
{
    [Fact]
    public void Find_ThreeColumnsReadColumnByColumn_GivesRowsAcross()
    {
        var blocks = Blocks(
        [
            Pages.Line(50, 40, "Invoice for the month of May, payable within thirty days of receipt."),
            .. Pages.Columns(
                80, 16,
                (50, ["Item", "Forklift hire", "Pallets"]),
                (200, ["Quantity", "2", "140"]),
                (300, ["Price", "310.00", "1,120.50"])),
            Pages.Line(50, 160, "Thank you for your business and see you again."),
        ]);

        blocks.Select(block => block.Kind).ShouldBe([BlockKind.Text, BlockKind.Table, BlockKind.Text]);
        Rows(blocks[1]).ShouldBe(["Item|Quantity|Price", "Forklift hire|2|310.00", "Pallets|140|1,120.50"]);
    }

    [Fact]
    public void Find_RightAlignedNumbersAndEmptyCells_KeepsColumns()
    {
        var blocks = Blocks(Pages.Columns(
            80, 16,
            (50, ["Name", "Bread", "Milk", "Total"]),
            (250, ["Amount", "4", "", ""]),
            (340, ["Sum", "12.00", "3.50", "15.50"])));

        Rows(blocks.ShouldHaveSingleItem()).ShouldBe(["Name|Amount|Sum", "Bread|4|12.00", "Milk||3.50", "Total||15.50"]);
    }

    [Fact]
    public void Find_CellThatGoesOnBelow_JoinsItsLines()
    {
        var blocks = Blocks(
        [
            .. Pages.Columns(80, 24, (50, ["Code", "A1", "B2"]), (150, ["Text", "A long", "Short"]), (300, ["Price", "1.00", "2.00"])),
            Pages.Line(150, 80 + 24 + 12, "description", block: 101),
        ]);

        Rows(blocks.ShouldHaveSingleItem()).ShouldBe(["Code|Text|Price", "A1|A long\ndescription|1.00", "B2|Short|2.00"]);
    }

    [Fact]
    public void Find_CellThatNearlyTouchesTheNext_IsPartedAtTheColumn()
    {
        var blocks = Blocks(
        [
            .. Pages.Columns(80, 16, (50, ["Item", "Bolts", ""]), (150, ["Quantity", "12", ""]), (300, ["Price", "1.00", "2.00"])),
            Pages.Line(50, 112, "Extra long screws M4x 4044", block: 100),
        ]);

        Rows(blocks.ShouldHaveSingleItem()).ShouldBe(["Item|Quantity|Price", "Bolts|12|1.00", "Extra long screws M4x|4044|2.00"]);
    }

    [Fact]
    public void Find_TableBelowBlocksSideBySide_IsFound()
    {
        var blocks = Blocks(
        [
            .. Pages.Columns(40, 12, (50, ["Sender Ltd", "1 Long Street", "Ghent"]), (320, ["Invoice number: RE-2025-0417", "Date: 17 March 2025", "Customer: K-20991"])),
            Pages.Line(50, 90, "Bill to", block: 200),
            .. Pages.Columns(
                110, 16,
                (50, ["Item", "Wrench", "Key set", "Delivery"]),
                (330, ["Qty", "4", "10", "1"]),
                (380, ["Unit price", "129.50", "18.90", "25.00"]),
                (460, ["Amount", "518.00", "189.00", "25.00"])),
        ]);

        Rows(blocks.Last(block => block.Kind == BlockKind.Table))
            .ShouldBe(["Item|Qty|Unit price|Amount", "Wrench|4|129.50|518.00", "Key set|10|18.90|189.00", "Delivery|1|25.00|25.00"]);
    }

    [Fact]
    public void Find_NarrowColumnsUnderCentredHeads_ArePartedWhereNoWordStands()
    {
        var blocks = Blocks(
            Pages.Line(62, 80, "Employer", block: 1),
            Pages.Line(152, 80, "Title", block: 2),
            Pages.Line(206, 80, "From", block: 3),
            Pages.Line(50, 98, "Mercy Hospital", block: 4),
            Pages.Line(128, 98, "Staff Nurse", block: 4),
            Pages.Line(200, 98, "2012-05", block: 5),
            Pages.Line(50, 116, "St. John's", block: 6),
            Pages.Line(128, 116, "Charge Nurse", block: 7),
            Pages.Line(200, 116, "2017-09", block: 8));

        Rows(blocks.ShouldHaveSingleItem()).ShouldBe(["Employer|Title|From", "Mercy Hospital|Staff Nurse|2012-05", "St. John's|Charge Nurse|2017-09"]);
    }

    [Fact]
    public void Find_TextInTwoColumns_IsNoTable()
    {
        string[] left =
        [
            "The quick brown fox jumps over the", "lazy dog near the bank of the old", "river while the sun goes down and", "all the birds are singing their song",
        ];
        string[] right =
        [
            "Another story begins on this side of", "the page and has nothing to do with", "the first one but for its lines that", "stand beside those of the other one",
        ];

        Blocks(Pages.Columns(80, 12, (50, left), (320, right))).ShouldNotContain(block => block.Kind == BlockKind.Table);
    }

    [Fact]
    public void Find_OrdinaryParagraphs_IsNoTable() =>
        Blocks(Enumerable.Range(0, 8).Select(row => Pages.Line(50, 80 + (12 * row), "A line of running text that nobody would ever take for a table")))
            .ShouldNotContain(block => block.Kind == BlockKind.Table);

    private static IReadOnlyList<Block> Blocks(params IEnumerable<Documents.DocumentLine> lines) => Pages.Parse(lines).Pages.ShouldHaveSingleItem().Blocks;

    private static IEnumerable<string> Rows(Block table) => table.Rows.Select(row => string.Join('|', row));
}
