using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary><c>PATCH /api/v1/beta/directories/{id}/files/{fileId}</c>: names, metadata, or another directory.</summary>
internal sealed class UpdateDirectoryFile(DirectoryCollection directories, DirectoryFileCollection entries, EntryNames names, TimeProvider time)
{
    public async Task<IResult> HandleAsync(
        string id, string fileId, HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var displayName = fields.Text("display_name", minLength: 1);
        var uniqueId = fields.Text("unique_id", minLength: 1);
        var target = fields.Text("target_directory_id", minLength: 1) ?? id;
        var metadata = EntryMetadata.Read(fields);
        if (fields.HasFaults)
            return fields.Refusal;
        if (await directories.FindAsync(project, id, cancellationToken) is null
            || await entries.FindAsync(project, id, fileId, cancellationToken) is not { } entry)
        {
            return Refusals.Unknown("Directory file");
        }

        if (target != id && await directories.FindAsync(project, target, cancellationToken) is null)
            return Refusals.Unknown("Target directory");
        var name = uniqueId ?? entry.UniqueId;
        var moves = target != id || name != entry.UniqueId;
        if (moves && !await names.TakeAsync(target, name, fileId, cancellationToken))
            return EntryNames.Taken;

        var stored = await entries.UpdateAsync(
            fileId,
            current => current with
            {
                DirectoryId = target,
                UniqueId = name,
                DisplayName = displayName ?? current.DisplayName,
                Metadata = fields.Has("metadata") ? metadata : current.Metadata,
                UpdatedAt = time.GetUtcNow(),
            },
            cancellationToken);
        if (moves && stored is not null)
            await names.LetGoAsync(id, entry.UniqueId, fileId, CancellationToken.None);
        return stored is null
            ? Refusals.Unknown("Directory file")
            : Results.Json(DirectoryFileBody.Of(stored), FilesJson.Default.DirectoryFileBody);
    }
}
