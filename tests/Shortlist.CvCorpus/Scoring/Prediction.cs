namespace Shortlist.CvCorpus.Scoring;

/// <summary>What a parser read, in the form of the truth.</summary>
internal sealed record Prediction(
    string? Name,
    string? Email,
    string? Phone,
    string? Location,
    string? Summary,
    IReadOnlyList<string> Skills,
    IReadOnlyList<string> Languages,
    IReadOnlyList<TruthJob> Work,
    IReadOnlyList<TruthStudy> Education,
    double? YearsOfExperience);
