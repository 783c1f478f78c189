using Shortlist.Leads;
using Shortlist.Store;
using Shortlist.Surfaces;

namespace Shortlist.Query;

/// <summary><c>GET /api/v1/roles</c>: the roles of the caller's organisations, newest first; filters <c>organizationId</c>, <c>status</c>.</summary>
internal static class ListRoles
{
    public static async Task<IResult> HandleAsync(
        HttpRequest request, Caller caller, RoleCollection roles, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var refusal))
            return refusal!;

        List<Condition> conditions = [Where.Equal("tenant", caller.TenantId)];
        if (!caller.SeesAllOrganizations)
            conditions.Add(Where.AnyOf("organization", caller.Organizations));
        if (request.Query["organizationId"] is [{ Length: > 0 } organizationId])
            conditions.Add(Where.Equal("organization", organizationId));
        if (request.Query["status"] is [{ Length: > 0 } status])
            conditions.Add(Where.Equal("status", status));

        var total = await roles.CountAsync(conditions, cancellationToken);
        var rows = await roles.QueryAsync(
            new Store.Query
            {
                Conditions = conditions,
                OrderBy = [new SortKey("created_at", Descending: true)],
                Skip = paging.Skip,
                Take = paging.PageSize,
            },
            cancellationToken);
        return Results.Json(
            new PageOf<RoleBody>([.. rows.Select(row => RoleBody.Of(row.Value))], paging.Of(total)), TalentRayJson.Default.PageOfRoleBody);
    }
}

/// <summary><c>GET /api/v1/roles/{id}</c>.</summary>
internal static class GetRole
{
    public static async Task<IResult> HandleAsync(string id, Caller caller, RoleCollection roles, CancellationToken cancellationToken) =>
        await roles.FindVisibleAsync(id, caller, cancellationToken) is { } role
            ? Results.Json(RoleBody.Of(role), TalentRayJson.Default.RoleBody)
            : SurfaceError.NotFound();
}
