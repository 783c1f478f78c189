using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing.Tests;

public class VerdictTests
{
    [Theory]
    [InlineData("Solid experience with C#", CriterionVerdict.Met)]
    [InlineData("Proven knowledge of .NET", CriterionVerdict.Met)]
    [InlineData("Kubernetes is a plus", CriterionVerdict.Partly)]
    [InlineData("You have used SQL Server in your daily work", CriterionVerdict.Met)]
    [InlineData("Experience with Haskell", CriterionVerdict.Missing)]
    [InlineData("Java or C#", CriterionVerdict.Met)]
    [InlineData("Good knowledge of relational databases such as PostgreSQL, MySQL or SQL Server", CriterionVerdict.Met)]
    [InlineData("Java and COBOL", CriterionVerdict.Missing)]
    [InlineData("Sehr gute Kenntnisse in C# und .NET", CriterionVerdict.Met)]
    [InlineData("Bonne maîtrise de SQL Server", CriterionVerdict.Met)]
    [InlineData("Experiencia con Docker", CriterionVerdict.Met)]
    public void Skill_ByWhatTheCvShows_IsJudged(string criterion, CriterionVerdict expected) => Case.Judge(Case.Engineer, criterion).Verdict.ShouldBe(expected);

    [Fact]
    public void Skill_ThatBeginsWithADot_KeepsItInTheReasons() =>
        Case.Assess(Case.Engineer, Case.Must("Solid experience with C# and .NET")).Strengths[0].ShouldContain("; .NET is shown in use");

    [Theory]
    [InlineData("At least 3 years of experience as Software Engineer", CriterionVerdict.Met)]
    [InlineData("10+ years of professional experience", CriterionVerdict.Met)]
    [InlineData("At least 15 years of experience as Software Engineer", CriterionVerdict.Partly)]
    [InlineData("Minimum 30 years as a software developer", CriterionVerdict.Missing)]
    [InlineData("Mindestens 5 Jahre Berufserfahrung als Softwareentwickler (m/w/d)", CriterionVerdict.Met)]
    [InlineData("5 ans d'expérience en tant que développeur logiciel", CriterionVerdict.Met)]
    [InlineData("Two years of experience as a nurse", CriterionVerdict.Missing)]
    [InlineData("3+ years with C# and .NET", CriterionVerdict.Met)]
    [InlineData("At least four years of experience with C#", CriterionVerdict.Met)]
    [InlineData("9 years of experience with C#", CriterionVerdict.Partly)]
    public void Years_OutOfDatedEntries_AreJudged(string criterion, CriterionVerdict expected) => Case.Judge(Case.Engineer, criterion).Verdict.ShouldBe(expected);

    [Fact]
    public void Years_OfParallelJobs_CountOnce()
    {
        string[] cv =
        [
            "Kim Doe", "kim@example.com", "Work experience", "Accountant, Alder Ltd", "01/2020 – 12/2021", "- Closed the books of four companies every month",
            "Accountant, Birch Ltd", "01/2020 – 12/2021", "- Prepared tax returns and paid invoices for small shops",
        ];

        Case.Judge(cv, "2 years of experience as an accountant").Verdict.ShouldBe(CriterionVerdict.Met);
        Case.Judge(cv, "3 years of experience as an accountant").Verdict.ShouldBe(CriterionVerdict.Partly);
    }

    [Theory]
    [InlineData("A degree in Computer Science or comparable experience", CriterionVerdict.Met)]
    [InlineData("Bachelor's degree in Computer Science", CriterionVerdict.Met)]
    [InlineData("Master's degree in Computer Science", CriterionVerdict.Partly)]
    [InlineData("Bachelor's degree in Statistics or a related field", CriterionVerdict.Met)]
    [InlineData("University degree in law", CriterionVerdict.Partly)]
    [InlineData("Abgeschlossenes Studium der Informatik", CriterionVerdict.Met)]
    [InlineData("PhD in Biology", CriterionVerdict.Missing)]
    public void Education_ByLevelAndField_IsJudged(string criterion, CriterionVerdict expected) => Case.Judge(Case.Engineer, criterion).Verdict.ShouldBe(expected);

