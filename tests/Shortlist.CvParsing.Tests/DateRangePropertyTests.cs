using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Text;
using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Tests;

public sealed class DateRangePropertyTests
{
    private static readonly DateOnly AsOf = new(2030, 1, 1);

    private static readonly string[] Formats = ["MM/yyyy", "MM.yyyy", "yyyy-MM", "MMM yyyy", "MMMM yyyy", "yyyy/MM", "MMM. yyyy", "MMMM, yyyy", "yyyy MMMM"];
    private static readonly string[] Joints = [" - ", " – ", " — ", " to ", " bis ", " à ", " hasta ", " fino a ", " tot ", " do ", " até "];

    private static readonly Arbitrary<(DateOnly Start, int Months, string Format, string Joint)> Ranges = (
        from month in Gen.Choose(0, 12 * 50)
        from length in Gen.Choose(0, 200)
        from format in Gen.Elements(Formats)
        from joint in Gen.Elements(Joints)
        select (new DateOnly(1970, 1, 1).AddMonths(month), length, format, joint)).ToArbitrary();

    private static readonly Arbitrary<WorkEntry[]> Jobs = (
        from month in Gen.Choose(0, 12 * 30)
        from length in Gen.Choose(0, 120)
        select Job(new DateOnly(1990, 1, 1).AddMonths(month), length)).ArrayOf().ToArbitrary();

    [Fact]
    public void Find_RangeInAnyFormat_GivesBothMonths() => Prop.ForAll(Ranges, range =>
    {
        var last = range.Start.AddMonths(range.Months);
        var text = $"{Written(range.Start, range.Format)}{range.Joint}{Written(last, range.Format)}";
        var found = DateRanges.Find(Folding.Fold(text)).ShouldHaveSingleItem(text);
        (found.Start, found.End).ShouldBe((new CvDate(range.Start.Year, range.Start.Month), new CvDate(last.Year, last.Month)), text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Find_TextAroundRange_ChangesNothing() => Prop.ForAll(Ranges, range =>
    {
        var text = $"Welder, Ferrum GmbH | {Written(range.Start, range.Format)}{range.Joint}{Written(range.Start.AddMonths(range.Months), range.Format)} | Kiel";
        DateRanges.Find(Folding.Fold(text)).ShouldHaveSingleItem(text).IsRange.ShouldBeTrue(text);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Years_AnyJobs_AreTheUnionOfTheirMonths() => Prop.ForAll(Jobs, jobs =>
    {
        var months = new HashSet<int>();
        foreach (var job in jobs)
        {
            for (var month = Number(job.Start!.Value); month <= Number(job.End!.Value); month++)
                months.Add(month);
        }

        (Experience.Months(jobs, AsOf) ?? 0).ShouldBe(months.Count);
        Experience.Years(jobs.Reverse(), AsOf).ShouldBe(Experience.Years(jobs, AsOf));
        Experience.Years(jobs.Concat(jobs), AsOf).ShouldBe(Experience.Years(jobs, AsOf));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Range_YearsWithoutMonths_HoldsTheFigure()
    {
        WorkEntry[] jobs = [new("Welder", "Ferrum", null, new CvDate(2015, null), new CvDate(2018, null), false, []), new("Fitter", "Ferrum", null, new CvDate(2018, 6), new CvDate(2020, null), false, [])];

        var range = Experience.Range(jobs, AsOf).ShouldNotBeNull();

        Experience.Years(jobs, AsOf).ShouldNotBeNull().ShouldBeInRange(range.Least, range.Most);
        range.Most.ShouldBeGreaterThan(range.Least);
    }

    private static string Written(DateOnly date, string format) => date.ToString(format.Replace("/", "'/'", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static int Number(CvDate date) => (date.Year * 12) + date.Month!.Value;

    private static WorkEntry Job(DateOnly start, int months)
    {
        var end = start.AddMonths(months);
        return new WorkEntry("Welder", "Ferrum", null, new CvDate(start.Year, start.Month), new CvDate(end.Year, end.Month), false, []);
    }
}
