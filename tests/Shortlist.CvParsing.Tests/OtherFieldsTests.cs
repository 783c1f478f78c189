namespace Shortlist.CvParsing.Tests;

public sealed class OtherFieldsTests
{
    [Theory]
    [InlineData("Irún, Spain | 969 93 57 84 | kim@example.org", "Irún, Spain")]
    [InlineData("Address: 12 Elm Street, Springfield, IL 62704", "Springfield, IL")]
    [InlineData("Musterstraße 5, 04109 Leipzig", "Leipzig")]
    [InlineData("Wohnort: Pirna", "Pirna")]
    [InlineData("Boulogne-Billancourt, (FR)", "Boulogne-Billancourt, (FR)")]
    public void Parse_Location_IsFound(string line, string expected) =>
        Cv.Parse("Kim Novak", line).Location.ShouldNotBeNull().Value.ShouldBe(expected);

    [Fact]
    public void Parse_SummarySection_IsJoined() =>
        Cv.Parse("Kim Novak", "Profile", "Chemist with ten years in", "the laboratory.", "Skills", "HPLC").Summary.ShouldNotBeNull().Value
            .ShouldBe("Chemist with ten years in the laboratory.");

    [Fact]
    public void Parse_ParagraphWithoutHeading_IsTheSummary() =>
        Cv.Parse("Kim Novak", "kim@example.org", "Chemist with more than ten years of work in analytical laboratories of two large groups.", "Skills", "HPLC")
            .Summary.ShouldNotBeNull().Value.ShouldStartWith("Chemist with");

    [Fact]
    public void Parse_Languages_HaveEnglishNamesAndLevels()
    {
        var languages = Cv.Parse("Sprachen", "Deutsch (Muttersprache), Englisch – C1", "Französisch: Grundkenntnisse").Languages;

        languages.Select(language => (language.Value.Name, language.Value.Level)).ShouldBe([("German", "native"), ("English", "C1"), ("French", "A2")]);
    }

    [Fact]
    public void Parse_LanguageAndLevelOnTwoLines_BelongTogether() =>
        Cv.Parse("Languages", "Italian", "Native", "English", "Intermediate").Languages.Select(language => (language.Value.Name, language.Value.Level))
            .ShouldBe([("Italian", "native"), ("English", "B1")]);

    [Fact]
    public void Parse_PrivateLines_AppearNowhere()
    {
        var cv = Cv.Parse(
            "Kim Novak", "Date of birth: 12.05.1984", "Nationality: Danish", "Marital status: married", "Religion: none", "kim@example.org", "Skills", "HPLC, Titration");

        var everything = System.Text.Json.JsonSerializer.Serialize(cv);

        foreach (var secret in new[] { "1984", "Danish", "married", "Religion" })
            everything.ShouldNotContain(secret);
    }
}
