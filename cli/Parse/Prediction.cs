using System.Text.Json.Serialization;
using Shortlist.CvParsing;

namespace Shortlist.Cli.Parse;

/// <summary>A parsed CV in the flat form that scoring scripts and spreadsheets read. Dates are <c>YYYY-MM</c> or <c>YYYY</c>.</summary>
internal sealed record Prediction
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>As written.</summary>
    public string? Phone { get; init; }

    public string? PhoneE164 { get; init; }

    public string? Location { get; init; }

    public string? Summary { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<PredictedJob> Work { get; init; } = [];

    public IReadOnlyList<PredictedDegree> Education { get; init; } = [];

    public double? YearsOfExperience { get; init; }

    /// <summary>ISO 639-1 code of the CV's language, or <c>und</c>.</summary>
    public string? Language { get; init; }

    public bool NeedsReview { get; init; }

    public IReadOnlyList<string> ReviewReasons { get; init; } = [];

    /// <summary>Why the file could not be read; all else is empty then.</summary>
    public string? Error { get; init; }

    public static Prediction Of(ParsedCv cv) => new()
    {
        Name = cv.Name?.Value,
        Email = cv.Emails is [var email, ..] ? email.Value : null,
        Phone = cv.Phones is [var phone, ..] ? phone.Value.Raw : null,
        PhoneE164 = cv.Phones is [var first, ..] ? first.Value.E164 : null,
        Location = cv.Location?.Value,
        Summary = cv.Summary?.Value,
        Skills = [.. cv.Skills.Select(skill => skill.Value.Name)],
        Languages = [.. cv.Languages.Select(language => language.Value.Name)],
        Work = [.. cv.Work.Select(job => new PredictedJob(job.Value.Company, job.Value.Title, job.Value.Start?.ToString(), job.Value.End?.ToString()))],
        Education = [.. cv.Education.Select(entry => new PredictedDegree(entry.Value.Institution, entry.Value.Degree, entry.Value.Start?.ToString(), entry.Value.End?.ToString()))],
        YearsOfExperience = cv.YearsOfExperience,
        Language = cv.Language,
        NeedsReview = cv.NeedsReview,
        ReviewReasons = cv.ReviewReasons,
    };
}

/// <summary>A job; an <see cref="End"/> of null goes on.</summary>
internal sealed record PredictedJob(string? Company, string? Position, string? Start, string? End);

/// <summary>An entry of the education.</summary>
internal sealed record PredictedDegree(string? Institution, string? Degree, string? Start, string? End);

/// <summary>JSON of predictions: camel case, indented, text as it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(SortedDictionary<string, Prediction>))]
internal sealed partial class PredictionJson : JsonSerializerContext;
