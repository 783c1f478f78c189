using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>The reading side of the Nova surface.</summary>
internal static class NovaReads
{
    public static void MapNova(this IEndpointRouteBuilder app)
    {
        var job = app.MapGroup("/v1/jobs/{jobId}");
        job.MapRead("/scoring-batches/{scoringBatchId}", GetScoringBatch.HandleAsync);
        job.MapRead("/applications/{applicationId}/scoring-jobs/{scoringJobId}", GetScoringJob.HandleAsync);
        job.MapRead("/applications/{applicationId}/score", GetScore.HandleAsync);
        job.MapRead("/criteria", GetCriteria.InForceAsync);
        job.MapRead("/criteria/versions", ListCriteriaVersions.HandleAsync);
        job.MapRead("/criteria/versions/current", GetCriteria.InForceAsync);
        job.MapRead("/criteria/versions/{criteriaVersionId}", GetCriteria.VersionAsync);

        app.MapRead("/v1/criteria-library", ListLibrary.HandleAsync);
        app.MapRead("/v1/criteria-library/{id}", GetLibraryCriterion.HandleAsync);
        app.MapRead("/v1/deletion-requests/{id}", GetDeletionRequest.HandleAsync);
    }
}
