using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing.Tests;

public class BlindnessTests
{
    internal static readonly Criterion[] ForANurse =
    [
        Case.Must("At least 3 years of experience as a nurse"), Case.Must("Experience in wound care"), Case.Must("Bachelor's degree in nursing"), Case.Must("Fluent English"),
        Case.Must("Experience leading a team"), Case.Nice("Triage"), Case.Nice("Compassionate"), Case.Nice("Willing to work night shifts"), Case.Nice("Spanish"),
    ];

    internal static string[] Nurse(
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

    private static readonly Criterion[] ForACook =
    [
        Case.Must("At least 3 years of experience as a cook"), Case.Must("HACCP"), Case.Must("Vocational training as a cook"), Case.Nice("English at B2"), Case.Nice("Menu planning"),
        Case.Nice("Willing to work weekends"), Case.Nice("Reliable"),
    ];

    private static string[] Koch(
        string name = "Katharina Vogel", string title = "Köchin", string pronoun = "Sie", string birth = "12.03.1985 in Leipzig", string status = "verheiratet, zwei Kinder",
        string nation = "deutsch", string address = "Lindenstraße 12, 04109 Leipzig", string religion = "evangelisch", string gender = "weiblich") =>
    [
        name, title, address, "kontakt@example.de | +49 341 4960123", $"Geburtsdatum: {birth}", $"Familienstand: {status}", $"Staatsangehörigkeit: {nation}", $"Konfession: {religion}",
        $"Geschlecht: {gender}", "Berufserfahrung", $"{title}, Gasthaus zur Linde, Leipzig", "04/2017 – heute", "- Leitet die kalte Küche mit vier Kollegen und schreibt die HACCP-Protokolle jeden Tag",
        $"- {pronoun} plant die Speisekarte zusammen mit dem Küchenchef und bestellt die Waren", "Ausbildung", "Ausbildung zum Koch, Hotelfachschule, 2003 – 2006", "Kenntnisse", "HACCP, Menüplanung",
        "Sprachen", "Deutsch (Muttersprache), Englisch (B2)",
    ];

    private static string[] Cuisinier(
        string name = "Claire Fontaine", string title = "Cuisinière", string birth = "Née le 3 mai 1985 à Tours", string status = "mariée, deux enfants", string nation = "française", string address = "4 rue des Lilas, 37000 Tours") =>
    [
        name, title, address, "contact@example.fr | 06 12 34 56 78", birth, $"Situation familiale : {status}", $"Nationalité : {nation}", "Expérience professionnelle", $"{title}, Auberge du Lac, Tours",
        "04/2017 – aujourd'hui", "- Prépare les entrées et tient les registres HACCP de toute la cuisine chaque jour", "Formation", "CAP Cuisine, Lycée hôtelier, 2003 – 2005", "Compétences", "HACCP", "Langues", "Français (langue maternelle), Anglais (B2)",
    ];

    private static string[] Cocinero(
        string name = "Carmen Ortega Ruiz", string title = "Cocinera", string birth = "Fecha de nacimiento: 3 de mayo de 1985", string status = "casada", string nation = "española", string address = "Calle Mayor 12, 46001 Valencia") =>
    [
        name, title, address, "contacto@example.es | +34 600 123 456", birth, $"Estado civil: {status}", $"Nacionalidad: {nation}", "Experiencia laboral", $"{title}, Casa Levante, Valencia",
        "04/2017 – actualidad", "- Prepara los platos fríos y lleva los registros HACCP de toda la cocina cada día", "Formación", "Grado medio en Cocina, Escuela de Hostelería, 2003 – 2005", "Competencias", "HACCP", "Idiomas", "Español (nativo), Inglés (B2)",
    ];

    public static TheoryData<string, string[], string[]> OthersAbroad => new()
    {
        { "German name and gender", Koch(), Koch(name: "Mehmet Yıldırım", title: "Koch", pronoun: "Er", gender: "männlich") },
        { "German birth", Koch(), Koch(birth: "01.12.1961 in Izmir") },
        { "German family", Koch(), Koch(status: "ledig") },
        { "German nation", Koch(), Koch(nation: "türkisch") },
        { "German address", Koch(), Koch(address: "Hafenweg 3a, 18055 Rostock") },
        { "German faith", Koch(), Koch(religion: "muslimisch") },
        { "French name and gender", Cuisinier(), Cuisinier(name: "Mamadou Diallo", title: "Cuisinier", birth: "Né le 3 mai 1985 à Tours", status: "marié, deux enfants", nation: "français") },
        { "French birth", Cuisinier(), Cuisinier(birth: "Née le 14 juillet 1962 à Dakar") },
        { "French family", Cuisinier(), Cuisinier(status: "célibataire") },
        { "French nation", Cuisinier(), Cuisinier(nation: "sénégalaise") },
        { "Spanish name and gender", Cocinero(), Cocinero(name: "Ahmed Benali", title: "Cocinero", status: "casado", nation: "español") },
        { "Spanish birth", Cocinero(), Cocinero(birth: "Fecha de nacimiento: 14/07/1962") },
        { "Spanish nation", Cocinero(), Cocinero(nation: "marroquí") },
        { "Spanish address", Cocinero(), Cocinero(address: "Avenida del Puerto 99, 11007 Cádiz") },
    };

    [Theory]
    [MemberData(nameof(OthersAbroad))]
    public void Assessment_OfTheSameWorkByAnotherPersonAbroad_IsTheSame(string what, string[] one, string[] other)
    {
        var (first, second) = (Case.Assess(one, ForACook), Case.Assess(other, ForACook));

        Case.Whole(second).ShouldBe(Case.Whole(first), what);
        first.Criteria[0].Verdict.ShouldBe(CriterionVerdict.Met, "it is the work that counts");
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
