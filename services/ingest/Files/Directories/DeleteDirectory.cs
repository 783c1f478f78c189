using Shortlist.Files;
using Shortlist.Store;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>DELETE /api/v1/beta/directories/{id}</c>: the directory, its entries, and the files that came with them. Batches that were
/// made from it go on (api-surfaces.md L5).
/// </summary>
internal sealed class DeleteDirectory(DirectoryCollection directories, DirectoryFileCollection entries, FileRemoval removal, TimeProvider time)
{
    private const int EntriesAtOnce = 200;

    public async Task<IResult> HandleAsync(string id, Project project, CancellationToken cancellationToken)
    {
        if (await directories.FindAsync(project, id, cancellationToken) is null)
            return Refusals.Unknown("Directory");
        await DeleteAsync(id, cancellationToken);
        return Results.NoContent();
    }

    /// <summary>Deletes it; may be repeated when it broke off.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await entries.QueryAsync(
                new Query { Conditions = DirectoryFileCollection.In(id), Take = EntriesAtOnce }, cancellationToken);
            foreach (var (entry, _) in page)
                await removal.RemoveEntryAsync(entry, cancellationToken);
            if (page.Count < EntriesAtOnce)
                break;
        }

        await directories.UpdateAsync(
            id, directory => directory.DeletedAt is null ? directory with { DeletedAt = time.GetUtcNow() } : null, cancellationToken);
    }
}
