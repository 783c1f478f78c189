using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>The directories of all tenants.</summary>
public sealed class DirectoryCollection(IDocumentStore store) : Collection<FileDirectory>(
    store,
    new CollectionDefinition(
        "directories",
        [
            new("tenant", KeyKind.Text),
            new("project", KeyKind.Text),
            new("state", KeyKind.Text),
            new("name", KeyKind.Text),
            new("type", KeyKind.Text),
            new("created_at", KeyKind.Number),
            new("expires_at", KeyKind.Number),
        ],
        [["tenant", "project", "created_at"], ["expires_at"]]),
    FilesStoreJson.Default.FileDirectory,
    directory => directory.Id,
    directory =>
    [
        KeyValue.Of(directory.TenantId),
        KeyValue.Of(directory.ProjectId),
        KeyValue.Of(directory.DeletedAt is null ? Existence.There : Existence.Gone),
        KeyValue.Of(directory.Name),
        KeyValue.Of(directory.Type),
        KeyValue.Of((DateTimeOffset?)directory.CreatedAt),
        KeyValue.Of(directory.DeletedAt is null ? directory.ExpiresAt : null),
    ])
{
    /// <summary>The directory, or null when the project has none of this id, or no more.</summary>
    public async Task<FileDirectory?> FindAsync(Project project, string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Value: var directory } && project.Owns(directory) && directory.DeletedAt is null
            ? directory
            : null;
}

/// <summary>The entries of all directories.</summary>
public sealed class DirectoryFileCollection(IDocumentStore store) : Collection<DirectoryFile>(
    store,
    new CollectionDefinition(
        "directory_files",
        [
            new("tenant", KeyKind.Text),
            new("directory", KeyKind.Text),
            new("state", KeyKind.Text),
            new("file", KeyKind.Text),
            new("display_name", KeyKind.Text),
            new("unique_id", KeyKind.Text),
            new("created_at", KeyKind.Number),
            new("updated_at", KeyKind.Number),
        ],
        [["directory", "unique_id"], ["directory", "state", "created_at"], ["file"]]),
    FilesStoreJson.Default.DirectoryFile,
    file => file.Id,
    file =>
    [
        KeyValue.Of(file.TenantId),
        KeyValue.Of(file.DirectoryId),
        KeyValue.Of(file.DeletedAt is null ? Existence.There : Existence.Gone),
        KeyValue.Of(file.FileId),
        KeyValue.Of(file.DisplayName),
        KeyValue.Of(file.UniqueId),
        KeyValue.Of((DateTimeOffset?)file.CreatedAt),
        KeyValue.Of((DateTimeOffset?)file.UpdatedAt),
    ])
{
    /// <summary>The entry, or null when the directory has none of this id, or no more.</summary>
    public async Task<DirectoryFile?> FindAsync(Project project, string directoryId, string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Value: var file } && project.Owns(file) && file.DirectoryId == directoryId && file.DeletedAt is null
            ? file
            : null;

    /// <summary>The conditions of the entries that a directory has now.</summary>
    public static List<Condition> In(string directoryId) => [Where.Equal("directory", directoryId), Where.Equal("state", Existence.There)];
}

/// <summary>Values of the key <c>state</c>.</summary>
public static class Existence
{
    /// <summary>It is there.</summary>
    public const string There = "there";

    /// <summary>It was deleted.</summary>
    public const string Gone = "gone";
}
