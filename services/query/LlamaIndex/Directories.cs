using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Query;

/// <summary><c>GET /api/v1/beta/directories</c>, newest first; filters <c>name</c>, <c>type</c>, <c>types</c>, <c>include_deleted</c>.</summary>
internal static class ListDirectories
{
    private static readonly string[] Types = ["user", "index", "ephemeral"];

    public static async Task<IResult> HandleAsync(
        HttpRequest request, Project project, DirectoryCollection directories, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var conditions = project.Conditions;
        if (!query.Flag("include_deleted"))
            conditions.Add(Where.Equal("state", Existence.There));
        if (query.Text("name") is { } name)
            conditions.Add(Where.Equal("name", name));
        var types = query.Choices("types", Types).Concat(query.Choices("type", Types)).ToList();
        if (types.Count > 0)
            conditions.Add(Where.AnyOf("type", types));
        var page = query.Page(time.GetUtcNow());
        return query.Refusal is { } refusal
            ? refusal
            : await page.AnswerAsync(directories, conditions, DirectoryBody.Of, FilesJson.Default.ListPageDirectoryBody, cancellationToken);
    }
}

/// <summary><c>GET /api/v1/beta/directories/{id}</c>.</summary>
internal static class GetDirectory
{
    public static async Task<IResult> HandleAsync(string id, Project project, DirectoryCollection directories, CancellationToken cancellationToken) =>
        await directories.FindAsync(project, id, cancellationToken) is { } directory
            ? Results.Json(DirectoryBody.Of(directory), FilesJson.Default.DirectoryBody)
            : Refusals.Unknown("Directory");
}
