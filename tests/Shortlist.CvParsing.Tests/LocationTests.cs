namespace Shortlist.CvParsing.Tests;

public sealed class LocationTests
{
    [Theory]
    [InlineData("Rua das Flores, 14, 4800-001 Juiz de Fora, MG", "Juiz de Fora, MG")]
    [InlineData("908 Pine Ave., T12 X70A Dunedin, New Zealand", "Dunedin, New Zealand")]
    [InlineData("Lindenweg 14, 21335 Lüneburg", "Lüneburg")]
    [InlineData("14 Orchard Lane, LS6 2AB Leeds, United Kingdom", "Leeds, United Kingdom")]
    [InlineData("3 bis, avenue Foch, 29000 Quimper", "Quimper")]
    [InlineData("Kerkstraat 14, 7311 AB Apeldoorn", "Apeldoorn")]
    public void Parse_WholeAddress_LeavesTheStreetOut(string address, string place) =>
        Cv.Parse("Tova Lindqvist", address, "tova@example.org", "+49 431 1234567").Location.ShouldNotBeNull().Value.ShouldBe(place);

    [Theory]
    [InlineData("Ascoli Piceno (AP)")]
    [InlineData("Londrina - PR")]
    [InlineData("Caxias do Sul/RS")]
    [InlineData("Saint-Nazaire (44)")]
    public void Parse_CityWithProvince_IsFound(string place) =>
        Cv.Parse("Tova Lindqvist", $"{place} | tova@example.org | +49 431 1234567").Location.ShouldNotBeNull().Value.ShouldStartWith(place.Split('(', '/', '-')[0].Trim());

    [Fact]
    public void Parse_AddressOverTwoLines_IsJoined()
    {
        var document = Cv.Page((40, 20, 24, "Tova Lindqvist"), (40, 60, 11, "Lindenweg 14, 21335"), (40, 73, 11, "Lüneburg"), (40, 86, 11, "tova@example.org"));

        Cv.Parse(document).Location.ShouldNotBeNull().Value.ShouldContain("Lüneburg");
    }
}
