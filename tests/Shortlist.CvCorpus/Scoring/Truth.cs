using System.Text.Json.Serialization;
using Shortlist.CvCorpus.Content;

namespace Shortlist.CvCorpus.Scoring;

/// <summary>What a parser should read from a CV: dates are "yyyy-MM" or "yyyy", no end means that it goes on.</summary>
internal sealed record Truth(
    string Name,
    string Email,
    string Phone,
    string City,
    string? Summary,
    IReadOnlyList<string> Skills,
    IReadOnlyList<string> Languages,
    IReadOnlyList<TruthJob> Work,
    IReadOnlyList<TruthStudy> Education,
    double? YearsOfExperience,
    int TotalMonths)
{
    public static Truth Of(CvContent cv) => new(
        cv.Name, cv.Email, cv.Phone, cv.City, cv.Summary, cv.Skills, [.. cv.Speeches.Select(speech => speech.Language)],
        [.. cv.Jobs.Select(job => new TruthJob(job.Company, job.Title, job.Start, job.End))],
        [.. cv.Studies.Select(study => new TruthStudy(study.Institution, study.Degree, study.Field, study.Start, study.End))],
        Math.Round(cv.TotalMonths / 12.0, 1), cv.TotalMonths);
}

/// <summary>A job of the truth or of a prediction.</summary>
internal sealed record TruthJob(string? Company, string? Position, string? Start, string? End);

/// <summary>An education entry of the truth or of a prediction.</summary>
internal sealed record TruthStudy(string? Institution, string? Degree, string? Field, string? Start, string? End);

/// <summary>Truths and predictions in the scorer's form.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SortedDictionary<string, Truth>))]
[JsonSerializable(typeof(SortedDictionary<string, Prediction>))]
internal sealed partial class TruthJson : JsonSerializerContext;
