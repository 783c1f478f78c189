using System.Globalization;
using Shortlist.Assessing;
using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.Bench.Machine;
using Shortlist.Bench.Measuring;
using Shortlist.CvParsing.Skills;

namespace Shortlist.Bench.Ranking;

/// <summary>What a run of <c>ranking</c> measures.</summary>
/// <param name="Folder">Holds <c>jobs.json</c>, <c>truth.json</c> and <c>files/</c>.</param>
/// <param name="AsOf">Day up to which jobs that go on are counted.</param>
/// <param name="Each">Whether to print the score of every CV.</param>
internal sealed record RankingOptions(string Folder, DateOnly AsOf, bool Each);

/// <summary>How well scores rank the CVs of a folder for its jobs, with given criteria and with those made out of the advertisements.</summary>
internal sealed class RankingBench(RankingOptions options)
{
    private const double AveragePrecisionBar = 0.93;
    private const double HighestIrrelevantBar = 5;
    private const int CvsInThreeFormats = 40;

    private readonly Assessor _assessor = new(SkillTaxonomy.BuiltIn);

    /// <summary>Reads, scores and reports.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var jobs = RankingData.Jobs(options.Folder);
        var truth = RankingData.Truth(options.Folder);
        var cvs = await CvFolder.ReadAsync(Path.Combine(options.Folder, "files"), options.AsOf, cancellationToken);
        Rank("Criteria as given", jobs, job => job.AsCriteria(), cvs, truth);

        var generator = new CriteriaGenerator(SkillTaxonomy.BuiltIn);
        Rank("Criteria made out of the advertisement", jobs,
            job => [.. generator.Generate(job.Occupation, job.Description).Select((one, i) => new Criterion($"c{i + 1}", one.Text, one.Importance))], cvs, truth);

        Report.Section("One CV in several formats");
        Report.AtMost("largest difference, file against its own text", Difference(jobs, cvs.Select(cv => (cv.File, cv.Cv, CvFolder.AsText(cv.Document, options.AsOf)))), 1, "points");
        await CompareFormatsAsync(jobs, cancellationToken);
    }

    private void Rank(string title, List<RankedJob> jobs, Func<RankedJob, IReadOnlyList<Criterion>> criteriaOf, List<ReadCv> cvs, Dictionary<string, RankedTruth> truth)
    {
        Report.Section(title);
        var (byScore, byFit, highest) = (0.0, 0.0, 0);
        foreach (var job in jobs)
        {
            var criteria = criteriaOf(job);
            var scored = cvs.Select(cv => (cv.File, Assessment: _assessor.Assess(criteria, cv.Cv), IsRelevant: truth[cv.File].Title == job.Occupation)).ToList();
            var precisionByScore = AveragePrecision([.. scored.Select(one => (one.Assessment.Score ?? 0, one.IsRelevant))]);
            var precisionByFit = AveragePrecision([.. scored.Select(one => (one.Assessment.Fit, one.IsRelevant))]);
            var highestOther = scored.Where(one => !one.IsRelevant).Max(one => one.Assessment.Score ?? 0);
            (byScore, byFit, highest) = (byScore + precisionByScore, byFit + precisionByFit, Math.Max(highest, highestOther));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {job.JobId,-28} {criteria.Count,2} criteria   AP by score {precisionByScore:0.000}  by fit {precisionByFit:0.000}   relevant {string.Join(' ', scored.Where(one => one.IsRelevant).Select(one => one.Assessment.Score))}   highest other {highestOther}"));
            if (options.Each)
            {
                foreach (var (file, assessment, isRelevant) in scored.OrderByDescending(one => one.Assessment.Fit).Take(8))
                    Console.WriteLine($"    {(isRelevant ? '*' : ' ')} {assessment.Score,2} {assessment.Fit,3} {file} {Verdicts(assessment)}");
            }
        }

        Report.AtLeast("mean average precision by score, ties against us", byScore / jobs.Count, AveragePrecisionBar, "");
        Report.AtLeast("mean average precision by fit, ties against us", byFit / jobs.Count, AveragePrecisionBar, "");
        Report.AtMost("highest score of a CV of another occupation", highest, HighestIrrelevantBar, "");
    }

    /// <summary>Of CVs with the same score those that are not relevant are taken to stand first.</summary>
    private static double AveragePrecision(List<(int Score, bool IsRelevant)> scored)
    {
        var (sum, found, at) = (0.0, 0, 0);
        foreach (var (_, isRelevant) in scored.OrderByDescending(one => one.Score).ThenBy(one => one.IsRelevant))
        {
            at++;
            if (isRelevant)
                sum += (double)++found / at;
        }

        return found == 0 ? 1 : sum / found;
    }

    private double Difference(List<RankedJob> jobs, IEnumerable<(string Name, ScorableCv One, ScorableCv Other)> pairs)
    {
        var largest = 0;
        foreach (var (name, one, other) in pairs)
        {
            foreach (var job in jobs)
            {
                var (first, second) = (_assessor.Assess(job.AsCriteria(), one), _assessor.Assess(job.AsCriteria(), other));
                var difference = Math.Abs((first.Score ?? 0) - (second.Score ?? 0));
                largest = Math.Max(largest, difference);
                if (difference > 1)
                    Console.WriteLine($"    {name} for {job.JobId}: {first.Score} {Verdicts(first)} and {second.Score} {Verdicts(second)}");
            }
        }

        return largest;
    }

    private static string Verdicts(Assessment assessment) => string.Concat(assessment.Criteria.Select(one => "MPX?"[(int)one.Verdict]));

    private async Task CompareFormatsAsync(List<RankedJob> jobs, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var byFormat = new Dictionary<string, List<ReadCv>>(StringComparer.Ordinal);
        foreach (var format in new[] { "txt", "pdf", "docx" })
        {
            var path = folder.Sub(format);
            await using var corpus = ServiceProcess.Run(
                "corpus", "Shortlist.Bench.Corpus", ["--out", path, "--count", CvsInThreeFormats.ToString(CultureInfo.InvariantCulture), "--format", format], folder.Path);
            await corpus.EndAsync(cancellationToken);
            byFormat[format] = await CvFolder.ReadAsync(path, options.AsOf, cancellationToken);
        }

        foreach (var format in new[] { "pdf", "docx" })
            Report.AtMost($"largest difference, {format} against text", Difference(jobs, byFormat["txt"].Zip(byFormat[format], (text, other) => (other.File, text.Cv, other.Cv))), 1, "points");
    }
}
