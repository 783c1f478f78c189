using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary>Finds the file that a request names, as a file or as an entry of a directory.</summary>
internal static class FileInputs
{
    /// <summary>The file, or null when the project has none of this name.</summary>
    public static async Task<StoredFile?> FindByInputAsync(
        this StoredFileCollection files, DirectoryFileCollection entries, Project project, string input, CancellationToken cancellationToken)
    {
        if (!input.StartsWith("dfl-", StringComparison.Ordinal))
            return await files.FindAsync(project, input, cancellationToken);
        return await entries.FindAsync(input, cancellationToken) is { Value: var entry } && project.Owns(entry) && entry.DeletedAt is null
            ? await files.FindAsync(project, entry.FileId, cancellationToken)
            : null;
    }
}
