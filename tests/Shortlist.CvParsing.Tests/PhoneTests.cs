using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Shortlist.CvParsing.Contacts;
using Shortlist.CvParsing.Lexicon;

namespace Shortlist.CvParsing.Tests;

public sealed class PhoneTests
{
    private static readonly string[] Zeros = ["(0)", " (0) ", " (0)"];
    private static readonly string[] Separators = [" ", "-", ".", "/", "", "\u00A0"];

    [Theory]
    [InlineData("+49 (0)341 / 22 33 44 5", "+49341223344" + "5", "DE")]
    [InlineData("(+49) 151 23456789", "+4915123456789", "DE")]
    [InlineData("0049 30 901820", "+4930901820", "DE")]
    [InlineData("+44 (0) 20 7946 0958", "+442079460958", "GB")]
    [InlineData("+44 020 7946 0958", "+442079460958", "GB")]
    [InlineData("+33 (0)6.39.98.12.34", "+33639981234", "FR")]
    [InlineData("+39 06 698 12345", "+390669812345", "IT")]
    [InlineData("+39 (0)2 1234 5678", "+390212345678", "IT")]
    [InlineData("+1 (416) 555-0123", "+14165550123", "CA")]
    [InlineData("+1 212.555.0123", "+12125550123", "US")]
    [InlineData("+1 809 555 0123", "+18095550123", "DO")]
    [InlineData("+7 912 345-67-89", "+79123456789", "RU")]
    [InlineData("+7 701 234 56 78", "+77012345678", "KZ")]
    [InlineData("+36 06 30 123 4567", "+36301234567", "HU")]
    [InlineData("+52 1 55 1234 5678", "+525512345678", "MX")]
    [InlineData("+54 9 11 2345-6789", "+5491123456789", "AR")]
    [InlineData("+48 600 100 200", "+48600100200", "PL")]
    [InlineData("+90 532 123 45 67", "+905321234567", "TR")]
    public void Parse_InternationalNumber_IsE164WithItsCountry(string written, string expected, string country)
    {
        var phone = Cv.Parse("Tova Lindqvist", $"Phone: {written}").Phones.ShouldHaveSingleItem().Value;

        phone.Raw.ShouldBe(written);
        phone.E164.ShouldBe(expected);
        phone.Country.ShouldBe(country);
        phone.Basis.ShouldBe(PhoneBasis.Number);
    }

    [Theory]
    [InlineData("Leipzig, Germany", "0341/22 33 44 5", "+49341223344" + "5")]
    [InlineData("Leipzig, Deutschland", "49 341 2233445", "+493412233445")]
    [InlineData("Lyon, France", "06 39 98 12 34", "+33639981234")]
    [InlineData("Manchester, United Kingdom", "(0161) 496 0123", "+441614960123")]
    [InlineData("Springfield, IL", "(217) 555-0123", "+12175550123")]
    [InlineData("Toronto, ON", "416-555-0123", "+14165550123")]
    [InlineData("Wilmington, DE", "302.555.0123", "+13025550123")]
    [InlineData("Berlin, DE", "030 1234567", "+49301234567")]
    [InlineData("Paris, Texas", "903 555 0123", "+19035550123")]
    [InlineData("Sevilla, España", "954 12 34 56", "+34954123456")]
    [InlineData("Pune, India", "098765 43210", "+919876543210")]
    [InlineData("Milano, Italia", "02 1234 5678", "+390212345678")]
    [InlineData("São Paulo, Brasil", "(11) 91234-5678", "+5511912345678")]
    [InlineData("Perth, Australia", "0402 436 318", "+61402436318")]
    [InlineData("Istanbul, Türkiye", "0532 123 45 67", "+905321234567")]
    public void Parse_NationalNumber_TakesTheCountryOfThePlace(string place, string written, string expected)
    {
        var phone = Cv.Parse("Tova Lindqvist", $"Address: {place}", $"Phone: {written}").Phones.ShouldHaveSingleItem().Value;

        phone.Raw.ShouldBe(written);
        phone.E164.ShouldBe(expected);
        phone.Basis.ShouldBe(PhoneBasis.Location);
    }

    [Theory]
    [InlineData("Leipzig, Germany", "341 2233445", "no trunk prefix")]
    [InlineData("Lyon, France", "06 39 98 12", "too short")]
    [InlineData("Springfield, IL", "(117) 555-0123", "no area code begins with 1")]
    [InlineData("", "030 1234567", "no place, and the CV is English")]
    public void Parse_NumberThatFitsNoPlan_StaysAsWritten(string place, string written, string why)
    {
        var phone = Cv.Parse("Tova Lindqvist", $"Address: {place}", $"Phone: {written}").Phones.ShouldHaveSingleItem(why).Value;

        phone.E164.ShouldBeNull(why);
        phone.Display.ShouldBe(written);
    }

    [Theory]
    [InlineData("+1 901 555 5145 x217", "+19015555145", "217")]
    [InlineData("(901) 555-5145 ext. 217", "+19015555145", "217")]
    [InlineData("+49 30 901820 Durchwahl 12", "+4930901820", "12")]
    public void Parse_Extension_IsKeptApart(string written, string expected, string extension)
    {
        var phone = Cv.Parse("Tova Lindqvist", "Memphis, TN", $"Phone: {written}").Phones.ShouldHaveSingleItem().Value;

        phone.ShouldBe(phone with { Raw = written, E164 = expected, Extension = extension });
        phone.Display.ShouldBe($"{expected} x{extension}");
    }