    [Theory]
    [InlineData("MS in Applied Statistics, University of Leeds", "A degree in Computer Science or comparable experience", CriterionVerdict.Partly)]
    [InlineData("MS in Applied Statistics, University of Leeds", "A degree in Computer Science or a related field", CriterionVerdict.Partly)]
    [InlineData("PGCE Mathematics, University of York", "A degree in Computer Science or comparable experience", CriterionVerdict.Partly)]
    [InlineData("B.Sc. Software Engineering, University of Leeds", "A degree in Computer Science or comparable experience", CriterionVerdict.Met)]
    [InlineData("M.Sc. Data Science, University of Leeds", "A degree in Computer Science or a related field", CriterionVerdict.Met)]
    [InlineData("B.Sc. Computer Science, University of Leeds", "A degree in Mathematics or a related field", CriterionVerdict.Met)]
    public void Degree_InAnotherField_IsNoneInTheOneAskedFor(string degree, string criterion, CriterionVerdict expected) => Case.Judge(
        ["Kim Doe", "kim@example.com", "Experience", "Shop Assistant, Alder Ltd", "01/2020 – 12/2021", "- Served customers at the till and kept the shelves filled", "Education", $"{degree}, 2011 – 2014"],
        criterion).Verdict.ShouldBe(expected);

    [Fact]
    public void Language_ToldInASentence_IsMetAndQuotedThere()
    {
        string[] cv = [.. Case.Engineer[..^2], "About me", "Fluent in English and conversational French"];

        var english = Case.Judge(cv, "Fluent English");

        english.Verdict.ShouldBe(CriterionVerdict.Met);
        english.Evidence[0].Text.ShouldBe("Fluent in English and conversational French");
        Case.Judge(cv, "Fluent French").Verdict.ShouldNotBe(CriterionVerdict.Met);
    }

    [Theory]
    [InlineData("Führerschein Klasse CE")]
    [InlineData("Führerschein Klasse B")]
    [InlineData("Full driving licence")]
    public void Licence_BehindItsLabel_IsMetAndQuotedWithIt(string criterion)
    {
        var licence = Case.Judge([.. Case.Engineer, "Certifications", "Führerscheine: B, C, CE"], criterion);

        licence.Verdict.ShouldBe(CriterionVerdict.Met);
        licence.Evidence[0].Text.ShouldBe("Führerscheine: B, C, CE");
    }

    [Theory]
    [InlineData("Fluent English", CriterionVerdict.Met)]
    [InlineData("German at B2 or better", CriterionVerdict.Met)]
    [InlineData("German language skills (C1)", CriterionVerdict.Partly)]
    [InlineData("Fluent French, written and spoken", CriterionVerdict.Missing)]
    [InlineData("English and German", CriterionVerdict.Met)]
    [InlineData("French or German", CriterionVerdict.Met)]
    [InlineData("Gute Deutschkenntnisse in Wort und Schrift", CriterionVerdict.Met)]
    public void Language_ByLevel_IsJudged(string criterion, CriterionVerdict expected) => Case.Judge(Case.Engineer, criterion).Verdict.ShouldBe(expected);

    [Theory]
    [InlineData("Valid driving licence class B")]
    [InlineData("AWS certification")]
    [InlineData("PMP is required")]
    [InlineData("Willingness to work night shifts")]
    [InlineData("You are willing to travel up to 30 %")]
    [InlineData("Work permit for the EU")]
    [InlineData("Based in Berlin or willing to relocate")]
    [InlineData("Bereitschaft zum Schichtdienst")]
    [InlineData("At least 21 years old")]
    [InlineData("No prior experience required")]
    public void Silence_OnWhatACvNeedNotTell_IsAskedAndCostsNothing(string criterion)
    {
        var with = Case.Assess(Case.Engineer, Case.Must("C#"), Case.Must(criterion));

        with.Criteria[1].Verdict.ShouldBe(CriterionVerdict.Unknown);
        with.Score.ShouldBe(Case.Assess(Case.Engineer, Case.Must("C#")).Score);
        with.InterviewFocus.ShouldContain(question => question.StartsWith(criterion.TrimEnd('.'), StringComparison.Ordinal));
        with.Concerns.ShouldNotContain(concern => concern.Contains(criterion, StringComparison.Ordinal));
    }

