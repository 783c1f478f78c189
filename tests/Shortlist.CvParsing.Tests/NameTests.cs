namespace Shortlist.CvParsing.Tests;

public sealed class NameTests
{
    [Theory]
    [InlineData("TOVA LINDQVIST", "Tova Lindqvist")]
    [InlineData("Dr. Tova Lindqvist", "Tova Lindqvist")]
    [InlineData("Tova Lindqvist, MBA", "Tova Lindqvist")]
    [InlineData("Name: Tova Lindqvist", "Tova Lindqvist")]
    [InlineData("Juan Carlos de la Fuente", "Juan Carlos de la Fuente")]
    [InlineData("MIREILLE D'ARC", "Mireille D'Arc")]
    [InlineData("Jean-Luc O’Neill", "Jean-Luc O’Neill")]
    public void Parse_NameInHeader_IsFound(string line, string expected) =>
        Cv.Parse(line, "Software Engineer", "Berlin, Germany").Name.ShouldNotBeNull().Value.ShouldBe(expected);

    [Fact]
    public void Parse_TitleAboveName_EmailDecides() =>
        Cv.Parse("Sales Champion", "Tova Lindqvist", "tova.lindqvist@example.org").Name.ShouldNotBeNull().Value.ShouldBe("Tova Lindqvist");

    [Fact]
    public void Parse_SurnameThatIsAJob_IsStillAName() =>
        Cv.Parse("Petra Baker", "Accountant", "petra.baker@example.org").Name.ShouldNotBeNull().Value.ShouldBe("Petra Baker");

    [Fact]
    public void Parse_FormWithTwoFields_JoinsThem() =>
        Cv.Parse("First name: Tova", "Surname: Lindqvist").Name.ShouldNotBeNull().Value.ShouldBe("Tova Lindqvist");

    [Fact]
    public void Parse_NameOverTwoLargeLines_IsOne()
    {
        var document = Cv.Page((40, 20, 24, "Tova Maria"), (40, 46, 24, "Lindqvist"), (40, 80, 11, "Chemist"), (40, 100, 11, "t.lindqvist@example.org"));

        Cv.Parse(document).Name.ShouldNotBeNull().Value.ShouldBe("Tova Maria Lindqvist");
    }

    [Fact]
    public void Parse_OnlyEmailKnowsTheName_IsReviewed()
    {
        var cv = Cv.Parse("Contact", "tova.lindqvist@example.org");

        cv.Name.ShouldNotBeNull().Value.ShouldBe("Tova Lindqvist");
        cv.Name.Confidence.ShouldBeLessThan(0.5);
        cv.NeedsReview.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Lindqvist, Tova Maria", "tova.lindqvist@example.org", "Tova Maria Lindqvist")]
    [InlineData("Maarten in 't Veld", "m.veld@example.org", "Maarten in 't Veld")]
    [InlineData("Jean-Baptiste d'Ormesson", "jb.dormesson@example.org", "Jean-Baptiste d'Ormesson")]
    [InlineData("Tova M. Lindqvist", "hello@tova-lindqvist.dev", "Tova M. Lindqvist")]
    public void Parse_NamesOfManyForms_AreKept(string line, string email, string expected) =>
        Cv.Parse(Cv.Page((40, 20, 24, line), (40, 60, 11, "Chemist"), (40, 80, 11, email))).Name.ShouldNotBeNull().Value.ShouldBe(expected);

    [Fact]
    public void Parse_CityAndCountryInLargeType_IsNoName() =>
        Cv.Parse(Cv.Page((40, 20, 24, "Lisbon, Portugal"), (40, 60, 20, "Tova Lindqvist"), (40, 80, 11, "tova.lindqvist@example.org"))).Name.ShouldNotBeNull().Value.ShouldBe("Tova Lindqvist");
}
