using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>DELETE /api/v1/beta/files/{id}</c>. Jobs that were created before still get its bytes; directories keep their entries, for
/// which a later batch has no job.
/// </summary>
internal sealed class DeleteFile(StoredFileCollection files, FileRemoval removal)
{
    public async Task<IResult> HandleAsync(string id, Project project, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(project, id, cancellationToken) is null)
            return Refusals.Unknown("File");
        await removal.RemoveFileAsync(id, cancellationToken);
        return Results.NoContent();
    }
}
