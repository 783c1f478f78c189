using Shortlist.Applications;

namespace Shortlist.Query;

/// <summary><c>GET /v1/jobs/{jobId}/scoring-batches/{scoringBatchId}</c>: the given page.</summary>
internal static class GetScoringBatch
{
    public static async Task<IResult> HandleAsync(
        string jobId, string scoringBatchId, NovaTenant tenant, ScoringBatches batches, CancellationToken cancellationToken) =>
        await batches.PageAsync(tenant, jobId, scoringBatchId, cancellationToken) is { } page
            ? Results.Json(page, NovaJson.Default.ScoringBatchPage)
            : NovaErrors.BatchNotFound();
}

/// <summary><c>GET /v1/jobs/{jobId}/applications/{applicationId}/scoring-jobs/{scoringJobId}</c>.</summary>
internal static class GetScoringJob
{
    public static async Task<IResult> HandleAsync(
        string jobId,
        string applicationId,
        string scoringJobId,
        NovaTenant tenant,
        ScoringJobCollection jobs,
        CancellationToken cancellationToken) =>
        await jobs.FindAsync(scoringJobId, cancellationToken) is { Value: var job }
        && job.TenantId == tenant.Id && job.JobId == jobId && job.ApplicationId == applicationId
            ? Answer(job)
            : NovaErrors.ScoringJobNotFound();

    /// <summary>The job by itself.</summary>
    internal static IResult Answer(ScoringJob job) =>
        Results.Json(new ScoringJobEnvelope(ScoringJobBody.Of(job)), NovaJson.Default.ScoringJobEnvelope);
}

/// <summary>
/// <c>GET /v1/jobs/{jobId}/applications/{applicationId}/score</c>: the newest result of an application; while there is none, its
/// newest scoring job.
/// </summary>
internal static class GetScore
{
    public static async Task<IResult> HandleAsync(
        string jobId,
        string applicationId,
        NovaTenant tenant,
        ApplicationCollection applications,
        ScoringJobCollection jobs,
        CancellationToken cancellationToken)
    {
        var id = ApplicationCollection.IdOf(tenant.Id, jobId, applicationId);
        if (await applications.FindAsync(id, cancellationToken) is not { Value: var application })
            return NovaErrors.ScoringJobNotFound();
        var found = await jobs.FindManyAsync([.. application.Attempts.Select(attempt => attempt.ScoringJobId)], cancellationToken);
        var newest = found.Select(each => each.Value)
            .OrderBy(job => job.Status == ScoringStates.Completed)
            .ThenBy(job => job.CompletedAt ?? job.QueuedAt)
            .LastOrDefault();
        return newest is null ? NovaErrors.ScoringJobNotFound() : GetScoringJob.Answer(newest);
    }
}
