using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>A request that may come in: who makes it, with which key, and the token that tells the services so.</summary>
/// <param name="Caller">Who makes it.</param>
/// <param name="Key">The key; null for credentials that are not kept here, such as tokens that partners sign.</param>
/// <param name="Token">What the services believe.</param>
internal sealed record Admission(Caller Caller, ApiKey? Key, string Token);

/// <summary>Turns a credential into an admission.</summary>
internal sealed class Admissions(ApiKeys keys, UserCollection users, InternalTokens tokens, TimeProvider time) : IDisposable
{
    private readonly AdmissionCache _given = new(tokens, time);

    /// <summary>
    /// The admission, or null. The key is read from the store every time, so that revoking works at once; what follows from it
    /// is kept for some seconds, as long as the key does not change.
    /// </summary>
    public async Task<Admission?> FindAsync(Surface surface, string? credential, CancellationToken cancellationToken)
    {
        if (credential is null || await keys.FindLiveAsync(surface, credential, cancellationToken) is not { } found)
            return null;

        var version = (found.Value.Hash, found.Version);
        if (_given.Find(version) is { } given)
            return given;

        return await users.FindInTenantAsync(found.Value.TenantId, found.Value.UserId, cancellationToken) is { } user
            ? _given.Give(version, CallerOf(found.Value, user), found.Value)
            : null;
    }

    public void Dispose() => _given.Dispose();

    private static Caller CallerOf(ApiKey key, User user) => new()
    {
        Surface = key.Surface,
        TenantId = key.TenantId,
        UserId = user.Id,
        KeyId = key.Id,
        Role = user.Role,
        Scopes = key.Scopes,
        SeesAllOrganizations = user.Role is UserRole.Admin && key.Organizations is null,
        Organizations = (user.Role, key.Organizations) switch
        {
            (_, null) => user.Organizations,
            (UserRole.Admin, { } narrowed) => narrowed,
            (_, { } narrowed) => [.. user.Organizations.Intersect(narrowed, StringComparer.Ordinal)],
        },
        Environment = key.Environment,
    };
}
