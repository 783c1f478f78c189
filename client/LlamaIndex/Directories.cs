using System.Text.Json;

namespace Shortlist.Client.LlamaIndex;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="NextPageToken">For the next page; null on the last one.</param>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, string? NextPageToken);

/// <summary>A directory.</summary>
public sealed record FileDirectory(
    string Id,
    string Name,
    string ProjectId,
    string? Type,
    string? Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? DeletedAt);

/// <summary>A directory to be made.</summary>
/// <param name="Name">For people.</param>
/// <param name="Description">For people.</param>
/// <param name="Type"><c>user</c>, or <c>ephemeral</c> for one that is removed by itself; null for <c>user</c>.</param>
public sealed record NewDirectory(string Name, string? Description = null, string? Type = null);

/// <summary>What to change of a directory; null stays.</summary>
public sealed record DirectoryUpdate(string? Name = null, string? Description = null);

/// <summary>A file of a directory.</summary>
public sealed record DirectoryFile(
    string Id,
    string DirectoryId,
    string DisplayName,
    string ProjectId,
    string UniqueId,
    string? FileId,
    JsonElement? Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>A file to be made an entry.</summary>
public sealed record NewDirectoryFile(string FileId, string? DisplayName = null, string? UniqueId = null);

/// <summary>A file.</summary>
public sealed record StoredFile(
    string Id, string Name, string ProjectId, string? FileType, long? FileSize, string? Purpose, string? ExternalFileId, DateTimeOffset? LastModifiedAt);

/// <summary>A link that gives bytes to whoever has it, until it expires.</summary>
public sealed record DownloadLink(DateTimeOffset ExpiresAt, string Url);

/// <summary>A saved configuration.</summary>
public sealed record JobConfiguration(
    string Id, string Name, string ProductType, string Version, JsonElement Parameters, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt);

/// <summary>A configuration to be saved.</summary>
/// <param name="Name">One of a name and product in a project.</param>
/// <param name="Parameters">An object that names its product: <c>{"product_type": "parse_v2", "tier": "fast", …}</c>.</param>
public sealed record NewConfiguration(string Name, JsonElement Parameters);
