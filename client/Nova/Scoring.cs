namespace Shortlist.Client.Nova;

/// <summary>A batch and its scoring jobs.</summary>
public sealed record ScoringBatchPage
{
    /// <summary>How far it is.</summary>
    public required ScoringBatch Batch { get; init; }

    /// <summary>Its jobs, in the order in which they were queued.</summary>
    public required IReadOnlyList<ScoringJob> ScoringJobs { get; init; }

    /// <summary>What was not taken in.</summary>
    public IReadOnlyList<RejectedApplication> RejectedApplications { get => field ?? []; init; }
}

/// <summary>How far a batch is.</summary>
/// <param name="Id">The batch.</param>
/// <param name="JobId">The job.</param>
/// <param name="Status"><c>pending</c>, <c>completed</c>, or <c>failed</c> when it has ended and at least one job failed.</param>
/// <param name="TotalJobs">Jobs in it.</param>
/// <param name="CompletedJobs">Jobs that were scored.</param>
/// <param name="FailedJobs">Jobs that failed.</param>
/// <param name="CreatedAt">When it was submitted.</param>
/// <param name="CompletedAt">When the last job ended.</param>
public sealed record ScoringBatch(
    string Id,
    string JobId,
    string Status,
    int TotalJobs,
    int CompletedJobs,
    int FailedJobs,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt);

/// <summary>One application judged by one version of criteria.</summary>
/// <param name="Id">The scoring job.</param>
/// <param name="CriteriaVersionId">The criteria.</param>
/// <param name="JobId">The job.</param>
/// <param name="ApplicationId">The application.</param>
/// <param name="Status"><c>pending</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="IsRescore">Whether the application had been scored before.</param>
/// <param name="Score">1 to 10, when completed.</param>
/// <param name="Assessment">What the score rests on, when completed.</param>
/// <param name="ErrorCode">Why it failed, such as <c>RESUME_ENCRYPTED</c>.</param>
/// <param name="ErrorMessage">Why it failed, for people.</param>
/// <param name="QueuedAt">When it was submitted.</param>
/// <param name="StartedAt">When it was begun.</param>
/// <param name="CompletedAt">When it was completed.</param>
/// <param name="FailedAt">When it failed.</param>
public sealed record ScoringJob(
    string Id,
    string CriteriaVersionId,
    string JobId,
    string ApplicationId,
    string Status,
    bool IsRescore,
    int? Score,
    Assessment? Assessment,
    string? ErrorCode,
    string? ErrorMessage,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? FailedAt);

/// <summary>A scoring job by itself.</summary>
public sealed record ScoringJobAnswer(ScoringJob ScoringJob);

/// <summary>What a score rests on.</summary>
/// <param name="Verdict">The whole in one or two sentences.</param>
/// <param name="Strengths">What is met, with the evidence.</param>
/// <param name="Concerns">What is missing, must-haves first.</param>
/// <param name="InterviewFocus">Questions on what is unproven.</param>
public sealed record Assessment(
    string Verdict, IReadOnlyList<string> Strengths, IReadOnlyList<string> Concerns, IReadOnlyList<string> InterviewFocus);

/// <summary>The answer to a submission.</summary>
public sealed record SubmittedBatch
{
    /// <summary>The batch.</summary>
    public required ScoringBatch Batch { get; init; }

    /// <summary>Its jobs, by application.</summary>
    public required IReadOnlyList<string> ScoringJobIds { get; init; }

    /// <summary>What was taken in.</summary>
    public IReadOnlyList<AcceptedApplication> AcceptedApplications { get => field ?? []; init; }

    /// <summary>What was not.</summary>
    public IReadOnlyList<RejectedApplication> RejectedApplications { get => field ?? []; init; }
}

/// <summary>An application that was taken in.</summary>
public sealed record AcceptedApplication(string ApplicationId, string ScoringJobId);

/// <summary>An application that was not taken in.</summary>
public sealed record RejectedApplication(string ApplicationId, Rejection Error);

/// <summary>Why an application was not taken in.</summary>
/// <param name="Message">For people.</param>
/// <param name="Reason">In snake_case.</param>
/// <param name="Code">As errors have it.</param>
public sealed record Rejection(string Message, string Reason, string? Code);

/// <summary>A deletion request by itself.</summary>
public sealed record DeletionRequestAnswer(DeletionRequest DeletionRequest);

/// <summary>That somebody asked for data to be erased.</summary>
public sealed record DeletionRequest(
    string Id,
    string Status,
    string Target,
    string TenantId,
    string? JobId,
    string? ApplicationId,
    DateTimeOffset RequestedAt,
    DateTimeOffset? CompletedAt);

/// <summary>How full the buckets are.</summary>
public sealed record RateLimitStatus(string Environment, IReadOnlyList<RateLimitBucket> Buckets);

/// <summary>One bucket of the rate limit.</summary>
/// <param name="Bucket">Its name.</param>
/// <param name="Limit">Tokens it holds and gains in a second.</param>
/// <param name="Remaining">Tokens left.</param>
/// <param name="ResetAt">The Unix second at which it is full again.</param>
/// <param name="InFlight">Requests at work.</param>
/// <param name="MaxInFlight">The most requests at work; null for any number.</param>
public sealed record RateLimitBucket(string Bucket, int Limit, int Remaining, long ResetAt, int InFlight, int? MaxInFlight);
