using System.Diagnostics;
using Shortlist.Assessing;
using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.Bench.Ranking;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Bench.Scoring;

/// <summary>What a parsed CV of two pages costs to score against twelve criteria: processor time on one thread.</summary>
internal sealed class ScoringBench(int rounds, int cvs)
{
    private const double Bar = 3;

    private static readonly DateOnly AsOf = new(2026, 1, 31);

    private static readonly string[] Twelve =
    [
        "At least 5 years of experience as Software Engineer", "Solid experience with C# and .NET", "You have used SQL Server or PostgreSQL in your daily work",
        "A degree in Computer Science or comparable experience", "Fluent English, German at B1 or better", "Experience leading a team of at least 5 people",
        "Docker is a plus", "Ideally you know Kubernetes", "Familiarity with CI/CD tools such as Jenkins or GitHub Actions", "AWS certification is welcome",
        "Willingness to travel occasionally", "Strong communication skills",
    ];

    /// <summary>Reads the corpus, then scores it again and again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        await Screen.Corpus.WriteAsync(folder, cvs, cancellationToken);
        var read = await CvFolder.ReadAsync(folder.Sub("corpus"), AsOf, cancellationToken);
        var criteria = Twelve.Select((text, i) => new Criterion($"c{i + 1}", text, i < 6 ? Importance.MustHave : Importance.NiceToHave)).ToList();
        var assessor = new Assessor(SkillTaxonomy.BuiltIn);
        var parser = new CvParser(SkillTaxonomy.BuiltIn);
        var parsed = read.ConvertAll(cv => (cv.Document, Parsed: parser.Parse(cv.Document, AsOf)));

        for (var round = 0; round <= rounds; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var (document, cv) in parsed)
                assessor.Assess(criteria, ScorableCv.Read(document, cv, AsOf, SkillTaxonomy.BuiltIn));
            var whole = Process.GetCurrentProcess().TotalProcessorTime - before;
            before = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var cv in read)
                assessor.Assess(criteria, cv.Cv);
            var judging = Process.GetCurrentProcess().TotalProcessorTime - before;
            if (round == 0)
                continue;

            Report.Section($"Round {round} of {rounds}, {cvs} CVs, {criteria.Count} criteria");
            Report.AtMost("strip, index and judge a parsed CV", whole.TotalMilliseconds / cvs, Bar, "ms CPU");
            Report.Figure("of it, judge", judging.TotalMilliseconds / cvs, "ms CPU");
        }
    }
}
