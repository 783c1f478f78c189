using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing.Tests;

public class BlindnessTests
{
    private static readonly Criterion[] ForANurse =
    [
        Case.Must("At least 3 years of experience as a nurse"), Case.Must("Experience in wound care"), Case.Must("Bachelor's degree in nursing"), Case.Must("Fluent English"),
        Case.Must("Experience leading a team"), Case.Nice("Triage"), Case.Nice("Compassionate"), Case.Nice("Willing to work night shifts"), Case.Nice("Spanish"),
    ];

    private static string[] Nurse(
        string given = "Maria", string family = "Schneider", string pronoun = "She", string possessive = "her", string birth = "12.03.1985", string status = "married",
        string nationality = "German", string religion = "Catholic", string address = "12 Acacia Avenue, Leeds LS1 4AB", string gender = "female", string photo = "Photo: see attachment",
        string honorific = "Mrs", string age = "41", string phone = "+44 113 496 0123") =>
    [
        $"{given} {family}", "Registered Nurse", address, $"{given.ToLowerInvariant()}.{family.ToLowerInvariant()}@example.com | {phone}", $"https://www.linkedin.com/in/{given}-{family}",
        $"Date of birth: {birth}", $"Marital status: {status}", $"Nationality: {nationality}", $"Religion: {religion}", $"Gender: {gender}", photo, $"Age: {age}",
        "Summary", $"{given} is a {age}-year-old {status} nurse and a {nationality} citizen. {pronoun} likes busy wards and {possessive} colleagues.",
        "Experience",
        "Registered Nurse, Saint Mary Hospital", "06/2016 – present",
        $"- {pronoun} led a team of nine nurses and taught wound care to {possessive} colleagues",
        $"- {honorific} {family} took part in the triage project of the {religion} hospital group",
        "Staff Nurse, Riverside Clinic", "09/2013 – 05/2016", $"- Patient care on night shifts, where {given} {family}'s ward was the largest",
        "Education", "Bachelor of Nursing, King's College, 2010 – 2013",
        "Skills", "Wound Care, Triage, Patient Care",
        "Languages", "English (native), Spanish (B1)",
    ];

    public static TheoryData<string, string[]> Others => new()
    {
        { "name", Nurse(given: "Oluwaseun", family: "Abernethy-Okafor") },
        { "name of another gender", Nurse(given: "Karl") },
        { "name that is a skill", Nurse(given: "Ruby", family: "Jenkins") },
        { "name that is a title", Nurse(family: "Baker") },
        { "pronouns", Nurse(pronoun: "He", possessive: "his", gender: "male", honorific: "Mr") },
        { "neutral pronouns", Nurse(pronoun: "They", possessive: "their", gender: "non-binary", honorific: "Mx") },
        { "date of birth and age", Nurse(birth: "3 May 1961", age: "64") },
        { "marital status", Nurse(status: "divorced") },
        { "nationality", Nurse(nationality: "Turkish") },
        { "religion", Nurse(religion: "Muslim") },
        { "address and phone", Nurse(address: "Flat 3, 7 Harbour Road, Lagos, Nigeria", phone: "+234 1 460 0123") },
        { "photo", Nurse(photo: "Photo: none") },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Assessment_OfTheSameWorkByAnotherPerson_IsTheSame(string what, string[] other)
    {
        var (one, two) = (Case.Whole(Case.Assess(Nurse(), ForANurse)), Case.Whole(Case.Assess(other, ForANurse)));

        two.ShouldBe(one, what);
    }

    [Theory]
    [InlineData("Waitress", "Waiter", "2 years of experience as a waiter")]
    [InlineData("Actress", "Actor", "2 years of experience as an actor")]
    [InlineData("Saleswoman", "Salesman", "2 years of experience in sales")]
    [InlineData("Krankenschwester", "Krankenpfleger", "2 Jahre Erfahrung als Krankenpfleger (m/w/d)")]
    [InlineData("Softwareentwicklerin", "Softwareentwickler", "2 years of experience as Software Engineer")]
    [InlineData("Projektleiterin", "Projektleiter", "Mindestens 2 Jahre Erfahrung als Projektleiter/in")]
    [InlineData("Bürokauffrau", "Bürokaufmann", "2 years as office administrator")]
    [InlineData("Infirmière", "Infirmier", "2 ans d'expérience en tant qu'infirmier")]
    [InlineData("Directrice commerciale", "Directeur commercial", "2 ans d'expérience comme directeur commercial")]
    [InlineData("Enfermera", "Enfermero", "2 años de experiencia como enfermero/a")]
    [InlineData("Ingeniera de software", "Ingeniero de software", "2 años de experiencia como desarrollador")]
    [InlineData("Infermiera", "Infermiere", "2 anni di esperienza come infermiere")]
    [InlineData("Pielęgniarka", "Pielęgniarz", "2 lata doświadczenia jako pielęgniarka")]
    public void Title_InEitherGender_IsTheSameOccupation(string female, string male, string criterion)
    {
        string[] Cv(string title) =>
        [
            "Kim Doe", "kim@example.com", title, "Experience", $"{title}, Haus am See", "04/2018 – 03/2021", "- Kept things going in a busy place with many guests and little time",
            $"{title}, Villa Nova", "05/2021 – present", $"- Worked as {title} in a house with forty beds", "Skills", "First Aid, Microsoft Excel",
        ];
        var one = Case.Assess(Cv(female), Case.Must(criterion), Case.Nice("First Aid"));
        var two = Case.Assess(Cv(male), Case.Must(criterion), Case.Nice("First Aid"));

        one.Criteria[0].Verdict.ShouldBe(CriterionVerdict.Met);
        Case.Whole(two).ShouldBe(Case.Whole(one));
    }

    [Fact]
    public void StrippedText_HoldsNothingOfThePerson()
    {
        var text = Case.Cv(Nurse()).Text;

        foreach (var word in new[] { "Maria", "Schneider", "She ", " her ", "1985", "married", "German", "Catholic", "Acacia", "Leeds", "female", "Photo", "Mrs", "example.com", "linkedin", "0123", "41" })
            text.ShouldNotContain(word, Shouldly.Case.Sensitive);
        text.ShouldContain("led a team of nine nurses");
    }

    [Fact]
    public void FamilyLeave_IsNeitherTold_NorQuoted()
    {
        string[] Cv(string leave) => [.. Case.Engineer[..^4], leave, "01/2014 – 12/2014", .. Case.Engineer[^4..]];

        Case.Whole(Case.Assess(Cv("Maternity leave"), Case.Must("C#"), Case.Must("11 years of experience")))
            .ShouldBe(Case.Whole(Case.Assess(Cv("Paternity leave"), Case.Must("C#"), Case.Must("11 years of experience"))));
    }
}
