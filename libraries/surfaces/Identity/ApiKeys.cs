using System.Security.Cryptography;
using System.Text;
using Shortlist.Store;

namespace Shortlist.Surfaces.Identity;

/// <summary>What a new key shall be.</summary>
public sealed record NewApiKey
{
    /// <summary>The surface it is for.</summary>
    public required Surface Surface { get; init; }

    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>The user it acts as.</summary>
    public required string UserId { get; init; }

    /// <summary>What to call it; at most 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it may be used for; see <see cref="Identity.Scopes"/>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>When given, narrows the user's organisations to these.</summary>
    public IReadOnlyList<string>? Organizations { get; init; }

    /// <summary><c>live</c> or <c>test</c>; picks the prefix of Nova's keys.</summary>
    public string Environment { get; init; } = "live";

    /// <summary>How long it is good for; null for ever.</summary>
    public TimeSpan? Lifetime { get; init; }
}

/// <summary>A key just made: the only moment at which its text is known.</summary>
/// <param name="Token">The key itself. Show it once, keep it nowhere.</param>
/// <param name="Key">What is kept of it.</param>
public sealed record IssuedApiKey(string Token, ApiKey Key);

/// <summary>Makes, finds and revokes keys.</summary>
public sealed class ApiKeys(ApiKeyCollection keys, TimeProvider time)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SecretLength = 64;
    private const int StartLength = 8;
    private const int IdLength = 22;
    private const int MaxTokenLength = 256;

    /// <summary>Makes a key. The user must exist.</summary>
    /// <exception cref="ArgumentException">The surface has no keys of this kind (Reach signs tokens instead).</exception>
    public async Task<IssuedApiKey> CreateAsync(NewApiKey request, CancellationToken cancellationToken)
    {
        var prefix = PrefixOf(request.Surface, request.Environment);
        var token = prefix + RandomNumberGenerator.GetString(Alphabet, SecretLength);
        var now = time.GetUtcNow();
        var key = new ApiKey
        {
            Hash = HashOf(token),
            Id = "key_" + RandomNumberGenerator.GetString(Alphabet, IdLength),
            TenantId = request.TenantId,
            Surface = request.Surface,
            Name = request.Name,
            UserId = request.UserId,
            Prefix = prefix,
            Start = token[..StartLength],
            Scopes = request.Scopes,
            Organizations = request.Organizations,
            Environment = request.Environment,
            CreatedAt = now,
            ExpiresAt = now + request.Lifetime,
        };
        if (!await keys.InsertAsync(key, cancellationToken))
            throw new InvalidOperationException("Two random keys were equal: the system's random source is broken.");

        return new IssuedApiKey(token, key);
    }

    /// <summary>
    /// The live key with this text, or null: unknown, revoked, expired and other surfaces' keys look alike. It is read from the
    /// store each time, so that a revoked key is refused at once, by every gateway.
    /// </summary>
    public async Task<Versioned<ApiKey>?> FindLiveAsync(Surface surface, string token, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > MaxTokenLength)
            return null;

        var hash = HashOf(token);
        var found = await keys.FindAsync(hash, cancellationToken);
        return found is { Value: var key }
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(key.Hash))
            && key.Surface == surface
            && key.IsAliveAt(time.GetUtcNow())
                ? found
                : null;
    }

    /// <summary>A tenant's key by its public id, or null.</summary>
    public async Task<ApiKey?> FindAsync(string tenantId, string id, CancellationToken cancellationToken)
    {
        var found = await keys.QueryAsync(
            new Query { Conditions = [Where.Equal("key_id", id), Where.Equal("tenant", tenantId)], Take = 1 }, cancellationToken);
        return found is [var only] ? only.Value : null;
    }

    /// <summary>A page of a tenant's keys, newest first, revoked and expired ones among them.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(string tenantId, int skip, int take, CancellationToken cancellationToken)
    {
        var found = await keys.QueryAsync(
            new Query
            {
                Conditions = [Where.Equal("tenant", tenantId)],
                OrderBy = [new SortKey("created", Descending: true)],
                Skip = skip,
                Take = take,
            },
            cancellationToken);
        return [.. found.Select(each => each.Value)];
    }

    /// <summary>How many keys a tenant has, revoked and expired ones among them.</summary>
    public Task<long> CountAsync(string tenantId, CancellationToken cancellationToken) =>
        keys.CountAsync([Where.Equal("tenant", tenantId)], cancellationToken);

    /// <summary>
    /// Revokes a key from now on; one that is revoked keeps its time. Null when the tenant has no such key.
    /// </summary>
    public async Task<ApiKey?> RevokeAsync(string tenantId, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenantId, id, cancellationToken) is not { } key)
            return null;

        return await keys.UpdateAsync(
            key.Hash, current => current.RevokedAt is null ? current with { RevokedAt = time.GetUtcNow() } : null, cancellationToken);
    }

    /// <summary>Notes when a key was used. A time before the one noted changes nothing.</summary>
    public Task<ApiKey?> MarkUsedAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken) => keys.UpdateAsync(
        hash, current => current.LastUsedAt is { } noted && noted >= at ? null : current with { LastUsedAt = at }, cancellationToken);

    private static string PrefixOf(Surface surface, string environment) => (surface, environment) switch
    {
        (Surface.TalentRay, _) => "tr_",
        (Surface.Nova, "live") => "sk_live_",
        (Surface.Nova, "test") => "sk_test_",
        (Surface.LlamaIndex, _) => "llx-",
        _ => throw new ArgumentException($"There are no keys for {surface} in environment '{environment}'.", nameof(surface)),
    };

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
