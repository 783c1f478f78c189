using Shortlist.Assessing.Criteria;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Assessing.Tests;

public class CriteriaGeneratorTests
{
    private static readonly CriteriaGenerator Generator = new(SkillTaxonomy.BuiltIn);

    [Fact]
    public void Advertisement_WithHeadingsAndBullets_GivesItsRequirements() => Generate("""
        Electrician (m/f/d)

        Alder & Birch has wired houses since 1974 and has 60 employees.

        Your tasks
        - Install and repair electrical systems in homes
        - Write down what was done

        Requirements
        - Completed apprenticeship as electrician
        - 3+ years of experience in house installation
        - Driving licence class B
        - Experience with KNX is a plus

        Nice to have:
        - English or Polish
        - First aid training (must be renewed every two years)

        What we offer
        - 30 days of holiday and a company car
        - Free fruit

        How to apply
        Send us your CV by the end of the month. We are an equal opportunity employer and welcome all applicants, whatever their age or origin.
        """).ShouldBe(
    [
        "MustHave Completed apprenticeship as electrician", "MustHave 3+ years of experience in house installation", "MustHave Driving licence class B",
        "NiceToHave Experience with KNX is a plus", "NiceToHave English or Polish", "NiceToHave First aid training (must be renewed every two years)",
    ]);

    [Fact]
    public void Advertisement_InProse_GivesTheSentencesThatAsk() => Generate("""
        We are a small bakery in Leeds with two shops. You must have at least two years of experience as a baker. Knowledge of sourdough is
        required, and a driving licence would be a plus. We offer 28 days of holiday and free bread. Please send your application to us.
        """).ShouldBe(
    [
        "MustHave You must have at least two years of experience as a baker", "MustHave Knowledge of sourdough is required", "NiceToHave a driving licence would be a plus",
    ]);

    [Fact]
    public void Advertisement_InGerman_GivesItsRequirements() => Generate("""
        Pflegefachkraft (m/w/d)

        Ihre Aufgaben
        • Versorgung unserer Patientinnen und Patienten
        Ihr Profil
        • Abgeschlossene Ausbildung als Pflegefachkraft
        • Mindestens 2 Jahre Berufserfahrung
        • Bereitschaft zum Schichtdienst ist zwingend erforderlich
        • Idealerweise Kenntnisse in der Wundversorgung
        • Englischkenntnisse sind von Vorteil
        Wir bieten
        • 30 Tage Urlaub und ein Jobrad
        Kontakt
        Wir freuen uns auf Ihre Bewerbung unabhängig von Geschlecht und Herkunft.
        """).ShouldBe(
    [
        "MustHave Abgeschlossene Ausbildung als Pflegefachkraft", "MustHave Mindestens 2 Jahre Berufserfahrung", "MustHave Bereitschaft zum Schichtdienst ist zwingend erforderlich",
        "NiceToHave Idealerweise Kenntnisse in der Wundversorgung", "NiceToHave Englischkenntnisse sind von Vorteil",
    ]);

    [Theory]
    [InlineData("Votre profil\n- Diplôme d'infirmier\n- Anglais courant souhaité\nNous offrons\n- 25 jours de congés", "MustHave Diplôme d'infirmier|NiceToHave Anglais courant souhaité")]
    [InlineData("Requisitos\n- Experiencia con Java\n- Se valorará inglés\nOfrecemos\n- Salario competitivo", "MustHave Experiencia con Java|NiceToHave Se valorará inglés")]
    [InlineData("Requisiti\n- Laurea in economia\n- Gradita la conoscenza di SAP\nOffriamo\n- Buoni pasto", "MustHave Laurea in economia|NiceToHave Gradita la conoscenza di SAP")]
    [InlineData("Functie-eisen\n- Rijbewijs B\n- Ervaring met Excel is een pré\nWij bieden\n- 25 vakantiedagen", "MustHave Rijbewijs B|NiceToHave Ervaring met Excel is een pré")]
    [InlineData("Wymagania\n- Znajomość SQL\n- Mile widziana znajomość Pythona\nOferujemy\n- Pakiet medyczny", "MustHave Znajomość SQL|NiceToHave Mile widziana znajomość Pythona")]
    [InlineData("Requisitos\n- Experiência com Excel\n- Inglês é um diferencial\nOferecemos\n- Seguro de saúde", "MustHave Experiência com Excel|NiceToHave Inglês é um diferencial")]
    public void Advertisement_InOtherLanguages_GivesItsRequirements(string advertisement, string expected) => Generate(advertisement).ShouldBe(expected.Split('|'));

