using System.Text.Json;

namespace Shortlist.Files;

/// <summary>A directory as the surface shows it.</summary>
public sealed record DirectoryBody(
    string Id,
    string Name,
    string ProjectId,
    string? ConnectorSubscriptionId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAt,
    string? Description,
    DateTimeOffset? ExpiresAt,
    JsonElement? SystemMetadata,
    string Type,
    DateTimeOffset UpdatedAt)
{
    /// <summary>How a directory is shown.</summary>
    public static DirectoryBody Of(FileDirectory directory) => new(
        directory.Id,
        directory.Name,
        directory.ProjectId,
        null,
        directory.CreatedAt,
        directory.DeletedAt,
        directory.Description,
        directory.ExpiresAt,
        directory.SystemMetadata,
        directory.Type,
        directory.UpdatedAt);
}

/// <summary>A file of a directory as the surface shows it.</summary>
public sealed record DirectoryFileBody(
    string Id,
    string DirectoryId,
    string DisplayName,
    string ProjectId,
    string UniqueId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletedAt,
    DownloadUrl? DownloadUrl,
    string? FileId,
    JsonElement Metadata,
    DateTimeOffset UpdatedAt)
{
    private static readonly JsonElement NoMetadata = JsonSerializer.SerializeToElement(
        new Dictionary<string, string>(StringComparer.Ordinal), FilesJson.Default.DictionaryStringString);

    /// <summary>How an entry is shown, with a link to its bytes when that was asked for.</summary>
    public static DirectoryFileBody Of(DirectoryFile file, DownloadUrl? download = null) => new(
        file.Id,
        file.DirectoryId,
        file.DisplayName,
        file.ProjectId,
        file.UniqueId,
        file.CreatedAt,
        file.DeletedAt,
        download,
        file.FileId,
        file.Metadata ?? NoMetadata,
        file.UpdatedAt);
}
