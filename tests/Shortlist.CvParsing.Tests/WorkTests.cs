namespace Shortlist.CvParsing.Tests;

public sealed class WorkTests
{
    private static readonly (string? Title, string? Company)[] Two = [("Senior Welder", "Ferrum GmbH"), ("Welder", "Stahlwerk Nord AG")];

    public static TheoryData<string[]> Layouts => new(
        // Title, then company and place, then dates.
        ["Work Experience", "Senior Welder", "Ferrum GmbH, Kiel", "04/2021 - present", "- Welded frames for ships", "Welder", "Stahlwerk Nord AG, Bremen", "02/2018 - 03/2021", "- Welded pipes"],
        // Dates first.
        ["Work Experience", "04/2021 - present", "Senior Welder | Ferrum GmbH", "- Welded frames for ships", "02/2018 - 03/2021", "Welder | Stahlwerk Nord AG", "- Welded pipes"],
        // Company with the dates in a cell, title below.
        ["Berufserfahrung", "Ferrum GmbH\t04/2021 – heute", "Senior Welder", "- Welded frames for ships", "Stahlwerk Nord AG\t02/2018 – 03/2021", "Welder", "- Welded pipes"],
        // All on one line.
        ["Experience", "Senior Welder at Ferrum GmbH (04/2021 - present)", "- Welded frames for ships", "Welder at Stahlwerk Nord AG (02/2018 - 03/2021)", "- Welded pipes"],
        // Dates in the left cell of a table.
        ["Experience", "04/2021 - present\tSenior Welder, Ferrum GmbH, Kiel", "- Welded frames for ships", "02/2018 - 03/2021\tWelder, Stahlwerk Nord AG, Bremen", "- Welded pipes"],
        // A form with labels.
        ["Work experience", "Dates: 04/2021 - present", "Position: Senior Welder", "Employer: Ferrum GmbH", "Dates: 02/2018 - 03/2021", "Position: Welder", "Employer: Stahlwerk Nord AG"],
        // No bullets, sentences instead.
        ["Experience", "Senior Welder", "Ferrum GmbH", "04/2021 - present", "Welded frames for ships and checked them by ultrasound.", "Welder", "Stahlwerk Nord AG", "02/2018 - 03/2021", "Welded pipes for power plants."]);

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Parse_TwoJobs_ReadsTitleCompanyAndDates(string[] lines)
    {
        var work = Cv.Parse(lines).Work.Select(entry => entry.Value).ToList();

        work.Select(job => (job.Title, job.Company)).ShouldBe(Two);
        work[0].Start.ShouldBe(new CvDate(2021, 4));
        work[0].IsCurrent.ShouldBeTrue();
        work[1].Start.ShouldBe(new CvDate(2018, 2));
        work[1].End.ShouldBe(new CvDate(2021, 3));
    }

    [Fact]
    public void Parse_SeveralTitlesAtOneEmployer_ShareIt()
    {
        var work = Cv.Parse(
            "Experience", "Ferrum GmbH", "Foreman", "04/2021 - present", "- Leads a crew of six", "Welder", "02/2018 - 03/2021", "- Welded pipes").Work;

        work.Select(job => (job.Value.Title, job.Value.Company)).ShouldBe([("Foreman", "Ferrum GmbH"), ("Welder", "Ferrum GmbH")]);
    }

    [Fact]
    public void Parse_WordsThatSayNothing_FollowTheOrderOfTheOthers()
    {
        var work = Cv.Parse(
            "Experience",
            "Ferrum GmbH", "Senior Welder", "04/2021 - present", "- Welded frames",
            "Stahlwerk AG", "Welder", "02/2018 - 03/2021", "- Welded pipes",
            "Brightpath", "Ninja", "02/2016 - 01/2018", "- Did all kinds of things").Work;

        (work[2].Value.Title, work[2].Value.Company).ShouldBe(("Ninja", "Brightpath"));
    }

    [Fact]
    public void Parse_DatesInsideASentence_MakeNoJob() =>
        Cv.Parse("Experience", "Welder", "Ferrum GmbH", "02/2018 - 03/2021", "- Rebuilt the yard between 2019 and 2020 with a crew of ten people").Work.Count.ShouldBe(1);

    [Fact]
    public void Parse_WrappedBullet_IsOneHighlight()
    {
        var job = Cv.Parse("Experience", "Welder", "Ferrum GmbH", "02/2018 - 03/2021", "- Welded pipes for", "power plants", "- Trained apprentices").Work.ShouldHaveSingleItem();

        job.Value.Highlights.ShouldBe(["Welded pipes for power plants", "Trained apprentices"]);
    }

    [Fact]
    public void Parse_SidebarReadInBetween_IsKeptApart()
    {
        var document = Cv.Page(
            (200, 20, 22, "Tova Lindqvist"),
            (20, 60, 14, "Contact"), (200, 60, 14, "Work Experience"),
            (20, 80, 10, "tova@example.org"), (200, 80, 10, "04/2021 - present"),
            (20, 95, 10, "+46 8 123 456 78"), (200, 95, 10, "Senior Welder | Ferrum GmbH"),
            (20, 120, 14, "Skills"), (210, 110, 10, "Welded frames for ships and their hulls"),
            (20, 140, 10, "TIG Welding"), (200, 130, 10, "02/2018 - 03/2021"),
            (20, 155, 10, "Blueprint Reading"), (200, 145, 10, "Welder | Stahlwerk Nord AG"));

        var cv = Cv.Parse(document);

        cv.Work.Select(job => (job.Value.Title, job.Value.Company)).ShouldBe(Two);
        cv.Skills.Select(skill => skill.Value.Name).ShouldBe(["TIG Welding", "Blueprint Reading"]);
    }
}