    [Fact]
    public void Licence_WhenListed_IsMet() =>
        Case.Judge([.. Case.Engineer, "Certifications", "Driving licence class B", "AWS Certified Solutions Architect, 2023"], "Valid driving licence class B").Verdict.ShouldBe(CriterionVerdict.Met);

    [Theory]
    [InlineData("Experience leading a team", CriterionVerdict.Met)]
    [InlineData("Experience managing a team of at least 5 people", CriterionVerdict.Met)]
    [InlineData("Leadership of at least 20 people", CriterionVerdict.Partly)]
    public void Leadership_BySize_IsJudged(string criterion, CriterionVerdict expected) => Case.Judge(Case.Engineer, criterion).Verdict.ShouldBe(expected);

    [Theory]
    [InlineData("Strong communication skills and team spirit")]
    [InlineData("Selbstständige und sorgfältige Arbeitsweise")]
    [InlineData("Bella presenza e cortesia")]
    public void SoftSkills_Unproven_AreNotHeldAgainstAnybody(string criterion) => Case.Judge(Case.Engineer, criterion).Credit.ShouldBeNull();

    [Theory]
    [InlineData("Sicherer Umgang mit MS Excel", CriterionKind.Skill)]
    [InlineData("A BSc in Nursing is essential", CriterionKind.Education)]
    [InlineData("Proven track record of teaching maths to GCSE", CriterionKind.Skill)]
    [InlineData("Strong knowledge of Irish employment law", CriterionKind.Skill)]
    [InlineData("Goede beheersing van de Nederlandse taal", CriterionKind.Language)]
    [InlineData("Dobra znajomość języka angielskiego", CriterionKind.Language)]
    [InlineData("Sehr gute Kenntnisse der deutschen Sprache", CriterionKind.Language)]
    [InlineData("Bonne maîtrise de la langue anglaise", CriterionKind.Language)]
    [InlineData("Fahrerkarte", CriterionKind.Certificate)]
    public void Criterion_ByItsWords_IsOfItsKind(string criterion, CriterionKind expected) => Case.Judge(Case.Engineer, criterion).Kind.ShouldBe(expected);

    [Theory]
    [InlineData("Führerschein Klasse CE", "Führerschein Klasse CE", CriterionVerdict.Met)]
    [InlineData("Führerschein Klasse CE", "Führerschein Klasse B", CriterionVerdict.Unknown)]
    [InlineData("Driving licence class C", "Full UK driving licence", CriterionVerdict.Unknown)]
    [InlineData("Rijbewijs B", "Full UK driving licence", CriterionVerdict.Met)]
    public void Licence_OfAClass_IsMetByThatClass(string criterion, string listed, CriterionVerdict expected) =>
        Case.Judge([.. Case.Engineer, "Certifications", listed], criterion).Verdict.ShouldBe(expected);

    [Fact]
    public void Skill_InAnotherFormOfItsWord_IsFound() =>
        Case.Judge([.. Case.Engineer[..12], "- Mentored three junior developers through their first year", .. Case.Engineer[12..]], "Experience mentoring junior developers")
            .Verdict.ShouldBe(CriterionVerdict.Met);

    [Fact]
    public void FieldOfWork_ThatGoesByOtherNames_IsLeftOpenToThoseWhoseWorkIsClose()
    {
        string[] cook =
        [
            "Kim Doe", "kim@example.com", "Expérience professionnelle", "Chef de partie, Restaurant Le Cèdre, Lyon", "09/2019 – 12/2025",
            "- Responsable du poste poissons et application des normes HACCP chaque jour", "Formation", "CAP Cuisine, Lycée hôtelier de Dardilly, 2017",
        ];
        var criteria = new[] { Case.Must("Minimum 3 ans d'expérience en restauration gastronomique"), Case.Must("Bonne connaissance des normes HACCP") };

        Case.Assess(cook, criteria).Criteria[0].Verdict.ShouldBe(CriterionVerdict.Partly);
        Case.Assess(Case.Nurse, criteria).Criteria[0].Verdict.ShouldBe(CriterionVerdict.Missing);
    }

