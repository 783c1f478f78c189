using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Tests;

public sealed class DateRangesTests
{
    [Theory]
    [InlineData("04/2019 - 11/2021", "2019-04", "2021-11")]
    [InlineData("04.2019–11.2021", "2019-04", "2021-11")]
    [InlineData("2019-04 to 2021-11", "2019-04", "2021-11")]
    [InlineData("2019-04-01 — 2021-11-30", "2019-04", "2021-11")]
    [InlineData("01.04.2019 bis 30.11.2021", "2019-04", "2021-11")]
    [InlineData("April 2019 to November 2021", "2019-04", "2021-11")]
    [InlineData("Apr. 2019 - Nov. 2021", "2019-04", "2021-11")]
    [InlineData("Apr, 2019 - Nov, 2021", "2019-04", "2021-11")]
    [InlineData("Apr '19 – Nov '21", "2019-04", "2021-11")]
    [InlineData("3 April 2019 – 2 November 2021", "2019-04", "2021-11")]
    [InlineData("April 3, 2019 – November 2, 2021", "2019-04", "2021-11")]
    [InlineData("1. April 2019 bis 1. November 2021", "2019-04", "2021-11")]
    [InlineData("abril de 2019 a noviembre de 2021", "2019-04", "2021-11")]
    [InlineData("avril 2019 à novembre 2021", "2019-04", "2021-11")]
    [InlineData("aprile 2019 – novembre 2021", "2019-04", "2021-11")]
    [InlineData("kwiecień 2019 – listopad 2021", "2019-04", "2021-11")]
    [InlineData("april 2019 tot november 2021", "2019-04", "2021-11")]
    [InlineData("abr. de 2019 até nov. de 2021", "2019-04", "2021-11")]
    [InlineData("April – November 2021", "2021-04", "2021-11")]
    [InlineData("2019 - 2021", "2019", "2021")]
    [InlineData("2019/21", "2019", "2021")]
    [InlineData("03/18 – 05/20", "2018-03", "2020-05")]
    [InlineData("Q2 2019 - Q4 2021", "2019-04", "2021-10")]
    [InlineData("Spring 2019 – Autumn 2021", "2019", "2021")]
    public void Find_Range_GivesBothEnds(string text, string start, string end)
    {
        var range = DateRanges.Find(Folding.Fold(text)).ShouldHaveSingleItem();

        range.Start.ToString().ShouldBe(start);
        range.End.ToString().ShouldBe(end);
        range.IsCurrent.ShouldBeFalse();
    }

    [Theory]
    [InlineData("04/2019 - present")]
    [InlineData("04/2019 – heute")]
    [InlineData("Apr 2019 - Current")]
    [InlineData("avril 2019 – aujourd’hui")]
    [InlineData("abril 2019 - actualidad")]
    [InlineData("aprile 2019 – ad oggi")]
    [InlineData("april 2019 - heden")]
    [InlineData("kwiecień 2019 – obecnie")]
    [InlineData("abril de 2019 – atual")]
    [InlineData("2019-04 to date")]
    [InlineData("2019-04 to to date")]
    [InlineData("since April 2019")]
    [InlineData("seit 04/2019")]
    [InlineData("depuis avril 2019")]
    [InlineData("desde abril de 2019")]
    [InlineData("04/2019 –")]
    public void Find_OpenRange_IsCurrent(string text)
    {
        var range = DateRanges.Find(Folding.Fold(text)).ShouldHaveSingleItem();

        range.Start.ShouldBe(new CvDate(2019, 4));
        range.End.ShouldBeNull();
        range.IsCurrent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Raised sales by 2019%")]
    [InlineData("Budget of $2021")]
    [InlineData("+49 30 1234567")]
    [InlineData("Windows 10, ISO 9001")]
    [InlineData("may the best team win")]
    public void Find_NoDate_FindsNothing(string text) => DateRanges.Find(Folding.Fold(text)).ShouldBeEmpty();

    [Fact]
    public void Find_EndBeforeStart_IsNoRange() =>
        DateRanges.Find("2021 - 2019").ShouldAllBe(range => !range.IsRange);
}
