using Shortlist.Documents;

namespace Shortlist.Leads.Tests;

public sealed class HiddenTextReportTests
{
    [Fact]
    public void Of_DocumentWithoutHiddenText_IsNull() => HiddenTextReport.Of(With()).ShouldBeNull();

    [Fact]
    public void Of_HiddenTexts_CountsAllAndCutsExcerpts()
    {
        var report = HiddenTextReport.Of(With(
            [
                new HiddenText(2, new Box(1.04, 2, 3, 4), "python kubernetes", HiddenReason.SameColour),
                .. Enumerable.Range(0, 20).Select(i => new HiddenText(1, default, new string('x', 199) + "😀 tail", HiddenReason.Tiny)),
            ])).ShouldNotBeNull();

        report.Count.ShouldBe(21);
        report.Pages.ShouldBe([1, 2]);
        report.Reasons.ShouldBe(["same_colour", "tiny"]);
        report.Excerpts.Count.ShouldBe(HiddenTextReport.MostExcerpts);
        report.Excerpts[0].ShouldBe(new HiddenExcerpt(2, "python kubernetes", "same_colour", new(1, 2, 3, 4)));
        report.Excerpts[1].Text.ShouldBe(new string('x', 199), "half a character is none");
    }

    private static Document With(params HiddenText[] hidden) => new() { Format = DocumentFormat.Pdf, Lines = [], Hidden = hidden };
}
