using System.Text.Json;

namespace Shortlist.Files;

/// <summary>A parse job as the surface shows it.</summary>
/// <param name="Id"><c>pjb-…</c></param>
/// <param name="ProjectId">The project.</param>
/// <param name="Status">One of <see cref="JobStatuses"/>.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ErrorMessage">Why it failed: the code, a colon and a sentence.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Tier">The tier, as asked for.</param>
/// <param name="UpdatedAt">When its status last changed.</param>
/// <param name="Usage">Nothing is billed: null.</param>
/// <param name="UserMetadata">What the client wants kept with it.</param>
public sealed record ParseJobBody(
    string Id,
    string ProjectId,
    string Status,
    DateTimeOffset CreatedAt,
    string? ErrorMessage,
    string? Name,
    string? Tier,
    DateTimeOffset UpdatedAt,
    JobUsage? Usage,
    JsonElement? UserMetadata)
{
    /// <summary>How a job is shown.</summary>
    public static ParseJobBody Of(FileJob job) => new(
        job.Id,
        job.ProjectId,
        job.Status,
        job.CreatedAt,
        ErrorOf(job),
        job.FileName,
        job.Tier,
        job.UpdatedAt,
        null,
        job.UserMetadata);

    /// <summary>Code and sentence in the one field that the dialect has for both.</summary>
    internal static string? ErrorOf(FileJob job) => job.Error is { } error ? $"{error.Code}: {error.Message}" : null;
}

/// <summary>What a job cost.</summary>
/// <param name="Credits">Always 0: nothing is billed.</param>
public sealed record JobUsage(double Credits);

/// <summary>An extract job as the surface shows it.</summary>
public sealed record ExtractJobBody
{
    /// <summary><c>exj-…</c></summary>
    public required string Id { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The file, as the client named it.</summary>
    public required string FileInput { get; init; }

    /// <summary>The project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>One of <see cref="JobStatuses"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When its status last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The parameters, when asked for.</summary>
    public JsonElement? Configuration { get; init; }

    /// <summary>The saved configuration, if one was named.</summary>
    public string? ConfigurationId { get; init; }

    /// <summary>Why it failed: the code, a colon and a sentence.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Where values were found and how sure they are, when asked for.</summary>
    public ExtractMetadataBody? ExtractMetadata { get; init; }

    /// <summary>The filled schema, or a list of them.</summary>
    public JsonElement? ExtractResult { get; init; }

    /// <summary>Pages read.</summary>
    public ExtractJobMetadataBody? Metadata { get; init; }

    /// <summary>Nothing is billed: null.</summary>
    public JobUsage? Usage { get; init; }

    /// <summary>How a job is shown, without what has to be asked for.</summary>
    public static ExtractJobBody Of(FileJob job, ExtractResult? result = null) => new()
    {
        Id = job.Id,
        CreatedAt = job.CreatedAt,
        FileInput = job.FileInput,
        ProjectId = job.ProjectId,
        Status = job.Status,
        UpdatedAt = job.UpdatedAt,
        ConfigurationId = job.ConfigurationId,
        ErrorMessage = ParseJobBody.ErrorOf(job),
        ExtractResult = result?.Data,
        Metadata = result is null ? null : new(new(0, result.Pages)),
    };
}

/// <summary>Metadata of an extraction.</summary>
/// <param name="FieldMetadata">By field; see <see cref="ExtractResult.FieldMetadata"/>.</param>
/// <param name="ParseJobId">Always null: extraction reads the file itself.</param>
/// <param name="ParseTier">The tier, as asked for.</param>
public sealed record ExtractMetadataBody(JsonElement? FieldMetadata, string? ParseJobId, string? ParseTier);

/// <summary>Metadata of an extract job.</summary>
public sealed record ExtractJobMetadataBody(ExtractPagesBody Usage);

/// <summary>Pages of an extract job.</summary>
public sealed record ExtractPagesBody(int NumPagesBilled, int NumPagesExtracted);

/// <summary>The answer to deleting a job.</summary>
public sealed record DeletedJobBody(string Id, string ProjectId);

/// <summary>A schema that was found good.</summary>
public sealed record CheckedSchemaBody(JsonElement DataSchema);
