using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary><c>GET /partner/schema-definitions</c>, by name, and <c>GET /partner/schema-definitions/{idOrName}</c>.</summary>
internal static class ReadSchemas
{
    public static async Task<IResult> GetAsync(
        string idOrName, Caller caller, SchemaCatalog schemas, CancellationToken cancellationToken) =>
        await schemas.FindAsync(caller.PartnerId!, idOrName, cancellationToken) is { } found
            ? Results.Json(new ReachAnswer<SchemaView>(SchemaView.Of(found.Value)), ReachJson.Default.ReachAnswerSchemaView)
            : SurfaceError.NotFound("There is no such schema definition.");

    public static async Task<IResult> ListAsync(
        HttpRequest request, Caller caller, SchemaCatalog schemas, CancellationToken cancellationToken)
    {
        var query = new ReachQuery(request.Query);
        var limit = query.Limit();
        var after = query.Cursor();
        if (query.Refusal is { } refusal)
            return refusal;

        // A partner has few schemas; their names are unique whatever their case.
        var all = (await schemas.AllAsync(caller.PartnerId!, cancellationToken))
            .OrderBy(schema => schema.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var left = all.Where(schema => after is null || string.Compare(schema.Name, after, StringComparison.OrdinalIgnoreCase) > 0).ToList();
        var rows = left.Take(limit).Select(SchemaView.Of).ToList();
        return Results.Json(
            new ReachAnswer<ReachPage<SchemaView>>(
                new(rows, new(left.Count > limit, all.Count, left.Count > limit ? ReachQuery.CursorOf(rows[^1].Name) : null))),
            ReachJson.Default.ReachAnswerReachPageSchemaView);
    }
}
