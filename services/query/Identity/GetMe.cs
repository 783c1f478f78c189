using Shortlist.Leads;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Query;

/// <summary><c>GET /api/v1/me</c>: the user that the key acts as, and the key. Needs no scope.</summary>
internal static class GetMe
{
    public static async Task<IResult> HandleAsync(Caller caller, UserCollection users, CancellationToken cancellationToken) =>
        await users.FindInTenantAsync(caller.TenantId, caller.UserId, cancellationToken) is { } user
            ? Results.Json(
                new MeBody(
                    new MeUser(user.Id, user.Email, user.Role.ToWire()), new MeAuth("api_key", caller.KeyId, caller.Scopes)),
                TalentRayJson.Default.MeBody)
            : SurfaceError.Unauthorized();
}
