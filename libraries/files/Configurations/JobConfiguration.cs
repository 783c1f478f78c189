using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>The products that jobs run.</summary>
public static class Products
{
    /// <summary>Text, Markdown and items of a file.</summary>
    public const string Parse = "parse_v2";

    /// <summary>A caller's schema filled from a file.</summary>
    public const string Extract = "extract_v2";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Parse, Extract];
}

/// <summary>A saved configuration.</summary>
public sealed record JobConfiguration : IProjectOwned
{
    /// <summary><c>cfg-…</c></summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public required string TenantId { get; init; }

    /// <inheritdoc />
    public required string ProjectId { get; init; }

    /// <summary>For people; one of a name and product in a project.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Products"/>.</summary>
    public required string Product { get; init; }

    /// <summary>The parameters, checked, with defaults filled in.</summary>
    public required JsonElement Parameters { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The configurations of all tenants.</summary>
public sealed class ConfigurationCollection(IDocumentStore store) : Collection<JobConfiguration>(
    store,
    new CollectionDefinition(
        "configurations",
        [
            new("tenant", KeyKind.Text),
            new("project", KeyKind.Text),
            new("name", KeyKind.Text),
            new("product", KeyKind.Text),
            new("created_at", KeyKind.Number),
        ],
        [["tenant", "project", "created_at"]]),
    FilesStoreJson.Default.JobConfiguration,
    configuration => configuration.Id,
    configuration =>
    [
        KeyValue.Of(configuration.TenantId),
        KeyValue.Of(configuration.ProjectId),
        KeyValue.Of(configuration.Name),
        KeyValue.Of(configuration.Product),
        KeyValue.Of((DateTimeOffset?)configuration.CreatedAt),
    ])
{
    /// <summary>The configuration, a built-in one among them; null when the project has none of this id.</summary>
    public async Task<JobConfiguration?> FindAsync(Project project, string id, CancellationToken cancellationToken) =>
        BuiltInConfigurations.Find(project, id)
        ?? (await FindAsync(id, cancellationToken) is { Value: var configuration } && project.Owns(configuration) ? configuration : null);
}

/// <summary>A configuration as the surface shows it.</summary>
public sealed record ConfigurationBody(
    string Id, string Name, JsonElement Parameters, string ProductType, string Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>How a configuration is shown; its version is the time of its last change.</summary>
    public static ConfigurationBody Of(JobConfiguration configuration) => new(
        configuration.Id,
        configuration.Name,
        configuration.Parameters,
        configuration.Product,
        configuration.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        configuration.CreatedAt,
        configuration.UpdatedAt);
}

/// <summary>Parameters as jobs were created with: kept once, however many jobs share them, and never changed.</summary>
/// <param name="Id">Tenant and SHA-256 of product and parameters.</param>
/// <param name="TenantId">Whom it belongs to.</param>
/// <param name="Product">One of <see cref="Products"/>.</param>
/// <param name="Parameters">The parameters.</param>
public sealed record ConfigurationSnapshot(string Id, string TenantId, string Product, JsonElement Parameters)
{
    /// <summary>The snapshot of parameters.</summary>
    public static ConfigurationSnapshot Of(string tenantId, string product, JsonElement parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(product));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(parameters, FilesStoreJson.Default.JsonElement));
        return new($"{tenantId}|{Convert.ToHexStringLower(hash.GetHashAndReset())}", tenantId, product, parameters);
    }
}

/// <summary>The snapshots of all tenants.</summary>
public sealed class SnapshotCollection(IDocumentStore store) : Collection<ConfigurationSnapshot>(
    store,
    new CollectionDefinition("configuration_snapshots", [new("tenant", KeyKind.Text)], [["tenant"]]),
    FilesStoreJson.Default.ConfigurationSnapshot,
    snapshot => snapshot.Id,
    snapshot => [KeyValue.Of(snapshot.TenantId)]);
