using Shortlist.Leads;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary>
/// <c>GET /api/v1/sourcing</c>: the given page. Newest first, then by id (api-surfaces.md T5); a role or status that
/// nothing has gives an empty page (T6).
/// </summary>
internal static class ListLeads
{
    public static async Task<IResult> HandleAsync(
        HttpRequest request, Caller caller, LeadCollection leads, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var refusal))
            return refusal!;

        var conditions = LeadCollection.VisibleTo(caller);
        if (request.Query["roleId"] is [{ Length: > 0 } roleId])
            conditions.Add(Where.Equal("roles", roleId));
        if (request.Query["status"] is [{ Length: > 0 } status])
            conditions.Add(Where.Equal("status", status));

        var total = await leads.CountAsync(conditions, cancellationToken);
        var rows = paging.Skip >= total ? [] : await leads.NewestAsync(conditions, paging, cancellationToken);
        return Results.Json(new PageOf<ReadyJson>(rows, paging.Of(total)), TalentRayJson.Default.PageOfReadyJson);
    }
}
