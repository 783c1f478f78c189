using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.CvCorpus;
using Shortlist.CvCorpus.Printing;
using Shortlist.CvCorpus.Scoring;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;

namespace Shortlist.CvParsing.Tests.Generated;

/// <summary>
/// The parser against made-up CVs of eight languages in over twenty layouts and eight formats. The seeds are not those it was
/// tuned with. Which files fall short is told by <c>tests/Shortlist.CvCorpus</c> and a run of <c>shortlist parse</c> over its output.
/// </summary>
public sealed class GeneratedCvTests : IAsyncLifetime
{
    private const int Seed = 20_417;
    private const int Printed = 32;
    private const int Others = 84;

    private static readonly DateOnly AsOf = new(2025, 12, 31);

    private static readonly Dictionary<string, double> Bars = new(StringComparer.Ordinal)
    {
        ["name"] = 0.98,
        ["email"] = 0.98,
        ["phone"] = 0.97,
        ["location"] = 0.88,
        ["summary"] = 0.88,
        ["skills"] = 0.88,
        ["languages"] = 0.95,
        ["work.entries"] = 0.93,
        ["work.company"] = 0.88,
        ["work.title"] = 0.92,
        ["work.start"] = 0.92,
        ["work.end"] = 0.92,
        ["education.entries"] = 0.93,
        ["education.institution"] = 0.88,
        ["education.degree"] = 0.80,
        ["years"] = 0.90,
    };

    /// <summary>Where nothing but words has to be understood, hardly anything may be missed.</summary>
    private const double BarOfText = 0.97;

    private readonly DocumentReader _reader = new(new DocumentOptions { TextConcurrency = 2, OcrConcurrency = 1 }, TimeProvider.System, NullLogger<DocumentReader>.Instance);
    private readonly CvParser _parser = new(SkillTaxonomy.BuiltIn);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Parse_FilesOfWordProcessorsAndText_KeepTheBars()
    {
        var (all, text) = (new Scorer(), new Scorer());
        foreach (var cv in Enumerable.Range(0, Others).Select(index => new GeneratedCv(Seed, index, isPrinted: false)))
        {
            var parsed = await ScoreAsync(all, cv, cv.Bytes!);
            if (Path.GetExtension(cv.FileName) is ".docx" or ".txt" or ".html")
                text.Add(cv.Truth, PredictionOf(parsed));
        }

        Check(all);
        text.Scores.Where(score => score.Value < BarOfText && score.Key != "education.degree").Select(score => $"{score.Key} {score.Value:F3}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Parse_PrintedPages_KeepTheBars()
    {
        var browser = Chromium.FindBrowser();
        Assert.SkipWhen(browser is null, "No browser to print with.");
        var scorer = new Scorer();
        await using var chromium = await Chromium.StartAsync(browser!, TestContext.Current.CancellationToken);
        foreach (var cv in Enumerable.Range(0, Printed).Select(index => new GeneratedCv(Seed, index, isPrinted: true)))
            await ScoreAsync(scorer, cv, await chromium.PrintAsync(cv.Html!, TestContext.Current.CancellationToken));

        Check(scorer);
    }

    private async Task<ParsedCv> ScoreAsync(Scorer scorer, GeneratedCv cv, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        var document = await _reader.ReadAsync(content, cv.FileName, TestContext.Current.CancellationToken);
        var parsed = _parser.Parse(document, AsOf);
        scorer.Add(cv.Truth, PredictionOf(parsed));
        document.Hidden.ShouldBeEmpty(cv.FileName);
        NothingPrivateLeaks(cv, parsed);
        return parsed;
    }

    private static void Check(Scorer scorer) =>
        Bars.Where(bar => scorer.Scores[bar.Key] < bar.Value).Select(bar => $"{bar.Key} {scorer.Scores[bar.Key]:F3}, bar {bar.Value:F2}").ShouldBeEmpty();

    /// <summary>Birth date, nationality and their like are in no field.</summary>
    private static void NothingPrivateLeaks(GeneratedCv cv, ParsedCv parsed)
    {
        var values = parsed.Skills.Select(skill => skill.Value.Name).Append(parsed.Summary?.Value ?? "").Append(parsed.Location?.Value ?? "").ToList();
        foreach (var line in cv.Content.Personal)
            values.ShouldAllBe(value => !value.Contains(line, StringComparison.OrdinalIgnoreCase));
    }

    private static Prediction PredictionOf(ParsedCv cv) => new(
        cv.Name?.Value,
        cv.Emails is [var email, ..] ? email.Value : null,
        cv.Phones is [var phone, ..] ? phone.Value.Raw : null,
        cv.Location?.Value,
        cv.Summary?.Value,
        [.. cv.Skills.Select(skill => skill.Value.Name)],
        [.. cv.Languages.Select(language => language.Value.Name)],
        [.. cv.Work.Select(job => new TruthJob(job.Value.Company, job.Value.Title, job.Value.Start?.ToString(), job.Value.End?.ToString()))],
        [.. cv.Education.Select(study => new TruthStudy(study.Value.Institution, study.Value.Degree, study.Value.Field, study.Value.Start?.ToString(), study.Value.End?.ToString()))],
        cv.YearsOfExperience);
}
