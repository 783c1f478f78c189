using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Query;

/// <summary><c>GET /api/v1/beta/files</c>, newest first; filters <c>file_name</c>, <c>external_file_id</c>, <c>file_ids</c>.</summary>
internal static class ListFiles
{
    private static readonly string[] Orders = ["created_at", "name", "id"];

    public static async Task<IResult> HandleAsync(
        HttpRequest request,
        Project project,
        StoredFileCollection files,
        DownloadLinks links,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var conditions = project.Conditions;
        conditions.Add(Where.Equal("state", Existence.There));
        if (query.Text("file_name") is { } name)
            conditions.Add(Where.Equal("name", name));
        if (query.Text("external_file_id") is { } external)
            conditions.Add(Where.Equal("external_id", external));
        var ids = query.Texts("file_ids");
        var order = query.Choice("order_by", Orders);
        var withLinks = query.Choices("expand", DownloadLinks.Expansions).Count > 0;
        var page = query.Page(time.GetUtcNow());
        if (query.Refusal is { } refusal)
            return refusal;
        FileBody Show(StoredFile file) => FileBody.Of(file, withLinks ? links.To(request, file.TenantId, file.Id) : null);
        if (ids.Count > 0)
        {
            var found = await files.FindManyAsync([.. ids.Distinct(StringComparer.Ordinal)], cancellationToken);
            return Results.Json(
                new ListPage<FileBody>([.. found.Where(file => project.Owns(file.Value) && file.Value.DeletedAt is null).Select(file => Show(file.Value))], null, null),
                FilesJson.Default.ListPageFileBody);
        }

        // Ids sort like times: they begin with one.
        var sort = order switch
        {
            "name" => new SortKey("name"),
            "id" => new SortKey("created_at"),
            _ => new SortKey("created_at", Descending: true),
        };
        return await page.AnswerAsync(files, conditions, Show, FilesJson.Default.ListPageFileBody, cancellationToken, sort);
    }
}

/// <summary><c>GET /api/v1/beta/files/{id}</c>.</summary>
internal static class GetFile
{
    public static async Task<IResult> HandleAsync(
        string id, HttpRequest request, Project project, StoredFileCollection files, DownloadLinks links, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var withLink = query.Choices("expand", DownloadLinks.Expansions).Count > 0;
        if (query.Refusal is { } refusal)
            return refusal;
        return await files.FindAsync(project, id, cancellationToken) is { } file
            ? Results.Json(FileBody.Of(file, withLink ? links.To(request, file.TenantId, file.Id) : null), FilesJson.Default.FileBody)
            : Refusals.Unknown("File");
    }
}

/// <summary><c>GET /api/v1/beta/files/{id}/content</c>: a link to the bytes that works without a key, for an hour.</summary>
internal static class GetFileContent
{
    public static async Task<IResult> HandleAsync(
        string id, HttpRequest request, Project project, StoredFileCollection files, DownloadLinks links, CancellationToken cancellationToken) =>
        await files.FindAsync(project, id, cancellationToken) is { } file
            ? Results.Json(links.To(request, file.TenantId, file.Id), FilesJson.Default.DownloadUrl)
            : Refusals.Unknown("File");
}
