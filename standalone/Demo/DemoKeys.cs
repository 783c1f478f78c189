using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Surfaces;
using Shortlist.Surfaces.Identity;

namespace Shortlist.Standalone;

/// <summary>One key a surface, as <c>demo-keys.json</c> holds them; null for surfaces that are not served yet.</summary>
internal sealed record DemoKeys(string? TalentRay, string? Nova, string? NovaLive, string? Reach, string? LlamaIndex);

/// <summary>The demo tenant, made once for a data folder: its keys are kept in a file, as the store keeps only their hashes.</summary>
internal static partial class DemoTenant
{
    public const string OrganizationId = "org_demo";
    private const string TenantId = "tenant_demo";
    private const string UserId = "user_demo";
    private const string PartnerId = "partner_demo";
    private static readonly TimeSpan PartnerTokenLife = TimeSpan.FromDays(365);

    public static async Task<(DemoKeys Keys, string File)> EnsureAsync(
        IdentitySeed identities, PartnerTokens tokens, string data, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data, "demo-keys.json");
        var known = await ReadAsync(file, cancellationToken);

        await identities.EnsureTenantAsync(TenantId, "Demo", cancellationToken);
        await identities.EnsureOrganizationAsync(OrganizationId, TenantId, "Demo organization", cancellationToken);
        await identities.EnsureUserAsync(
            UserId, TenantId, "demo@example.com", UserRole.Admin, [OrganizationId], cancellationToken);
        var talentRay = await identities.EnsureKeyAsync(
            new NewApiKey
            {
                Surface = Surface.TalentRay,
                TenantId = TenantId,
                UserId = UserId,
                Name = "Demo",
                Scopes = Scopes.TalentRay,
            },
            known?.TalentRay,
            cancellationToken);

        var llamaIndex = await identities.EnsureKeyAsync(
            new NewApiKey { Surface = Surface.LlamaIndex, TenantId = TenantId, UserId = UserId, Name = "Demo" }, known?.LlamaIndex, cancellationToken);
        var nova = await identities.EnsureKeyAsync(NovaKey("test"), known?.Nova, cancellationToken);
        var novaLive = await identities.EnsureKeyAsync(NovaKey("live"), known?.NovaLive, cancellationToken);

        // A token of the partner itself: with the header reach-tenant-id it acts for any tenant, without for its schemas.
        var partner = await identities.EnsurePartnerAsync(PartnerId, "Demo partner", cancellationToken);
        var reach = known?.Reach is { } token && await tokens.ValidateAsync(token, cancellationToken) is not null
            ? token
            : tokens.MintForPartner(partner, PartnerTokenLife);

        var keys = new DemoKeys(talentRay, nova, novaLive, reach, llamaIndex);
        if (keys != known)
            await WriteAsync(file, keys, cancellationToken);
        return (keys, file);
    }

    private static NewApiKey NovaKey(string environment) => new()
    {
        Surface = Surface.Nova,
        TenantId = TenantId,
        UserId = UserId,
        Name = $"Demo, {environment}",
        Environment = environment,
    };

    private static async Task<DemoKeys?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return null;
        await using var stream = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync(stream, Json.Default.DemoKeys, cancellationToken);
    }

    private static async Task WriteAsync(string file, DemoKeys keys, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new FileStream(file, options);
        await JsonSerializer.SerializeAsync(stream, keys, Json.Default.DemoKeys, cancellationToken);
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
    [JsonSerializable(typeof(DemoKeys))]
    private sealed partial class Json : JsonSerializerContext;
}
