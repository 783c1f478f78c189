using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Tests;

public sealed class RobustnessTests
{
    private static readonly string[] Crumbs =
    [
        "Work Experience", "Skills", "Education", "Languages", "Contact", "2019 - 2021", "04/2019 –", "present", "@", "a@b.de", "x@y", "+49", "(", ")", ":", "Phone:", "Date of birth:",
        "Engineer", "GmbH", "at", ",", "|", "•", "\t", "–", "University of", "B.Sc.", "Docker,", "C#", "Deutsch", "C1", "Berlin", "de", "Madrid, Spain", "…", "\uE012", "ﬁ", "İ", "\uD83D\uDE00", "\uD800", "ß", "0",
        "12345678901234567890", "Name:", "First name:", "\u0301", "SUMMARY I am", "Dates", "Highlights", "- ", "References", "Bachelor",
    ];

    private static readonly Arbitrary<string[]> AnyLines = ArbMap.Default.ArbFor<int>().Generator.Select(Lines).ToArbitrary();

    [Fact]
    public void Parse_RandomLines_EndsAndQuotesWhatIsThere() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(AnyLines, lines => Holds(Cv.Of(lines))));

    [Fact]
    public void Parse_RandomPages_EndsAndQuotesWhatIsThere() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(AnyLines, lines => Holds(Placed(lines))));

    [Fact]
    public void Parse_SameDocument_GivesTheSame()
    {
        var document = Placed(Lines(42));

        System.Text.Json.JsonSerializer.Serialize(Cv.Parse(document)).ShouldBe(System.Text.Json.JsonSerializer.Serialize(Cv.Parse(document)));
    }

    public static TheoryData<string> Hostile => new("one line of a megabyte", "a hundred thousand lines", "a hundred thousand dates", "a hundred thousand at signs", "a hundred thousand skills");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Parse_HostileText_IsCutShort(string kind)
    {
        Cv.Parse("Warm up", "Skills", "Docker");
        var document = kind switch
        {
            "one line of a megabyte" => Cv.Of("Skills", new string('a', 1 << 20)),
            "a hundred thousand lines" => Cv.Of([.. Enumerable.Repeat("Senior Engineer at Acme Ltd, Springfield", 100_000)]),
            "a hundred thousand dates" => Cv.Of(["Experience", .. Enumerable.Repeat("Engineer 04/2019 - 05/2021 Acme Ltd", 100_000)]),
            "a hundred thousand at signs" => Cv.Of("Contact", string.Concat(Enumerable.Repeat("a@b ", 100_000))),
            _ => Cv.Of("Skills", string.Concat(Enumerable.Repeat("Docker, (Kubernetes ", 100_000))),
        };
        var clock = Stopwatch.StartNew();

        Cv.Parse(document);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    private static bool Holds(Document document)
    {
        var cv = Cv.Parse(document);
        foreach (var evidence in Evidences(cv))
        {
            if (evidence.Line != Evidence.NoLine)
                document.Lines[evidence.Line].Text.ShouldContain(evidence.Quote, Case.Sensitive);
            if (evidence.Line != Evidence.NoLine)
                evidence.Page.ShouldBe(document.Lines[evidence.Line].Page);
        }

        return Confidences(cv).All(confidence => confidence is > 0 and <= 1);
    }

    private static IEnumerable<Evidence> Evidences(ParsedCv cv)
    {
        IEnumerable<Evidence?> singles = [cv.Name?.Evidence, cv.Location?.Evidence, cv.Summary?.Evidence];
        return singles.OfType<Evidence>()
            .Concat(cv.Emails.Select(found => found.Evidence)).Concat(cv.Phones.Select(found => found.Evidence)).Concat(cv.Links.Select(found => found.Evidence))
            .Concat(cv.Skills.Select(found => found.Evidence)).Concat(cv.Languages.Select(found => found.Evidence))
            .Concat(cv.Work.Select(found => found.Evidence)).Concat(cv.Education.Select(found => found.Evidence));
    }

    private static IEnumerable<double> Confidences(ParsedCv cv) =>
        cv.Emails.Select(found => found.Confidence).Concat(cv.Phones.Select(found => found.Confidence)).Concat(cv.Skills.Select(found => found.Confidence))
            .Concat(cv.Work.Select(found => found.Confidence)).Concat(cv.Education.Select(found => found.Confidence)).Concat(cv.Languages.Select(found => found.Confidence));

    private static string[] Lines(int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(0, 7)).Select(_ => Crumbs[random.Next(Crumbs.Length)])))];
    }

    private static Document Placed(string[] lines)
    {
        var random = new System.Random(lines.Sum(line => line.Length));
        return Cv.Page([.. lines.Select(text => ((double)random.Next(0, 500), (double)(random.Next(0, 60) * 12), (double)random.Next(8, 24), text))]);
    }
}
