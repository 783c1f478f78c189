using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Shortlist.Assessing.Criteria;

namespace Shortlist.Assessing.Tests;

/// <summary>What holds for any CV and any criteria.</summary>
public class PropertyTests
{
    private static readonly string[] Skills = ["C#", "Java", "React", "SQL", "Docker", "Triage", "Wound Care", "Payroll", "Welding", "Excel", "Salesforce", "Photoshop"];
    private static readonly string[] Titles = ["Software Engineer", "Registered Nurse", "Accountant", "Welder", "Sales Manager", "Waiter", "Chef", "Teacher"];
    private static readonly string[] Languages = ["German", "French", "Spanish", "Polish"];

    /// <summary>Pieces of evidence, each a line or an entry with its section.</summary>
    private static readonly Gen<Piece> Pieces = Gen.OneOf(
        Gen.Elements(Skills).Select(skill => new Piece(Part.Skill, skill)),
        Gen.Elements(Skills).SelectMany(skill => Gen.Choose(2, 40).Select(count => new Piece(Part.Use, $"- Introduced {skill} for {count} colleagues in the whole department"))),
        Gen.Elements(Titles).SelectMany(title => Gen.Choose(2000, 2020).SelectMany(year => Gen.Choose(1, 5).Select(years => new Piece(Part.Job, $"{title}, Alder & Birch Ltd|01/{year} – 12/{year + years}")))),
        Gen.Elements(Languages).SelectMany(language => Gen.Elements("B1", "C1", "native").Select(level => new Piece(Part.Language, $"{language} ({level})"))),
        Gen.Elements("Bachelor of Science in Computer Science", "Bachelor of Nursing", "Master of Science in Accounting").Select(degree => new Piece(Part.Degree, $"{degree}, University of Leeds")),
        Gen.Elements("Driving licence class B", "AWS Certified Developer", "First aid certificate").Select(certificate => new Piece(Part.Certificate, certificate)));

    private static readonly Gen<Criterion[]> SomeCriteria = Gen.OneOf(
        Gen.Elements(Skills).Select(skill => $"Solid experience with {skill}"),
        Gen.Elements(Skills).SelectMany(one => Gen.Elements(Skills).SelectMany(other => Gen.Elements("and", "or").Select(joint => $"{one} {joint} {other}"))),
        Gen.Elements(Skills).SelectMany(skill => Gen.Choose(1, 8).Select(years => $"{years}+ years of experience with {skill}")),
        Gen.Elements(Titles).SelectMany(title => Gen.Choose(1, 8).Select(years => $"At least {years} years of experience as {title}")),
        Gen.Elements(Languages).SelectMany(language => Gen.Elements("Fluent", "Good", "Basic").Select(level => $"{level} {language}")),
        Gen.Elements("Bachelor's degree in Computer Science", "A degree in nursing or comparable experience", "Valid driving licence", "Willingness to work shifts", "Good communication skills", "AWS certification", "Experience leading a team"))
        .ArrayOf().Where(texts => texts.Length > 0)
        .SelectMany(texts => Gen.Elements(Importance.MustHave, Importance.NiceToHave).ArrayOf(texts.Length)
            .Select(importance => texts.Select((text, i) => new Criterion($"c{i}", text, importance[i])).ToArray()));

    private enum Part
    {
        Skill,
        Use,
        Job,
        Language,
        Degree,
        Certificate,
    }

    private sealed record Piece(Part Part, string Text);

    [Fact]
    public void Evidence_Added_NeverLowersAndRemoved_NeverRaises() => Check(
        from pieces in Pieces.ArrayOf()
        from more in Pieces
        from criteria in SomeCriteria
        select (pieces, more, criteria),
        sample => Case.Assess(Cv(sample.pieces), sample.criteria).Fit <= Case.Assess(Cv([.. sample.pieces, sample.more]), sample.criteria).Fit);

    [Fact]
    public void Quotes_AreWordForWordInTheDocument() => Check(
        from pieces in Pieces.ArrayOf()
        from criteria in SomeCriteria
        select (pieces, criteria),
        sample =>
        {
            var document = Case.Document(Cv(sample.pieces));
            return Case.Assessor.Assess(sample.criteria, Case.Cv(document)).Criteria.SelectMany(one => one.Evidence)
                .All(quote => document.Lines[quote.Line].Text.Contains(quote.Text, StringComparison.Ordinal) && document.Lines[quote.Line].Page == quote.Page);
        });

    [Fact]
    public void Assessment_InAnotherCulture_IsTheSame() => Check(
        from pieces in Pieces.ArrayOf()
        from criteria in SomeCriteria
        from culture in Gen.Elements("tr-TR", "ar-SA", "de-DE", "th-TH")
        select (pieces, criteria, culture),
        sample =>
        {
            var here = Case.Whole(Case.Assess(Cv(sample.pieces), sample.criteria));
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = new CultureInfo(sample.culture);
            try
            {
                var assessment = Case.Assess(Cv(sample.pieces), sample.criteria);
                CultureInfo.CurrentCulture = before;
                return Case.Whole(assessment) == here;
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });

    [Fact]
    public void Criterion_WhateverItsText_IsJudged() => Check(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
        text => Case.Assess(Case.Engineer, new Criterion("c", text, Importance.MustHave)).Score is >= 1 and <= 10);

    [Fact]
    public void Order_OfCriteria_DoesNotMatterForTheNumbers() => Check(
        from pieces in Pieces.ArrayOf()
        from criteria in SomeCriteria
        select (pieces, criteria),
        sample => Case.Assess(Cv(sample.pieces), sample.criteria).Fit == Case.Assess(Cv(sample.pieces), [.. sample.criteria.Reverse()]).Fit);

    private static void Check<T>(Gen<T> samples, Func<T, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(samples.ToArbitrary(), holds));

    /// <summary>A CV with the evidence in the sections where it belongs; bullets belong to a job of their own.</summary>
    private static List<string> Cv(IReadOnlyCollection<Piece> pieces)
    {
        List<string> lines = ["Kim Doe", "kim@example.com", "Summary", "Someone who has been at work in several places and likes to learn from those who know more", "Work experience"];
        foreach (var job in Of(pieces, Part.Job))
            lines.AddRange([.. job.Split('|'), "- Took part in all that the place had to do and reported on it every week"]);
        lines.AddRange(["Clerk, Cedar Ltd", "01/2022 – 12/2022", "- Answered the phone and sorted the post of the whole building every day"]);
        lines.AddRange(Of(pieces, Part.Use));
        lines.Add("Education");
        lines.Add("Secondary School Certificate, Leeds High School");
        lines.AddRange(Of(pieces, Part.Degree));
        lines.Add("Certifications");
        lines.Add("Fire warden training");
        lines.AddRange(Of(pieces, Part.Certificate));
        lines.Add("Skills");
        lines.AddRange(Of(pieces, Part.Skill).Prepend("Typing"));
        lines.Add("Languages");
        lines.AddRange(Of(pieces, Part.Language).Prepend("English (native)"));
        return lines;
    }

    private static IEnumerable<string> Of(IEnumerable<Piece> pieces, Part part) => pieces.Where(piece => piece.Part == part).Select(piece => piece.Text).Distinct(StringComparer.Ordinal);
}
