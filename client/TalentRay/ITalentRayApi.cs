using RestEase;

namespace Shortlist.Client.TalentRay;

/// <summary>
/// The TalentRay surface, call by call. Each call names the scope that the key needs; what the key's organisations do not reach
/// looks as if it did not exist. Pages count from 0, hold 20 rows by default and 100 at most. Refusals are
/// <see cref="ShortlistApiException"/>.
/// </summary>
public interface ITalentRayApi : IDisposable
{
    /// <summary>Who the key acts as, and what it may do. Needs no scope.</summary>
    [Get("api/v1/me")]
    Task<Me> GetMeAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits CVs (Shortlist's extension; scope <c>cv-screening:write</c>). Returns as soon as the batch is stored; it is in
    /// <see cref="Response{T}.GetContent"/> and can be read at once, its address in the <c>Location</c> header.
    /// </summary>
    [Post("api/v1/cv-screening/batches")]
    Task<Response<CvBatch>> SubmitBatchAsync([Body] CvUpload upload, CancellationToken cancellationToken = default);

    /// <summary>The batches of the visible organisations, newest first (extension; scope <c>cv-screening:read</c>).</summary>
    [Get("api/v1/cv-screening/batches")]
    Task<Page<CvBatchSummary>> ListBatchesAsync(
        [Query] int? page = null, [Query] int? pageSize = null, CancellationToken cancellationToken = default);

    /// <summary>How far a batch is, and a page of its members (scope <c>cv-screening:read</c>).</summary>
    [Get("api/v1/cv-screening/batches/{batchId}")]
    Task<CvBatch> GetBatchAsync(
        [Path] string batchId, [Query] int? page = null, [Query] int? pageSize = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stops a batch (extension; scope <c>cv-screening:write</c>): what is done stays, what is not begun fails as <c>cancelled</c>.
    /// </summary>
    [Post("api/v1/cv-screening/batches/{batchId}/cancel")]
    Task<CvBatch> CancelBatchAsync([Path] string batchId, CancellationToken cancellationToken = default);

    /// <summary>Leads, newest first (scope <c>sourcing:read</c>). Filters that match nothing give an empty page.</summary>
    /// <param name="page">From 0.</param>
    /// <param name="pageSize">1 to 100.</param>
    /// <param name="roleId">Only leads linked to this role.</param>
    /// <param name="status">Only leads of this status, such as <c>parsed</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("api/v1/sourcing")]
    Task<Page<PotentialCandidate>> ListLeadsAsync(
        [Query] int? page = null,
        [Query] int? pageSize = null,
        [Query] string? roleId = null,
        [Query] string? status = null,
        CancellationToken cancellationToken = default);

    /// <summary>Makes a lead by hand (scope <c>sourcing:write</c>).</summary>
    [Post("api/v1/sourcing")]
    Task<PotentialCandidate> CreateLeadAsync([Body] NewLead lead, CancellationToken cancellationToken = default);

    /// <summary>A lead, with what screening its CV came to (scope <c>sourcing:read</c>).</summary>
    [Get("api/v1/sourcing/{id}")]
    Task<PotentialCandidate> GetLeadAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>Changes what is given and leaves the rest (scope <c>sourcing:write</c>).</summary>
    [Patch("api/v1/sourcing/{id}")]
    Task<PotentialCandidate> UpdateLeadAsync([Path] string id, [Body] LeadUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Removes a lead, its links and its CV (scope <c>sourcing:write</c>). Batches no longer count it.</summary>
    [Delete("api/v1/sourcing/{id}")]
    Task DeleteLeadAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// What was read from a lead's CV, each finding with where it stands and how sure it is (extension; scope
    /// <c>sourcing:read</c>).
    /// </summary>
    [Get("api/v1/sourcing/{id}/cv")]
    Task<CvReading> GetCvAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>Roles (scope <c>roles:read</c>).</summary>
    [Get("api/v1/roles")]
    Task<Page<Role>> ListRolesAsync(
        [Query] int? page = null,
        [Query] int? pageSize = null,
        [Query] string? organizationId = null,
        [Query] string? status = null,
        CancellationToken cancellationToken = default);

    /// <summary>Makes a role (extension; scope <c>roles:write</c>).</summary>
    [Post("api/v1/roles")]
    Task<Role> CreateRoleAsync([Body] NewRole role, CancellationToken cancellationToken = default);

    /// <summary>A role (scope <c>roles:read</c>).</summary>
    [Get("api/v1/roles/{id}")]
    Task<Role> GetRoleAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>Makes an API key. Needs an admin. The answer is the only place where the key itself ever stands.</summary>
    [Post("api/admin/api-keys")]
    Task<AdminResult<CreatedApiKey>> CreateApiKeyAsync([Body] NewApiKey key, CancellationToken cancellationToken = default);

    /// <summary>The tenant's API keys, newest first, revoked ones among them. Needs an admin.</summary>
    [Get("api/admin/api-keys")]
    Task<Page<ApiKeyInfo>> ListApiKeysAsync(
        [Query] int? page = null, [Query] int? pageSize = null, CancellationToken cancellationToken = default);

    /// <summary>An API key. Needs an admin.</summary>
    [Get("api/admin/api-keys/{id}")]
    Task<AdminResult<ApiKeyInfo>> GetApiKeyAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>Revokes an API key; from the answer on it is refused. Needs an admin.</summary>
    [Delete("api/admin/api-keys/{id}")]
    Task<AdminResult<ApiKeyInfo>> RevokeApiKeyAsync([Path] string id, CancellationToken cancellationToken = default);

    /// <summary>What an API key was used for, newest first. Needs an admin. The log trails the calls by a moment.</summary>
    /// <param name="id">The key's id.</param>
    /// <param name="limit">Entries, 1 to 200; 50 by default.</param>
    /// <param name="before">Only entries before this; <see cref="UsagePagination.NextBefore"/> of the page before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Get("api/admin/api-keys/{id}/usage")]
    Task<UsagePage> GetApiKeyUsageAsync(
        [Path] string id, [Query] int? limit = null, [Query] DateTimeOffset? before = null, CancellationToken cancellationToken = default);
}