    [Theory]
    [InlineData("Ihr Profil\n- Sehr gute Deutschkenntnisse (mind. B2)\n- min. 2 Jahre Erfahrung im Verkauf", "MustHave Sehr gute Deutschkenntnisse (mind. B2)|MustHave min. 2 Jahre Erfahrung im Verkauf")]
    [InlineData("Dein Profil\n- Sichere Kenntnisse nach HGB, IFRS-Kenntnisse von Vorteil", "MustHave Sichere Kenntnisse nach HGB|NiceToHave IFRS-Kenntnisse von Vorteil")]
    [InlineData("Requirements\n- Testing and inspection (2391 preferred)", "MustHave Testing and inspection (2391 preferred)")]
    [InlineData("You'll be a great fit if you:\n- write TypeScript every day\n- have shipped tested interfaces", "MustHave write TypeScript every day|MustHave have shipped tested interfaces")]
    [InlineData("Essential:\n- Qualified teacher\n\nOakfield is committed to safeguarding children.", "MustHave Qualified teacher")]
    [InlineData("You bring a degree in law. Exposure to Workday is preferred.", "MustHave You bring a degree in law|NiceToHave Exposure to Workday is preferred")]
    [InlineData("Requisitos\n- Fluência em inglês; espanhol é uma mais-valia", "MustHave Fluência em inglês|NiceToHave espanhol é uma mais-valia")]
    [InlineData("Software engineer. C# and SQL. Docker is a plus.", "MustHave C#|MustHave SQL|NiceToHave Docker is a plus")]
    [InlineData("We need 3 years of experience as a software engineer, C# and SQL. Docker is a plus.",
        "MustHave We need 3 years of experience as a software engineer|MustHave C#|MustHave SQL|NiceToHave Docker is a plus")]
    [InlineData("Senior backend engineer with 5 years of C# and SQL. Docker is a plus.", "MustHave Senior backend engineer with 5 years of C#|MustHave SQL|NiceToHave Docker is a plus")]
    [InlineData("You bring 3 years of experience with C# or Java.", "MustHave You bring 3 years of experience with C# or Java")]
    [InlineData("Requirements: degree in Civil Engineering, 7+ years' experience in construction, PRINCE2 or PMP certification desirable, proficient in MS Project.\n\nBenefits include a bonus and 25 days holiday.",
        "MustHave degree in Civil Engineering|MustHave 7+ years' experience in construction|MustHave proficient in MS Project|NiceToHave PRINCE2 or PMP certification desirable")]
    [InlineData("Sie bringen eine abgeschlossene kaufmännische Ausbildung und mindestens drei Jahre Berufserfahrung im Einkauf mit. Gute Englischkenntnisse runden Ihr Profil ab. Wir bieten ein Jobticket.",
        "MustHave Sie bringen eine abgeschlossene kaufmännische Ausbildung|MustHave mindestens drei Jahre Berufserfahrung im Einkauf|MustHave Gute Englischkenntnisse runden Ihr Profil ab")]
    [InlineData("Nous recrutons un développeur. Titulaire d'un Bac+5 en informatique, vous parlez couramment anglais. La connaissance de Kubernetes est un plus.",
        "MustHave Titulaire d'un Bac+5 en informatique|MustHave vous parlez couramment anglais|NiceToHave La connaissance de Kubernetes est un plus")]
    [InlineData("Buscamos un comercial para Valencia.\nRequisitos\n- Carnet de conducir B\n- Experiencia mínima de 2 años en ventas", "MustHave Carnet de conducir B|MustHave Experiencia mínima de 2 años en ventas")]
    [InlineData("Je hebt een afgeronde MBO-opleiding elektrotechniek en minimaal 2 jaar ervaring. Kennis van PLC's is een pré.",
        "MustHave Je hebt een afgeronde MBO-opleiding elektrotechniek|MustHave minimaal 2 jaar ervaring|NiceToHave Kennis van PLC's is een pré")]
    [InlineData("Job title: Electrician\nSalary: £38,000 per year\n\nA full UK driving licence is essential. ECS Gold Card preferred.", "MustHave A full UK driving licence is essential|NiceToHave ECS Gold Card preferred")]
    [InlineData("Idealmente inglés y carnet de conducir. Experiencia con Excel.", "MustHave Experiencia con Excel|NiceToHave Idealmente inglés|NiceToHave carnet de conducir")]
    public void Sentence_OfEverydayAdvertisements_IsCutAndWeighed(string advertisement, string expected) => Generate(advertisement).ShouldBe(expected.Split('|'));

    [Fact]
    public void Html_ReadsAsItLooks() =>
        Generate("<h3>Requirements</h3><ul><li>Experience with <b>Java</b> &amp; Kotlin</li><li>Fluent English</li></ul><h3>Benefits</h3><ul><li>Free fruit</li></ul>")
            .ShouldBe(["MustHave Experience with Java & Kotlin", "MustHave Fluent English"]);

    [Fact]
    public void Requirement_ToldTwice_IsOneAndItsStrongerImportanceHolds() =>
        Generate("Requirements:\n- Docker is a plus\n- Experience with Java\n- Solid experience with Java\nMust have:\n- Docker").ShouldBe(["MustHave Docker", "MustHave Experience with Java"]);

    [Fact]
    public void Afterthought_OfASentence_IsACriterionOfItsOwn() =>
        Generate("Requirements\n- Strong knowledge of Java, ideally with Spring Boot").ShouldBe(["MustHave Strong knowledge of Java", "NiceToHave ideally with Spring Boot"]);

    [Fact]
    public void Duties_CountOnlyWhereNothingIsAskedFor() =>
        Generate("Responsibilities\n- Serve guests at their tables\n- Prepare coffee").ShouldBe(["NiceToHave Serve guests at their tables", "NiceToHave Prepare coffee"]);

    [Theory]
    [InlineData("")]
    [InlineData("Benefits\n- Free fruit\n- A bicycle")]
    [InlineData("We are a family-owned company with 80 employees. Apply now!")]
    public void Advertisement_ThatAsksForNothing_GivesNothing(string advertisement) => Generate(advertisement).ShouldBeEmpty();

    [Fact]
    public void Advertisement_WithoutEnd_GivesTheMostAllowed_MustsFirst()
    {
        var criteria = Generator.Generate(null, "Requirements\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"- Tool{i} is a plus" : $"- Experience with Tool{i}")));

        criteria.Count.ShouldBe(CriteriaGenerator.MostCriteria);
        criteria.ShouldAllBe(criterion => criterion.Importance == Importance.MustHave);
    }

    [Fact]
    public void SameAdvertisement_GivesTheSame()
    {
        const string Text = "Requirements\n- Java\n- SQL is a plus\n- Fluent English";

        Generate(Text).ShouldBe(Generate(Text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    private static List<string> Generate(string advertisement) => [.. Generator.Generate(null, advertisement).Select(one => $"{one.Importance} {one.Text}")];
}
