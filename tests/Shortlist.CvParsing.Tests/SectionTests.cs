using Shortlist.CvParsing.Sections;

namespace Shortlist.CvParsing.Tests;

public sealed class SectionTests
{
    [Theory]
    [InlineData("Work Experience", "Work")]
    [InlineData("W O R K  E X P E R I E N C E", "Work")]
    [InlineData("BERUFSERFAHRUNG:", "Work")]
    [InlineData("Expérience professionnelle", "Work")]
    [InlineData("Doświadczenie zawodowe", "Work")]
    [InlineData("2. Werkervaring", "Work")]
    [InlineData("Formación académica", "Education")]
    [InlineData("Education & Training", "Education")]
    [InlineData("Istruzione e formazione", "Education")]
    [InlineData("Competências", "Skills")]
    [InlineData("My Skills", "Skills")]
    [InlineData("Fort- und Weiterbildung", "Certifications")]
    [InlineData("Języki obce", "Languages")]
    public void KindOf_Heading_IsKnown(string text, string kind) => HeadingReader.KindOf(text).ToString().ShouldBe(kind);

    [Theory]
    [InlineData("I have work experience in many fields")]
    [InlineData("Senior Engineer")]
    [InlineData("Education is the key.")]
    [InlineData("")]
    public void KindOf_OtherText_IsNone(string text) => HeadingReader.KindOf(text).ShouldBeNull();

    [Fact]
    public void Parse_SubheadingSetLikeText_OpensNoSection()
    {
        var document = Cv.Page(
            (20, 20, 18, "Work"), (20, 50, 11, "Welder"), (20, 65, 11, "Ferrum GmbH"), (20, 80, 11, "2018 - 2021"), (20, 95, 11, "Highlights"),
            (30, 110, 11, "Welded pipes for three power plants in the north"), (20, 140, 18, "Skills"), (20, 165, 11, "TIG Welding"));

        var cv = Cv.Parse(document);

        cv.Skills.Select(skill => skill.Value.Name).ShouldBe(["TIG Welding"]);
        cv.Work.ShouldHaveSingleItem().Value.Highlights.ShouldBe(["Welded pipes for three power plants in the north"]);
    }

    [Fact]
    public void Parse_HeadingGluedToItsText_IsParted() =>
        Cv.Parse("EXPERIENCE 04/2019 - 05/2021", "Welder", "Ferrum GmbH").Work.ShouldHaveSingleItem().Value.Title.ShouldBe("Welder");
}
