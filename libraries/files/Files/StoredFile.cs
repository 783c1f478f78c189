using Shortlist.Store;

namespace Shortlist.Files;

/// <summary>A file: bytes with a name.</summary>
public sealed record StoredFile : IProjectOwned
{
    /// <summary><c>fil-…</c></summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public required string TenantId { get; init; }

    /// <inheritdoc />
    public required string ProjectId { get; init; }

    /// <summary>The name it was uploaded under, the last part of a path at the most.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the client says it is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>The client's own id for it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether it came with a directory entry and goes with its last one.</summary>
    public bool BelongsToDirectory { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was deleted; its bytes stay as long as a job that was made before still needs them.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Where its bytes are.</summary>
    public string BlobKey => KeyOf(TenantId, Id);

    /// <summary>Where the bytes of a file are.</summary>
    public static string KeyOf(string tenantId, string fileId) => $"files/{tenantId}/{fileId}";
}

/// <summary>The files of all tenants.</summary>
public sealed class StoredFileCollection(IDocumentStore store) : Collection<StoredFile>(
    store,
    new CollectionDefinition(
        "files",
        [
            new("tenant", KeyKind.Text),
            new("project", KeyKind.Text),
            new("state", KeyKind.Text),
            new("name", KeyKind.Text),
            new("external_id", KeyKind.Text),
            new("created_at", KeyKind.Number),
        ],
        [["tenant", "project", "created_at"]]),
    FilesStoreJson.Default.StoredFile,
    file => file.Id,
    file =>
    [
        KeyValue.Of(file.TenantId),
        KeyValue.Of(file.ProjectId),
        KeyValue.Of(file.DeletedAt is null ? Existence.There : Existence.Gone),
        KeyValue.Of(file.Name),
        KeyValue.Of(file.ExternalId),
        KeyValue.Of((DateTimeOffset?)file.CreatedAt),
    ])
{
    /// <summary>The file, or null when the project has none of this id, or no more.</summary>
    public async Task<StoredFile?> FindAsync(Project project, string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { Value: var file } && project.Owns(file) && file.DeletedAt is null ? file : null;
}

/// <summary>A file as the surface shows it.</summary>
public sealed record FileBody(
    string Id,
    string Name,
    string ProjectId,
    DownloadUrl? DownloadUrl,
    DateTimeOffset? ExpiresAt,
    string? ExternalFileId,
    long FileSize,
    string? FileType,
    DateTimeOffset LastModifiedAt,
    string? Purpose,
    DateTimeOffset CreatedAt)
{
    /// <summary>How a file is shown, with a link to its bytes when that was asked for.</summary>
    public static FileBody Of(StoredFile file, DownloadUrl? download = null) => new(
        file.Id,
        file.Name,
        file.ProjectId,
        download,
        null,
        file.ExternalId,
        file.Size,
        Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant() is { Length: > 0 } type ? type : null,
        file.CreatedAt,
        file.Purpose,
        file.CreatedAt);
}

/// <summary>A link that gives a file's bytes to whoever has it, for a while.</summary>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Url">The link.</param>
/// <param name="FormFields">Always null: nothing is uploaded through it.</param>
public sealed record DownloadUrl(DateTimeOffset ExpiresAt, string Url, IReadOnlyDictionary<string, string>? FormFields);
