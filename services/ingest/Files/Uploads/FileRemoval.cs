using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Ingest.Files;

/// <summary>Removes files and entries. Bytes go once no job needs them: at once, or when the last such job ends.</summary>
internal sealed class FileRemoval(
    StoredFileCollection files, DirectoryFileCollection entries, JobCollection jobs, IBlobStore blobs, TimeProvider time)
{
    /// <summary>Removes an entry, and its file if that came with it and has no other entry.</summary>
    public async Task RemoveEntryAsync(DirectoryFile entry, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await entries.UpdateAsync(
            entry.Id, current => current.DeletedAt is null ? current with { DeletedAt = now, UpdatedAt = now } : null, cancellationToken);
        if (await files.FindAsync(entry.FileId, cancellationToken) is { Value: { BelongsToDirectory: true, DeletedAt: null } }
            && await entries.CountAsync([Where.Equal("file", entry.FileId), Where.Equal("state", Existence.There)], cancellationToken) == 0)
        {
            await RemoveFileAsync(entry.FileId, cancellationToken);
        }
    }

    /// <summary>Removes a file.</summary>
    public async Task RemoveFileAsync(string fileId, CancellationToken cancellationToken)
    {
        await files.UpdateAsync(
            fileId, file => file.DeletedAt is null ? file with { DeletedAt = time.GetUtcNow() } : null, cancellationToken);
        await FinishAsync(fileId, cancellationToken);
    }

    /// <summary>Removes the bytes of a file that was deleted, unless a job still needs them.</summary>
    public async Task FinishAsync(string fileId, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(fileId, cancellationToken) is not { Value: { DeletedAt: not null } file }
            || await jobs.AnyOpenAsync(fileId, cancellationToken))
        {
            return;
        }

        await blobs.DeleteAsync(file.BlobKey, cancellationToken);
        await files.DeleteAsync(fileId, null, cancellationToken);
    }
}
