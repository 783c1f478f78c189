using System.Globalization;
using System.Text.Json;

namespace Shortlist.CvCorpus.Scoring;

/// <summary>Compares files of predictions and truths.</summary>
internal static class ScoreReport
{
    /// <summary>Writes the score of each field. Returns the exit code: 1 when a file of the truth has no prediction.</summary>
    public static async Task<int> WriteAsync(string truthFile, string foundFile, TextWriter output)
    {
        await using var truthContent = File.OpenRead(truthFile);
        await using var foundContent = File.OpenRead(foundFile);
        var truths = await JsonSerializer.DeserializeAsync(truthContent, TruthJson.Default.SortedDictionaryStringTruth) ?? [];
        var predictions = await JsonSerializer.DeserializeAsync(foundContent, TruthJson.Default.SortedDictionaryStringPrediction) ?? [];
        var missing = truths.Keys.Where(file => !predictions.ContainsKey(file)).ToList();
        var scorer = new Scorer();
        foreach (var (file, truth) in truths)
        {
            if (predictions.TryGetValue(file, out var found))
                scorer.Add(truth, found);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{truths.Count - missing.Count} files"));
        foreach (var (field, score) in scorer.Scores)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{field,-24}{score:F3}"));
        foreach (var file in missing)
            await output.WriteLineAsync($"no prediction: {file}");
        return missing.Count > 0 ? 1 : 0;
    }
}
