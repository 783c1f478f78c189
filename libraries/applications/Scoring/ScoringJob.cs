namespace Shortlist.Applications;

/// <summary>How a scoring job stands, as Nova writes it. The last two are never left.</summary>
public static class ScoringStates
{
    /// <summary>Waiting or being scored.</summary>
    public const string Pending = "pending";

    /// <summary>Scored.</summary>
    public const string Completed = "completed";

    /// <summary>Could not be scored.</summary>
    public const string Failed = "failed";
}

/// <summary>What a score rests on, in sentences that a person can check against the CV.</summary>
/// <param name="Verdict">The whole in one or two sentences.</param>
/// <param name="Strengths">Criteria that are met, with the evidence.</param>
/// <param name="Concerns">What is missing or weak, missing must-haves first.</param>
/// <param name="InterviewFocus">Questions on what the CV does not prove.</param>
public sealed record Assessment(
    string Verdict, IReadOnlyList<string> Strengths, IReadOnlyList<string> Concerns, IReadOnlyList<string> InterviewFocus);

/// <summary>One application judged by one version of its job's criteria.</summary>
public sealed record ScoringJob
{
    /// <summary>The id that the surface shows.</summary>
    public required string Id { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The job, as the client calls it.</summary>
    public required string JobId { get; init; }

    /// <summary>The application, as the client calls it.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The criteria that it is judged by, fixed when it was queued (api-surfaces.md N8).</summary>
    public required string CriteriaVersionId { get; init; }

    /// <summary>Whether the application had been scored before.</summary>
    public bool IsRescore { get; init; }

    /// <summary>One of <see cref="ScoringStates"/>.</summary>
    public string Status { get; init; } = ScoringStates.Pending;

    /// <summary>1 to 10; null unless completed.</summary>
    public int? Score { get; init; }

    /// <summary>What the score rests on; null unless completed.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>Why it failed, one of <see cref="ScoringErrors"/>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Why it failed, for people.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When a worker first took it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was completed. Set once.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it failed. Set once.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The batch that it was first submitted in, as messages name it.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Whether its status is never left.</summary>
    public bool HasEnded() => Status is not ScoringStates.Pending;

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt() => CompletedAt ?? FailedAt;
}

/// <summary>A scoring job of an application.</summary>
/// <param name="ScoringJobId">The job's id.</param>
/// <param name="CriteriaVersionId">The criteria that it judges by.</param>
/// <param name="IsRescore">Whether the application had been scored before.</param>
public sealed record ScoringAttempt(string ScoringJobId, string CriteriaVersionId, bool IsRescore);

/// <summary>
/// Somebody's application for a job. Its first scoring job is what every later submission of it gives (api-surfaces.md §2.4),
/// whichever batch that comes in.
/// </summary>
public sealed record Application
{
    /// <summary>
    /// Random, and what everything about the application is derived from: made anew after it was erased, so that nothing
    /// leads back to what was.
    /// </summary>
    public required Guid Key { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The job, as the client calls it.</summary>
    public required string JobId { get; init; }

    /// <summary>The application, as the client calls it.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>Its scoring jobs, oldest first; at least one.</summary>
    public required IReadOnlyList<ScoringAttempt> Attempts { get; init; }

    /// <summary>The newest scoring job.</summary>
    public ScoringAttempt Newest() => Attempts[^1];
}

/// <summary>What became of a member whose application was erased: enough for the batch to keep its figures.</summary>
/// <param name="Succeeded">Whether it had been scored.</param>
/// <param name="EndedAt">When it ended, or when it was erased before that.</param>
public sealed record ErasedMember(bool Succeeded, DateTimeOffset EndedAt);

/// <summary>A member of a scoring batch.</summary>
/// <param name="ScoringJobId">Its scoring job.</param>
/// <param name="Erased">Set when its application was erased.</param>
public sealed record BatchMember(string ScoringJobId, ErasedMember? Erased = null);

/// <summary>An application that was not taken into a batch.</summary>
/// <param name="ApplicationId">The application, as the client calls it.</param>
/// <param name="Code">One of <see cref="ScoringErrors"/>, or <c>VALIDATION_ERROR</c>.</param>
/// <param name="Reason">What is wrong, in snake_case.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record RejectedApplication(string ApplicationId, string Code, string Reason, string Message);

/// <summary>
/// The members of a scoring batch. How far it is follows from its members' jobs, which it may share with other batches.
/// </summary>
public sealed record ScoringBatch
{
    /// <summary>The id that the surface shows.</summary>
    public required string Id { get; init; }

    /// <summary>The batch, as messages name it.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The job, as the client calls it.</summary>
    public required string JobId { get; init; }

    /// <summary>The members.</summary>
    public required IReadOnlyList<BatchMember> Members { get; init; }

    /// <summary>What was not taken in.</summary>
    public IReadOnlyList<RejectedApplication> Rejected { get; init; } = [];

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a scoring job reads: kept from the submission until the job has ended, and no longer.</summary>
public sealed record ScoringInput
{
    /// <summary>The scoring job.</summary>
    public required string ScoringJobId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The résumé as text.</summary>
    public string? Text { get; init; }

    /// <summary>Where the résumé is to be fetched from. May be signed: never logged, never told.</summary>
    public string? Url { get; init; }

    /// <summary>Where the uploaded résumé is kept.</summary>
    public string? BlobKey { get; init; }

    /// <summary>The name of the uploaded file.</summary>
    public string? FileName { get; init; }
}
