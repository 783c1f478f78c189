using Microsoft.AspNetCore.Http.HttpResults;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Gateway;

/// <summary>The body of <c>POST /api/admin/api-keys</c> (api-surfaces.md §1.2).</summary>
/// <param name="Name">What to call the key; required, at most 255 characters.</param>
/// <param name="UserId">The user it acts as; required, of the caller's tenant.</param>
/// <param name="ExpiresInDays">1 to 365; 90 when absent.</param>
/// <param name="Scopes">Extension: what it may be used for, within what the calling key itself holds. None when absent.</param>
/// <param name="Organizations">Extension: narrows the user's organisations to these.</param>
internal sealed record CreateApiKeyRequest(
    string? Name, string? UserId, int? ExpiresInDays, IReadOnlyList<string>? Scopes, IReadOnlyList<string>? Organizations);

/// <summary>The key just made. <paramref name="Key"/> is shown this once.</summary>
internal sealed record CreatedApiKey(
    string Id, string Name, string Key, string Prefix, string Start, DateTimeOffset? ExpiresAt, string UserId);

internal static class CreateApiKey
{
    private const int MaxNameLength = 255;
    private const int DefaultDays = 90;
    private const int MaxDays = 365;

    public static async Task<Results<JsonHttpResult<Success<CreatedApiKey>>, SurfaceError>> HandleAsync(
        CreateApiKeyRequest? body, Caller caller, ApiKeys keys, UserCollection users, CancellationToken cancellationToken)
    {
        var request = body ?? new CreateApiKeyRequest(null, null, null, null, null);
        if (Validate(request) is { } invalid)
            return SurfaceError.BadRequest(invalid);
        // A key cannot give what it does not hold; otherwise a narrow key of an admin would be a wide one.
        if (request.Scopes?.Except(caller.Scopes, StringComparer.Ordinal).FirstOrDefault() is { } missing)
            return SurfaceError.Forbidden($"The calling key does not hold the scope {missing} and cannot grant it.");
        if (await users.FindInTenantAsync(caller.TenantId, request.UserId!, cancellationToken) is not { } user)
            return SurfaceError.NotFound("User not found.");

        var issued = await keys.CreateAsync(
            new NewApiKey
            {
                Surface = Surface.TalentRay,
                TenantId = caller.TenantId,
                UserId = user.Id,
                Name = request.Name!.Trim(),
                Scopes = [.. (request.Scopes ?? []).Distinct(StringComparer.Ordinal)],
                Organizations = Narrow(request.Organizations, caller),
                Lifetime = TimeSpan.FromDays(request.ExpiresInDays ?? DefaultDays),
            },
            cancellationToken);
        var key = issued.Key;
        return TypedResults.Json(
            new Success<CreatedApiKey>(
                new CreatedApiKey(key.Id, key.Name, issued.Token, key.Prefix, key.Start, key.ExpiresAt, key.UserId)),
            ApiKeyJson.Default.SuccessCreatedApiKey);
    }

    private static string? Validate(CreateApiKeyRequest request) => request switch
    {
        _ when string.IsNullOrWhiteSpace(request.Name) => "Name is required.",
        { Name.Length: > MaxNameLength } => $"Name must be at most {MaxNameLength} characters.",
        _ when string.IsNullOrWhiteSpace(request.UserId) => "User ID is required.",
        { ExpiresInDays: < 1 or > MaxDays } => $"Expiry must be between 1 and {MaxDays} days.",
        _ when request.Scopes?.Except(Scopes.TalentRay, StringComparer.Ordinal).Any() is true => "One of the scopes is unknown.",
        _ => null,
    };

    // A caller that is narrowed itself makes keys that are narrowed at least as much.
    private static IReadOnlyList<string>? Narrow(IReadOnlyList<string>? wanted, Caller caller) => (wanted, caller.SeesAllOrganizations) switch
    {
        (_, true) => wanted,
        (null, false) => caller.Organizations,
        _ => [.. wanted.Where(caller.Sees)],
    };
}
