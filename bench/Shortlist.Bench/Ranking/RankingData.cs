using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Assessing.Criteria;

namespace Shortlist.Bench.Ranking;

/// <summary>A job with the criteria that a recruiter drew from its advertisement.</summary>
internal sealed record RankedJob(string JobId, string Occupation, string Description, IReadOnlyList<RankedCriterion> Criteria)
{
    /// <summary>The criteria with ids.</summary>
    public IReadOnlyList<Criterion> AsCriteria() => [.. Criteria.Select((one, i) => new Criterion($"c{i + 1}", one.Text, one.Importance))];
}

/// <summary>A criterion of <c>jobs.json</c>.</summary>
internal sealed record RankedCriterion(string Text, Importance Importance);

/// <summary>What is known of a CV.</summary>
internal sealed record RankedTruth(string Title);

/// <summary>Reads <c>jobs.json</c> and <c>truth.json</c> of a data folder.</summary>
internal static class RankingData
{
    public static List<RankedJob> Jobs(string folder) =>
        JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, "jobs.json")), RankingJson.Default.ListRankedJob)!;

    public static Dictionary<string, RankedTruth> Truth(string folder) =>
        JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, "truth.json")), RankingJson.Default.DictionaryStringRankedTruth)!;
}

/// <summary>MUST_HAVE and NICE_TO_HAVE.</summary>
internal sealed class ImportanceConverter() : JsonStringEnumConverter<Importance>(JsonNamingPolicy.SnakeCaseUpper);

/// <summary>The JSON of a data folder.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(ImportanceConverter)])]
[JsonSerializable(typeof(List<RankedJob>))]
[JsonSerializable(typeof(Dictionary<string, RankedTruth>))]
internal sealed partial class RankingJson : JsonSerializerContext;
