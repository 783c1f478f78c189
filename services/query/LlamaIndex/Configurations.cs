using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /api/v1/beta/configurations</c>, newest first; filters <c>name</c>, <c>product_type</c>. There is one version of each name,
/// so <c>latest_only</c> changes nothing.
/// </summary>
internal static class ListConfigurations
{
    private static readonly string[] ProductTypes = ["parse_v2", "extract_v2", "classify_v2", "split_v1", "spreadsheet_v1", "unknown"];

    public static async Task<IResult> HandleAsync(
        HttpRequest request, Project project, ConfigurationCollection configurations, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var conditions = project.Conditions;
        query.Flag("latest_only");
        if (query.Text("name") is { } name)
            conditions.Add(Where.Equal("name", name));
        if (query.Choices("product_type", ProductTypes) is { Count: > 0 } products)
            conditions.Add(Where.AnyOf("product", products));
        var page = query.Page(time.GetUtcNow());
        return query.Refusal is { } refusal
            ? refusal
            : await page.AnswerAsync(configurations, conditions, ConfigurationBody.Of, FilesJson.Default.ListPageConfigurationBody, cancellationToken);
    }
}

/// <summary><c>GET /api/v1/beta/configurations/{id}</c>.</summary>
internal static class GetConfiguration
{
    public static async Task<IResult> HandleAsync(
        string id, Project project, ConfigurationCollection configurations, CancellationToken cancellationToken) =>
        await configurations.FindAsync(project, id, cancellationToken) is { } configuration
            ? Results.Json(ConfigurationBody.Of(configuration), FilesJson.Default.ConfigurationBody)
            : Refusals.Unknown("Configuration");
}
