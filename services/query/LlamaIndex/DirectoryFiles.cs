using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /api/v1/beta/directories/{id}/files</c>, in the order in which they came; filters <c>display_name</c>,
/// <c>display_name_contains</c>, <c>file_id</c>, <c>unique_id</c>, <c>updated_at_on_or_…</c>, <c>include_deleted</c>.
/// </summary>
internal static class ListDirectoryFiles
{
    private const int MostSearched = 5000;

    public static async Task<IResult> HandleAsync(
        string id,
        HttpRequest request,
        Project project,
        DirectoryCollection directories,
        DirectoryFileCollection entries,
        DownloadLinks links,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await directories.FindAsync(project, id, cancellationToken) is null)
            return Refusals.Unknown("Directory");
        var query = new QueryFields(request.Query);
        var conditions = DirectoryFileCollection.In(id);
        if (query.Flag("include_deleted"))
            conditions.RemoveAt(1);
        foreach (var field in new[] { "display_name", "file_id", "unique_id" })
        {
            if (query.Text(field) is { } value)
                conditions.Add(Where.Equal(field is "file_id" ? "file" : field, value));
        }

        query.AddTimes(conditions, "updated_at", "updated_at");
        var withLinks = query.Choices("expand", DownloadLinks.Expansions).Count > 0;
        var contains = query.Text("display_name_contains");
        var page = query.Page(time.GetUtcNow());
        if (query.Refusal is { } refusal)
            return refusal;
        if (contains is not null)
        {
            var found = await entries.QueryAsync(
                new Store.Query { Conditions = conditions, OrderBy = [new SortKey("created_at")], Take = MostSearched }, cancellationToken);
            conditions = [Where.Equal("directory", id), Where.AnyOf("unique_id", found
                .Where(entry => entry.Value.DisplayName.Contains(contains, StringComparison.OrdinalIgnoreCase))
                .Select(entry => entry.Value.UniqueId))];
        }

        return await page.AnswerAsync(
            entries,
            conditions,
            entry => DirectoryFileBody.Of(entry, withLinks ? links.To(request, entry.TenantId, entry.FileId) : null),
            FilesJson.Default.ListPageDirectoryFileBody,
            cancellationToken,
            new SortKey("created_at"));
    }
}

/// <summary><c>GET /api/v1/beta/directories/{id}/files/{fileId}</c>.</summary>
internal static class GetDirectoryFile
{
    public static async Task<IResult> HandleAsync(
        string id,
        string fileId,
        HttpRequest request,
        Project project,
        DirectoryFileCollection entries,
        DownloadLinks links,
        CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var withLink = query.Choices("expand", DownloadLinks.Expansions).Count > 0;
        if (query.Refusal is { } refusal)
            return refusal;
        return await entries.FindAsync(project, id, fileId, cancellationToken) is { } entry
            ? Results.Json(
                DirectoryFileBody.Of(entry, withLink ? links.To(request, entry.TenantId, entry.FileId) : null),
                FilesJson.Default.DirectoryFileBody)
            : Refusals.Unknown("Directory file");
    }
}
