using Shortlist.CvParsing.Work;

namespace Shortlist.CvParsing.Tests;

public sealed class ExperienceTests
{
    [Fact]
    public void Years_ParallelJobs_CountOnce() =>
        Experience.Years([Job((2018, 1), (2019, 12)), Job((2019, 1), (2020, 12))], Cv.Today).ShouldBe(3.0);

    [Fact]
    public void Years_Gap_IsNotCounted() =>
        Experience.Years([Job((2015, 1), (2015, 12)), Job((2018, 1), (2018, 12))], Cv.Today).ShouldBe(2.0);

    [Fact]
    public void Years_CurrentJob_CountsWholeMonthsUpToTheDay() =>
        Experience.Years([Job((2025, 3), null)], new DateOnly(2026, 3, 15)).ShouldBe(1.0);

    [Fact]
    public void Years_FutureEnd_CountsOnlyWhatHasPassed() =>
        Experience.Years([Job((2025, 3), (2040, 1))], new DateOnly(2026, 3, 15)).ShouldBe(1.0);

    [Fact]
    public void Years_YearsWithoutMonths_AreTakenFromTheMiddle() =>
        Experience.Years([Job((2015, null), (2018, null))], Cv.Today).ShouldBe(3.0);

    [Fact]
    public void Years_NoDates_IsUnknown() =>
        Experience.Years([new WorkEntry("Welder", "Ferrum", null, null, null, false, [])], Cv.Today).ShouldBeNull();

    private static WorkEntry Job((int Year, int? Month) start, (int Year, int? Month)? end) => new(
        "Welder", "Ferrum", null, new CvDate(start.Year, start.Month), end is { } last ? new CvDate(last.Year, last.Month) : null, end is null, []);
}
