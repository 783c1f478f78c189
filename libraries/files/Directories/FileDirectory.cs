using System.Text.Json;

namespace Shortlist.Files;

/// <summary>A directory: files that batches run over.</summary>
public sealed record FileDirectory : IProjectOwned
{
    /// <summary>Type of a directory that lives until it is deleted.</summary>
    public const string User = "user";

    /// <summary>Type of a directory that is removed, files and all, some time after it was made.</summary>
    public const string Ephemeral = "ephemeral";

    /// <summary><c>dir-…</c></summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public required string TenantId { get; init; }

    /// <inheritdoc />
    public required string ProjectId { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="User"/> or <see cref="Ephemeral"/>.</summary>
    public required string Type { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>What the client wants kept with it.</summary>
    public JsonElement? SystemMetadata { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it is removed by itself; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was deleted; null while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>A file as an entry of a directory.</summary>
public sealed record DirectoryFile : IProjectOwned
{
    /// <summary><c>dfl-…</c></summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public required string TenantId { get; init; }

    /// <inheritdoc />
    public required string ProjectId { get; init; }

    /// <summary>The directory.</summary>
    public required string DirectoryId { get; init; }

    /// <summary>The file that holds the bytes.</summary>
    public required string FileId { get; init; }

    /// <summary>For people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Names it within its directory.</summary>
    public required string UniqueId { get; init; }

    /// <summary>What the client wants kept with it: texts, numbers, flags and lists of texts.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it is there.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
