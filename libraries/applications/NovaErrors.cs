using Shortlist.Surfaces;

namespace Shortlist.Applications;

/// <summary>The codes that a scoring job can fail with (api-surfaces.md §2.3, N13). HTTP errors share them.</summary>
public static class ScoringErrors
{
    /// <summary>The résumé could not be fetched from its address.</summary>
    public const string ResumeFetchFailed = "RESUME_FETCH_FAILED";

    /// <summary>The résumé is over a limit.</summary>
    public const string ResumeTooLarge = "RESUME_TOO_LARGE";

    /// <summary>The résumé needs a password.</summary>
    public const string ResumeEncrypted = "RESUME_ENCRYPTED";

    /// <summary>The résumé holds no text.</summary>
    public const string ResumeEmpty = "RESUME_EMPTY";

    /// <summary>The résumé is damaged or cut off.</summary>
    public const string ResumeCorrupted = "RESUME_CORRUPTED";

    /// <summary>The résumé is of no format that is read here.</summary>
    public const string ResumeParseFailed = "RESUME_PARSE_FAILED";

    /// <summary>Judging took too long.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>Judging failed.</summary>
    public const string AiScoringFailed = "AI_SCORING_FAILED";

    /// <summary>The job passed its deadline.</summary>
    public const string TaskStuck = Batches.ItemErrors.TaskStuck;

    /// <summary>Workers died over the job too often.</summary>
    public const string MaxRetriesExceeded = Batches.ItemErrors.MaxRetriesExceeded;

    /// <summary>Whether the fault may be gone the next time, so that a client may submit the application again by itself.</summary>
    public static bool IsTransient(string? code) => code is TaskStuck or Timeout or AiScoringFailed or MaxRetriesExceeded;
}

/// <summary>Nova's refusals (api-surfaces.md §2.3). What another tenant owns looks like what does not exist.</summary>
public static class NovaErrors
{
    /// <summary>400 <c>VALIDATION_ERROR</c>.</summary>
    public static SurfaceError Invalid(string message, params IReadOnlyList<FieldError> fields) =>
        new(400, "validation_error", message) { Fields = fields };

    /// <summary>422 <c>VALIDATION_ERROR</c>: understood, and yet nothing can be done with it.</summary>
    public static SurfaceError Unprocessable(string code, string message, params IReadOnlyList<FieldError> fields) =>
        new(422, code, message) { Fields = fields };

    /// <summary>404 <c>CRITERIA_NOT_FOUND</c>.</summary>
    public static SurfaceError CriteriaNotFound(string message = "The job has no such criteria.") =>
        new(404, "criteria_not_found", message);

    /// <summary>404 <c>SCORING_JOB_NOT_FOUND</c>.</summary>
    public static SurfaceError ScoringJobNotFound() => new(404, "scoring_job_not_found", "There is no such scoring job.");

    /// <summary>404 <c>BATCH_NOT_FOUND</c>.</summary>
    public static SurfaceError BatchNotFound() => new(404, "batch_not_found", "There is no such scoring batch.");

    /// <summary>404 <c>LIBRARY_CRITERION_NOT_FOUND</c>.</summary>
    public static SurfaceError LibraryCriterionNotFound() =>
        new(404, "library_criterion_not_found", "There is no such criterion in the library.");
}
