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

    [Fact]
    public void Parse_DatesBrokenOverLines_AreJoined()
    {
        var document = Cv.Page(
            (20, 20, 22, "Tova Lindqvist"), (20, 60, 14, "Work Experience"),
            (20, 80, 10, "since 2021-"), (90, 80, 10, "Ferrum GmbH, Kiel"), (20, 92, 10, "04"), (90, 92, 10, "Senior Welder"), (100, 104, 10, "Welded frames for ships and their hulls"),
            (20, 130, 10, "02/2018 –"), (90, 130, 10, "Stahlwerk Nord AG, Bremen"), (20, 142, 10, "03/2021"), (90, 142, 10, "Welder"), (100, 154, 10, "Welded pipes for power plants and mills"));

        var work = Cv.Parse(document).Work.Select(entry => entry.Value).ToList();

        work.Select(job => (job.Title, job.Company)).ShouldBe(Two);
        work.Select(job => (job.Start, job.End, job.IsCurrent)).ShouldBe(
            [(new CvDate(2021, 4), null, true), (new CvDate(2018, 2), new CvDate(2021, 3), false)]);
    }

    [Fact]
    public void Parse_EmployerAboveAllTitles_IsTheirEmployer()
    {
        var work = Cv.Parse(
            "Experience", "Topicus, Zwolle", "Tech Lead\t09/2021 - present", "- Leads a team of six", "Software Developer\t05/2017 - 08/2021", "- Built a portal for pension funds").Work;

        work.Select(job => (job.Value.Title, job.Value.Company)).ShouldBe([("Tech Lead", "Topicus"), ("Software Developer", "Topicus")]);
    }

    [Theory]
    [InlineData("Cocinero en Asador Etxebarri", "Cocinero", "Asador Etxebarri")]
    [InlineData("Brygadzista w Huta Stalowa Wola", "Brygadzista", "Huta Stalowa Wola")]
    [InlineData("Van Driver, Cargill Transport (Northern) Ltd", "Van Driver", "Cargill Transport (Northern) Ltd")]
    public void Parse_TitleAndEmployerInOne_AreTakenApart(string head, string title, string company)
    {
        var job = Cv.Parse("Experience", head, "02/2018 - 03/2021").Work.ShouldHaveSingleItem().Value;

        (job.Title, job.Company).ShouldBe((title, company));
    }

    [Fact]
    public void Parse_SinceAtTheEndOfAnAccount_MakesNoJob() =>
        Cv.Parse("Experience", "Welder, Ferrum GmbH", "02/2018 - 03/2021", "Passed every radiographic test since 2017").Work.Count.ShouldBe(1);

    [Fact]
    public void Parse_SkillNamedInAJob_KnowsWhereAndHowLong()
    {
        var skills = Cv.Parse(
            "Skills", "Docker, Sourdough Baking", "Experience", "Engineer, Acme Ltd", "01/2024 - present", "- Runs Docker in production", "Baker, Acme Ltd", "01/2020 - 12/2020", "- Taught sourdough baking").Skills;

        var docker = skills.Single(skill => skill.Value.Name == "Docker").Value;
        (docker.UsedIn, docker.MonthsUsed, docker.LastUsed).ShouldSatisfyAllConditions(
            use => use.UsedIn.ShouldBe([0]), use => use.MonthsUsed.ShouldBe(26), use => use.LastUsed.ShouldBe(new CvDate(2026, 3)));
        skills.Single(skill => skill.Value.Name == "Sourdough Baking").Value.MonthsUsed.ShouldBe(12);
    }
}
