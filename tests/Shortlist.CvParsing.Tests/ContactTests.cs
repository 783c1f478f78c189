using Shortlist.Documents;

namespace Shortlist.CvParsing.Tests;

public sealed class ContactTests
{
    [Fact]
    public void Parse_MailtoLink_WinsOverBrokenText()
    {
        var document = Cv.Of("Tova Lindqvist", "tova.lindqvist@exam", "ple.org") with
        {
            Links = [new DocumentLink("mailto:tova.lindqvist@example.org?subject=Hi", "tova.lindqvist@exam", 1)],
        };

        Cv.Parse(document).Emails.ShouldHaveSingleItem().Value.ShouldBe("tova.lindqvist@example.org");
    }

    [Fact]
    public void Parse_EmailBrokenOverTwoLines_IsJoined() =>
        Cv.Parse("Tova Lindqvist", "tova.lindqvist@exam", "ple.org").Emails.ShouldHaveSingleItem().Value.ShouldBe("tova.lindqvist@example.org");

    [Fact]
    public void Parse_RefereesEmail_ComesLast()
    {
        var cv = Cv.Parse("References", "Dr. Anna Boss, boss@firm.com", "Contact", "tova@example.org");

        cv.Emails[0].Value.ShouldBe("tova@example.org");
    }

    [Theory]
    [InlineData("Phone: 030 1234567", "030 1234567")]
    [InlineData("+1 (555) 010-4477 | tova@example.org", "+1 (555) 010-4477")]
    [InlineData("Tel. 0341/22 33 44 5", "0341/22 33 44 5")]
    [InlineData("Mobile: 072850 40047", "072850 40047")]
    [InlineData("(901) 555-5145 x217", "(901) 555-5145 x217")]
    public void Parse_PhoneInHeader_IsFound(string line, string expected) =>
        Cv.Parse("Tova Lindqvist", line).Phones.ShouldHaveSingleItem().Value.Raw.ShouldBe(expected);

    [Theory]
    [InlineData("2014 - 2018")]
    [InlineData("01.04.2019 - 30.11.2021")]
    [InlineData("linkedin.com/in/tova-lindqvist-12345678")]
    [InlineData("Customer number A1234567")]
    public void Parse_DigitsThatAreNoPhone_AreLeftOut(string line) => Cv.Parse("Tova Lindqvist", line).Phones.ShouldBeEmpty();

    [Fact]
    public void Parse_Links_GetTheirScheme() =>
        Cv.Parse("Tova Lindqvist", "linkedin.com/in/tova | github.com/tova").Links.Select(link => link.Value).ShouldContain("https://linkedin.com/in/tova", StringComparer.Ordinal);
}
