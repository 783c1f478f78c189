using RestEase;

namespace Shortlist.Client.Nova;

/// <summary>
/// The Nova surface, call by call, for one customer (<c>X-Tenant-Id</c>) in the world of the key. Jobs and applications go by
/// the caller's own names. Refusals are <see cref="ShortlistApiException"/>, whose code is Nova's, such as <c>CRITERIA_NOT_FOUND</c>.
/// </summary>
public interface INovaApi : IDisposable
{
    /// <summary>The customer that calls are about.</summary>
    [Header("X-Tenant-Id")]
    string TenantId { get; set; }

    /// <summary>
    /// Submits 1 to 25 applications to be scored. Returns as soon as the batch is stored. The same set of applications gives the
    /// batch that is there, so that a submission whose answer was lost can simply be repeated.
    /// </summary>
    [Post("v1/jobs/{jobId}/scoring-batches")]
    Task<SubmittedBatch> SubmitBatchAsync([Path] string jobId, [Body] NewScoringBatch batch, CancellationToken cancellationToken = default);

    /// <summary>How far a batch is, and its scoring jobs.</summary>
    [Get("v1/jobs/{jobId}/scoring-batches/{batchId}")]
    Task<ScoringBatchPage> GetBatchAsync([Path] string jobId, [Path] string batchId, CancellationToken cancellationToken = default);

    /// <summary>Submits one application; gives the scoring job that is there when it was submitted before.</summary>
    [Post("v1/jobs/{jobId}/applications/{applicationId}/scoring-jobs")]
    Task<ScoringJobAnswer> SubmitJobAsync(
        [Path] string jobId, [Path] string applicationId, [Body] NewScoringJob job, CancellationToken cancellationToken = default);

    /// <summary>A scoring job.</summary>
    [Get("v1/jobs/{jobId}/applications/{applicationId}/scoring-jobs/{scoringJobId}")]
    Task<ScoringJobAnswer> GetJobAsync(
        [Path] string jobId, [Path] string applicationId, [Path] string scoringJobId, CancellationToken cancellationToken = default);

    /// <summary>The newest result of an application; while there is none, its newest scoring job.</summary>
    [Get("v1/jobs/{jobId}/applications/{applicationId}/score")]
    Task<ScoringJobAnswer> GetScoreAsync([Path] string jobId, [Path] string applicationId, CancellationToken cancellationToken = default);

    /// <summary>Makes criteria out of a job description, as a new version in force.</summary>
    [Post("v1/jobs/{jobId}/criteria/generate")]
    Task<JobCriteria> GenerateCriteriaAsync([Path] string jobId, [Body] JobContext context, CancellationToken cancellationToken = default);

    /// <summary>The criteria in force.</summary>
    [Get("v1/jobs/{jobId}/criteria")]
    Task<JobCriteria> GetCriteriaAsync([Path] string jobId, CancellationToken cancellationToken = default);

    /// <summary>Puts the criteria in force out of it; every version can still be read.</summary>
    [Delete("v1/jobs/{jobId}/criteria")]
    Task DeleteCriteriaAsync([Path] string jobId, CancellationToken cancellationToken = default);

    /// <summary>Adds a criterion, which makes a new version.</summary>
    [Post("v1/jobs/{jobId}/criteria/items")]
    Task<CriterionChange> AddCriterionAsync(
        [Path] string jobId,
        [Body] CriterionFields criterion,
        [Header("Idempotency-Key")] string? idempotencyKey = null,
        CancellationToken cancellationToken = default);

    /// <summary>Changes what is given of a criterion, which makes a new version.</summary>
    [Patch("v1/jobs/{jobId}/criteria/items/{criterionId}")]
    Task<CriterionChange> UpdateCriterionAsync(
        [Path] string jobId, [Path] string criterionId, [Body] CriterionFields criterion, CancellationToken cancellationToken = default);

    /// <summary>Takes a criterion away, which makes a new version.</summary>
    [Delete("v1/jobs/{jobId}/criteria/items/{criterionId}")]
    Task<JobCriteria> DeleteCriterionAsync([Path] string jobId, [Path] string criterionId, CancellationToken cancellationToken = default);

    /// <summary>The versions of a job's criteria, newest first.</summary>
    [Get("v1/jobs/{jobId}/criteria/versions")]
    Task<CriteriaVersions> ListCriteriaVersionsAsync([Path] string jobId, CancellationToken cancellationToken = default);

    /// <summary>Any version of a job's criteria.</summary>
    [Get("v1/jobs/{jobId}/criteria/versions/{criteriaVersionId}")]
    Task<JobCriteria> GetCriteriaVersionAsync(
        [Path] string jobId, [Path] string criteriaVersionId, CancellationToken cancellationToken = default);

    /// <summary>The criteria that the customer keeps for any job, newest first.</summary>
    [Get("v1/criteria-library")]
    Task<CriteriaLibrary> ListLibraryAsync([Query] string? category = null, CancellationToken cancellationToken = default);

    /// <summary>Keeps a criterion for any job.</summary>
    [Post("v1/criteria-library")]
    Task<LibraryCriterionAnswer> AddLibraryCriterionAsync(
        [Body] CriterionFields criterion,
        [Header("Idempotency-Key")] string? idempotencyKey = null,
        CancellationToken cancellationToken = default);

    /// <summary>A criterion of the library.</summary>
    [Get("v1/criteria-library/{id}")]
    Task<LibraryCriterionAnswer> GetLibraryCriterionAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>Changes what is given of a criterion of the library.</summary>
    [Patch("v1/criteria-library/{id}")]
    Task<LibraryCriterionAnswer> UpdateLibraryCriterionAsync(
        [Path] string id, [Body] CriterionFields criterion, CancellationToken cancellationToken = default);

    /// <summary>Removes a criterion from the library.</summary>
    [Delete("v1/criteria-library/{id}")]
    Task DeleteLibraryCriterionAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>Asks for an application's data to be erased.</summary>
    [Delete("v1/jobs/{jobId}/applications/{applicationId}")]
    Task<DeletionRequestAnswer> EraseApplicationAsync(
        [Path] string jobId, [Path] string applicationId, CancellationToken cancellationToken = default);

    /// <summary>Asks for everything of a customer to be erased, in the world of the key.</summary>
    [Delete("v1/tenants/{tenantId}")]
    Task<DeletionRequestAnswer> EraseTenantAsync([Path] string tenantId, CancellationToken cancellationToken = default);

    /// <summary>How far a deletion request is.</summary>
    [Get("v1/deletion-requests/{id}")]
    Task<DeletionRequestAnswer> GetDeletionRequestAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>How full the rate limit's buckets are.</summary>
    [Get("v1/rate-limit-status")]
    Task<RateLimitStatus> GetRateLimitStatusAsync(CancellationToken cancellationToken = default);
}