    [Fact]
    public void Practice_NamedInOneWord_IsYearsOfThatWork()
    {
        string[] driver =
        [
            "Uwe Doe", "uwe@example.de", "Berufserfahrung", "LKW-Fahrer, Spedition Fulda, Kassel", "03/2015 – 12/2025",
            "- Nationaler Fernverkehr mit Sattelzug und Sicherung der Ladung bei jeder Fahrt", "Sprachen", "Deutsch (Muttersprache)", "Ausbildung", "Berufskraftfahrer, IHK Kassel, 2012 – 2015",
        ];

        Case.Judge(driver, "Mindestens 1 Jahr Fahrpraxis").Verdict.ShouldBe(CriterionVerdict.Met);
        Case.Judge(Case.Engineer, "Mindestens 1 Jahr Fahrpraxis").Verdict.ShouldBe(CriterionVerdict.Missing);
    }

    [Fact]
    public void MissingMustHave_CapsTheScore_AndIsTheFirstConcern()
    {
        var assessment = Case.Assess(Case.Engineer,
            Case.Nice("Haskell"), Case.Must("Experience with C#"), Case.Must("Experience with .NET"), Case.Must("Experience with Docker"), Case.Must("At least 3 years as Software Engineer"), Case.Must("Experience with Fortran"));

        assessment.Score.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(5);
        assessment.Concerns[0].ShouldStartWith("Missing must-have: Experience with Fortran");
    }

    [Fact]
    public void Musts_WeighMoreThanWishes() =>
        Case.Assess(Case.Engineer, Case.Must("Experience with C#"), Case.Nice("Haskell")).Fit.ShouldBeGreaterThan(
            Case.Assess(Case.Engineer, Case.Nice("Experience with C#"), Case.Must("Kubernetes"), Case.Nice("Haskell")).Fit);

    [Fact]
    public void Cv_ThatMeetsAll_GetsTheHighestScore()
    {
        var assessment = Case.Assess(Case.Engineer, Case.Must("At least 5 years as Software Engineer"), Case.Must("C#"), Case.Must("A degree in Computer Science"), Case.Nice("Docker"));

        (assessment.Score, assessment.Fit).ShouldBe((10, 100));
        assessment.Verdict.ShouldStartWith("Strong match");
        assessment.Strengths.Count.ShouldBe(4);
    }

    [Fact]
    public void Cv_OfAnotherOccupation_NeverGetsMoreThanFive()
    {
        var assessment = Case.Assess(Case.Nurse, Case.Must("At least 3 years of experience as Software Engineer"), Case.Must("Fluent English"), Case.Must("A degree"), Case.Nice("Spanish"));

        assessment.Score.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(5);
    }

    [Theory]
    [InlineData("Kim Doe")]
    [InlineData("")]
    [InlineData("x y z")]
    public void UnreadableCv_NeedsManualReview_NeverALowScore(string text)
    {
        var assessment = Case.Assess([text], Case.Must("C#"));

        assessment.Outcome.ShouldBe(AssessmentOutcome.NeedsManualReview);
        assessment.Score.ShouldBeNull();
        assessment.Fit.ShouldBe(-1);
        assessment.Verdict.ShouldStartWith("Needs manual review");
    }

    [Fact]
    public void Criteria_NoneOrTwice_AreRefused()
    {
        Should.Throw<ArgumentException>(() => Case.Assess(Case.Engineer));
        Should.Throw<ArgumentException>(() => Case.Assess(Case.Engineer, new Criterion("1", "C#", Importance.MustHave), new Criterion("1", "Java", Importance.MustHave)));
    }
}
