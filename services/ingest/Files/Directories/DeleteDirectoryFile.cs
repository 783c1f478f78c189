using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary><c>DELETE /api/v1/beta/directories/{id}/files/{fileId}</c>: the entry, and the file if it came with it and has no other.</summary>
internal sealed class DeleteDirectoryFile(DirectoryCollection directories, DirectoryFileCollection entries, FileRemoval removal)
{
    public async Task<IResult> HandleAsync(string id, string fileId, Project project, CancellationToken cancellationToken)
    {
        if (await directories.FindAsync(project, id, cancellationToken) is null
            || await entries.FindAsync(project, id, fileId, cancellationToken) is not { } entry)
        {
            return Refusals.Unknown("Directory file");
        }

        await removal.RemoveEntryAsync(entry, cancellationToken);
        return Results.NoContent();
    }
}