    [Theory]
    [InlineData("030 1234567 / 0151 23456789")]
    [InlineData("030 1234567, 0151 23456789")]
    [InlineData("+49 30 1234567 +49 151 23456789")]
    [InlineData("Tel. 030/1234567 | Mobil 0151 23456789")]
    [InlineData("030 1234567 0151 23456789")]
    [InlineData("030-1234567 - 0151-23456789")]
    public void Parse_SeveralNumbers_AreSeveral(string line) =>
        Cv.Parse("Tova Lindqvist", "Berlin, Germany", line).Phones.Select(found => found.Value.E164).Order(StringComparer.Ordinal).ShouldBe(["+4915123456789", "+49301234567"]);

    [Theory]
    [InlineData("2014 - 2018")]
    [InlineData("2014 2016 2019")]
    [InlineData("12.05.1990")]
    [InlineData("1990-05-12")]
    [InlineData("05/2019 - 08/2021")]
    [InlineData("Springfield, IL 62701-1234")]
    [InlineData("Rua Augusta 10, 01310-100 São Paulo")]
    [InlineData("Calle Mayor 5 28013 Madrid")]
    [InlineData("12 rue Haute, 1000-205 Lisboa")]
    [InlineData("078-05-1120")]
    [InlineData("Steuer-ID: 12 345 678 901")]
    [InlineData("PESEL: 44051401359")]
    [InlineData("NIP 525-000-81-98")]
    [InlineData("CPF 123.456.789-09")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("Card: 4111 1111 1111 1111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("ORCID 0000-0002-1825-0097")]
    [InlineData("Registration no. 12345678")]
    [InlineData("NMC PIN: 1234567")]
    [InlineData("USt-IdNr. DE123456789")]
    [InlineData("Budget of 12500000$")]
    public void Parse_OtherDigits_AreNoPhone(string line) => Cv.Parse("Tova Lindqvist", line).Phones.ShouldBeEmpty();

    [Fact]
    public void Plans_OfManyCountries_AreWhole()
    {
        PhonePlan.All.Count.ShouldBeGreaterThanOrEqualTo(100);
        PhonePlan.All.Select(plan => plan.Country).Distinct(StringComparer.Ordinal).Count().ShouldBe(PhonePlan.All.Count);
        foreach (var plan in PhonePlan.All)
        {
            // A code that begins another would make numbers mean two things.
            PhonePlan.All.ShouldNotContain(other => other.Code != plan.Code && other.Code.StartsWith(plan.Code, StringComparison.Ordinal));
        }

        LexiconFile.Read("phone-places").Select(row => row.Key).Except(PhonePlan.All.Select(plan => plan.Country), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Normalise_AnyWayOfWriting_GivesTheSame() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new System.Random(seed);
            var plan = PhonePlan.All[random.Next(PhonePlan.All.Count)];
            var national = AnyNumberOf(plan, random);
            var expected = $"+{plan.Code}{national}";
            string[] codes = [$"+{plan.Code}", $"00{plan.Code}", $"(+{plan.Code})", $"+({plan.Code})"];
            var international = codes[random.Next(codes.Length)];
            var zero = plan.Trunk == "0" && random.Next(2) == 0 ? Zeros[random.Next(Zeros.Length)] : " ";
            var fromAbroad = international + zero + Grouped(national, random);
            PhoneNumbers.Normalise(fromAbroad, [], null).E164.ShouldBe(expected, fromAbroad);

            var atHome = random.Next(3) == 0 ? $"({plan.Trunk}{national[..3]}) {Grouped(national[3..], random)}" : Grouped(plan.Trunk + national, random);
            PhoneNumbers.Normalise(atHome, [plan.Country], null).E164.ShouldBe(expected, $"{plan.Country} {atHome}");
        }));

    [Fact]
    public void Read_PhoneOfAnEarlierVersion_IsItsText()
    {
        JsonSerializer.Deserialize<Found<Phone>>("""{"Value":"030 1234567","Confidence":0.9,"Evidence":{"Page":1,"Line":2,"Quote":"030 1234567"}}""")!.Value
            .ShouldBe(new Phone("030 1234567"));

        var phone = new Phone("030 1234567 x8", "+49301234567", "DE", "8", PhoneBasis.Location);
        JsonSerializer.Deserialize<Phone>(JsonSerializer.Serialize(phone)).ShouldBe(phone);
    }

    private static string AnyNumberOf(PhonePlan plan, System.Random random)
    {
        while (true)
        {
            var beginning = plan.Beginnings.Length > 0 ? plan.Beginnings[random.Next(plan.Beginnings.Length)] : random.Next(2, 10).ToString(CultureInfo.InvariantCulture);
            var length = random.Next(7, 13);
            var national = beginning + string.Concat(Enumerable.Range(0, length - beginning.Length).Select(_ => (char)('0' + random.Next(10))));
            if (plan.Fit(national) > 0 && PhonePlan.All.Where(other => other.Code == plan.Code).All(other => other.Fit(national) <= plan.Fit(national)))
                return national;
        }
    }

    private static string Grouped(string digits, System.Random random)
    {
        var text = new System.Text.StringBuilder();
        var separator = Separators[random.Next(Separators.Length)];
        for (var i = 0; i < digits.Length;)
        {
            var length = Math.Min(random.Next(2, 5), digits.Length - i);
            if (i > 0)
                text.Append(separator);
            text.Append(digits, i, length);
            i += length;
        }

        return text.ToString();
    }
}
