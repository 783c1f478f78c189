namespace Shortlist.CvParsing.Tests;

public sealed class EducationTests
{
    [Theory]
    [InlineData("Bachelor of Science in Chemistry, Lund University, 2010-2013")]
    [InlineData("2010-2013 Lund University — Bachelor of Science, Chemistry")]
    [InlineData("Bachelor of Science Chemistry at Lund University 2010 - 2013")]
    [InlineData("Chemistry, Bachelor of Science, Lund University\t2010 - 2013")]
    public void Parse_OneLine_IsTakenApart(string line)
    {
        var entry = Cv.Parse("Education", line).Education.ShouldHaveSingleItem().Value;

        entry.ShouldBe(new EducationEntry("Lund University", "Bachelor of Science", "Chemistry", new CvDate(2010, null), new CvDate(2013, null), EducationLevel.Bachelor));
    }

    [Fact]
    public void Parse_ManyLines_OpensAnEntryWithEveryInstitution()
    {
        var education = Cv.Parse(
            "Ausbildung", "Technische Universität Dresden", "M.Sc. Informatik", "2012 – 2014", "Hochschule Mittweida", "B.Sc. Informatik", "2009 – 2012").Education;

        education.Select(entry => (entry.Value.Institution, entry.Value.Degree, entry.Value.End?.Year)).ShouldBe(
            [("Technische Universität Dresden", "M.Sc.", 2014), ("Hochschule Mittweida", "B.Sc.", 2012)]);
    }

    [Theory]
    [InlineData("Abitur, Gymnasium Kaiserin-Augusta, 2009", "Abitur")]
    [InlineData("Grado en Enfermería, Universidad de Alcalá, 2015", "Grado")]
    [InlineData("BTS Comptabilité, Lycée Jean Moulin, 2011", "BTS")]
    [InlineData("Laurea Magistrale in Chimica, Università di Pavia, 2012", "Laurea Magistrale")]
    [InlineData("High School Diploma, Lincoln High School, 2008", "High School Diploma")]
    public void Parse_DegreesOfOtherCountries_AreKnown(string line, string degree) =>
        Cv.Parse("Education", line).Education.ShouldHaveSingleItem().Value.Degree.ShouldBe(degree);

    [Fact]
    public void Parse_ThesisAndGrade_AreNoEntries() =>
        Cv.Parse("Education", "B.Sc. Chemistry, Lund University, 2013", "Thesis: Catalysts at the University of Oslo, 2012", "GPA: 3.9").Education.Count.ShouldBe(1);

    [Theory]
    [InlineData("Abitur, Gymnasium Kaiserin-Augusta, 2009", EducationLevel.Secondary)]
    [InlineData("Ausbildung zum Koch, Berufsschule III Augsburg, 2009", EducationLevel.Vocational)]
    [InlineData("BTS Comptabilité, Lycée Jean Moulin, 2011", EducationLevel.ShortCycle)]
    [InlineData("Laurea triennale in Chimica, Università di Pavia, 2012", EducationLevel.Bachelor)]
    [InlineData("Magister inżynier, Politechnika Łódzka, 2012", EducationLevel.Master)]
    [InlineData("PhD Chemistry, Lund University, 2012", EducationLevel.Doctorate)]
    public void Parse_Degree_HasItsLevel(string line, EducationLevel level) =>
        Cv.Parse("Education", line).Education.ShouldHaveSingleItem().Value.Level.ShouldBe(level);

    [Theory]
    [InlineData("Staatlich anerkannte Erzieherin", "Staatlich anerkannte Erzieherin")]
    [InlineData("Ausbildung zum Koch", "Ausbildung zum Koch")]
    [InlineData("Diploma of Something Unheard Of", "Diploma")]
    [InlineData("Cordon Violet", "Cordon Violet")]
    public void Parse_UnknownDegree_IsTakenFromItsPlace(string line, string degree) =>
        Cv.Parse("Education", line, "Berufskolleg Olpe", "2009 - 2012").Education.ShouldHaveSingleItem().Value.Degree.ShouldBe(degree);
}
