namespace Shortlist.Contracts;

/// <summary>Which application an event tells of. Holds no word of its CV: the assessment is read through the API.</summary>
public sealed record ApplicationFacts
{
    /// <summary>The scoring job, as the Nova surface names it.</summary>
    public required string ScoringJobId { get; init; }

    /// <summary>Whom the data belongs to: tenant, world and <c>X-Tenant-Id</c>, such as <c>tenant_demo/test/acme</c>.</summary>
    public required string TenantId { get; init; }

    /// <summary>The job, as the client calls it.</summary>
    public required string JobId { get; init; }

    /// <summary>The application, as the client calls it.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The version of the criteria that it was judged by.</summary>
    public required string CriteriaVersionId { get; init; }

    /// <summary>Whether the application had been scored before.</summary>
    public required bool IsRescore { get; init; }
}

/// <summary>An application was scored.</summary>
public sealed record ApplicationScored
{
    /// <summary>The application.</summary>
    public required ApplicationFacts Application { get; init; }

    /// <summary>1 to 10.</summary>
    public required int Score { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>An application could not be scored.</summary>
public sealed record ApplicationScoringFailed
{
    /// <summary>The application.</summary>
    public required ApplicationFacts Application { get; init; }

    /// <summary>Why, as the code that the API shows, such as <c>RESUME_ENCRYPTED</c> or <c>TASK_STUCK</c>.</summary>
    public required string Code { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
