using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Query;

/// <summary><c>GET /api/v2/batches/{id}</c>: the given page.</summary>
internal static class GetBatch
{
    private static readonly string[] Expansions = ["results"];

    public static async Task<IResult> HandleAsync(
        string id, HttpRequest request, Project project, FileBatches batches, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var withResults = query.Choices("expand", Expansions).Count > 0;
        if (query.Refusal is { } refusal)
            return refusal;
        return await batches.ShowAsync(project, id, withResults, cancellationToken) is { } body
            ? Results.Json(body, FilesJson.Default.BatchBody)
            : Refusals.Unknown("Batch");
    }
}

/// <summary>
/// <c>GET /api/v2/batches</c>, newest first; filters <c>status</c>, <c>source_directory_id</c>, <c>created_at_on_or_…</c>.
/// </summary>
internal static class ListBatches
{
    public static async Task<IResult> HandleAsync(
        HttpRequest request, Project project, FileBatches batches, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var conditions = project.Conditions;
        if (query.Text("source_directory_id") is { } directory)
            conditions.Add(Where.Equal("directory", directory));
        var status = query.Choice("status", FileBatches.Statuses);
        query.AddTimes(conditions, "created_at", "created_at");
        var page = query.Page(time.GetUtcNow());
        if (query.Refusal is { } refusal)
            return refusal;
        return await page.AnswerAsync(
            conditions,
            (all, skip, take) => batches.ListAsync(all, status, skip, take, cancellationToken),
            FilesJson.Default.ListPageBatchBody);
    }
}
