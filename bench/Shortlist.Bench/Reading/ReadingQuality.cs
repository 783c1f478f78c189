using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Bench.Measuring;
using Shortlist.Documents;

namespace Shortlist.Bench.Reading;

/// <summary>The two measures of reading order: sentences kept whole, and jobs that keep their dates.</summary>
internal static class ReadingQuality
{
    private const double Bar = 0.97;

    public static async Task MeasureAsync(string folder, int worst, CancellationToken cancellationToken)
    {
        var cvs = await TrueCv.LoadAsync(Path.Combine(folder, "truth.json"), cancellationToken);
        await using var reader = new DocumentReader(new DocumentOptions(), TimeProvider.System, NullLogger<DocumentReader>.Instance);
        var scores = new List<Score>();
        foreach (var (name, cv) in cvs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, "files", name);
            if (!File.Exists(path))
                continue;
            await using var content = File.OpenRead(path);
            var document = await reader.ReadAsync(content, name, cancellationToken);
            scores.Add(Score.Of(name, cv, ReadingText.Of(document)) with { Hidden = document.Hidden.Count });
        }

        foreach (var group in scores.GroupBy(score => Path.GetExtension(score.Name), StringComparer.Ordinal))
        {
            Report.Section($"Reading order, {group.Count()} files *{group.Key}");
            Report.AtLeast("sentences kept whole", Share(group.Sum(score => score.Whole), group.Sum(score => score.Sentences)), Bar, "");
            Report.AtLeast("jobs that keep their dates", Share(group.Sum(score => score.Dated), group.Sum(score => score.Jobs)), Bar, "");
            Report.Figure("files with text that nobody sees", group.Count(score => score.Hidden > 0), "");
        }

        foreach (var score in scores.Where(score => score.Lost > 0).OrderByDescending(score => score.Lost).Take(worst))
            Report.Section($"{score.Name}: {score.Whole} of {score.Sentences} sentences, {score.Dated} of {score.Jobs} jobs");
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private sealed record Score(string Name, int Sentences, int Whole, int Jobs, int Dated)
    {
        public int Hidden { get; init; }

        public int Lost => Sentences - Whole + Jobs - Dated;

        public static Score Of(string name, TrueCv cv, string text)
        {
            var (packed, spaced) = (ReadingText.Packed(text), ReadingText.Spaced(text));
            var sentences = cv.Sentences.ToList();
            var jobs = cv.Work ?? [];
            return new(
                name,
                sentences.Count, sentences.Count(sentence => packed.Contains(ReadingText.Packed(sentence), StringComparison.Ordinal)),
                jobs.Count, jobs.Count(job => job.KeepsDatesIn(spaced)));
        }
    }
}
