using System.Text.Json.Serialization.Metadata;
using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Query;

/// <summary>Lists jobs of a product.</summary>
internal static class JobList
{
    private static readonly string[] Statuses = [.. JobStatuses.All, "THROTTLED"];

    public static async Task<IResult> AnswerAsync<TBody>(
        HttpRequest request,
        Project project,
        string product,
        JobCollection jobs,
        TimeProvider time,
        IReadOnlyList<string> expansions,
        Func<FileJob, TBody> body,
        JsonTypeInfo<ListPage<TBody>> json,
        CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var conditions = project.Conditions;
        conditions.Add(Where.Equal("product", product));
        if (query.Choice("status", Statuses) is { } status)
            conditions.Add(Where.Equal("status", status));
        if (query.Text("configuration_id") is { } configuration)
            conditions.Add(Where.Equal("configuration", configuration));
        if (query.Text("file_input") is { } input)
            conditions.Add(Where.Equal("file_input", input));
        query.AddTimes(conditions, "created_at", "created_at");
        query.Choices("expand", expansions);
        var ids = query.Texts("job_ids");
        var page = query.Page(time.GetUtcNow());
        if (query.Refusal is { } refusal)
            return refusal;
        if (ids.Count == 0)
            return await page.AnswerAsync(jobs, conditions, body, json, cancellationToken);

        var found = await jobs.FindManyAsync([.. ids.Distinct(StringComparer.Ordinal)], cancellationToken);
        return Results.Json(
            new ListPage<TBody>([.. found.Where(job => project.Owns(job.Value) && job.Value.Product == product).Select(job => body(job.Value))], null, null),
            json);
    }
}
