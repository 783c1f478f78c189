using Shortlist.Files;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /api/v2/extract</c>, newest first, without results; filters <c>status</c>, <c>configuration_id</c>, <c>file_input</c>,
/// <c>created_at_on_or_…</c>, <c>job_ids</c>.
/// </summary>
internal static class ListExtractJobs
{
    public static Task<IResult> HandleAsync(
        HttpRequest request, Project project, JobCollection jobs, TimeProvider time, CancellationToken cancellationToken) =>
        JobList.AnswerAsync(
            request,
            project,
            Products.Extract,
            jobs,
            time,
            ["configuration", "extract_metadata"],
            job => ExtractJobBody.Of(job),
            FilesJson.Default.ListPageExtractJobBody,
            cancellationToken);
}

/// <summary>
/// <c>GET /api/v2/extract/{id}</c>. <c>expand</c> asks for <c>configuration</c>, <c>extract_metadata</c> (there by itself when the
/// parameters asked for sources or confidences) and <c>usage</c>.
/// </summary>
internal static class GetExtractJob
{
    private static readonly string[] Expansions = ["configuration", "extract_metadata", "usage"];

    public static async Task<IResult> HandleAsync(
        string id,
        HttpRequest request,
        Project project,
        JobCollection jobs,
        ExtractResultCollection results,
        SnapshotCollection snapshots,
        CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var expand = query.Choices("expand", Expansions);
        if (query.Refusal is { } refusal)
            return refusal;
        if (await jobs.FindAsync(project, Products.Extract, id, cancellationToken) is not { } job)
            return Refusals.Unknown("Job");

        var result = job.ResultId is { } resultId ? (await results.FindAsync(resultId, cancellationToken))?.Value : null;
        var body = ExtractJobBody.Of(job, result);
        if (expand.Contains("usage", StringComparer.Ordinal))
            body = body with { Usage = new(0) };
        if (expand.Contains("configuration", StringComparer.Ordinal))
            body = body with { Configuration = (await snapshots.FindAsync(job.SnapshotId, cancellationToken))?.Value.Parameters };
        if (result is not null && (result.FieldMetadata is not null || expand.Contains("extract_metadata", StringComparer.Ordinal)))
            body = body with { ExtractMetadata = new(result.FieldMetadata, null, job.Tier) };
        return Results.Json(body, FilesJson.Default.ExtractJobBody);
    }
}
