using System.Text.Json;
using Shortlist.Files;
using Shortlist.Hosting;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary><c>POST /api/v1/beta/directories/{id}/files</c>: makes a file that is there an entry of the directory.</summary>
internal sealed class AddDirectoryFile(
    DirectoryCollection directories, DirectoryFileCollection entries, StoredFileCollection files, DirectoryEntries names)
{
    public async Task<IResult> HandleAsync(string id, HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var fileId = fields.RequiredText("file_id");
        var displayName = fields.Text("display_name", minLength: 1);
        var uniqueId = fields.Text("unique_id", minLength: 1);
        var metadata = EntryMetadata.Read(fields);
        if (fields.HasFaults)
            return fields.Refusal;
        if (await directories.FindAsync(project, id, cancellationToken) is null)
            return Refusals.Unknown("Directory");
        if (await files.FindAsync(project, fileId, cancellationToken) is not { } file)
            return Refusals.Unknown("File");

        var (entry, taken) = await names.MakeAsync(project, id, file, displayName, uniqueId, metadata, cancellationToken);
        if (entry is null)
            return taken!;
        await entries.InsertAsync(entry, cancellationToken);
        return Results.Json(DirectoryFileBody.Of(entry), FilesJson.Default.DirectoryFileBody);
    }
}

/// <summary>Makes entries of directories.</summary>
internal sealed class DirectoryEntries(EntryNames names, IIdGenerator ids, TimeProvider time)
{
    private const int SuffixLength = 8;

    /// <summary>
    /// An entry, not yet stored. Its unique id is the one given, which must be free, or else the file's own id or name, made
    /// unique where it is taken.
    /// </summary>
    public async Task<(DirectoryFile? Entry, SurfaceError? Refusal)> MakeAsync(
        Project project,
        string directoryId,
        StoredFile file,
        string? displayName,
        string? uniqueId,
        JsonElement? metadata,
        CancellationToken cancellationToken)
    {
        var id = $"dfl-{ids.Next():D}";
        var unique = uniqueId ?? file.ExternalId ?? file.Name;
        if (!await names.TakeAsync(directoryId, unique, id, cancellationToken))
        {
            if (uniqueId is not null)
                return (null, EntryNames.Taken);
            unique = $"{unique}-{id[^SuffixLength..]}";
            if (!await names.TakeAsync(directoryId, unique, id, cancellationToken))
                return (null, EntryNames.Taken);
        }

        var now = time.GetUtcNow();
        var entry = new DirectoryFile
        {
            Id = id,
            TenantId = project.TenantId,
            ProjectId = project.Id,
            DirectoryId = directoryId,
            FileId = file.Id,
            DisplayName = displayName ?? file.Name,
            UniqueId = unique,
            Metadata = metadata,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return (entry, null);
    }
}

/// <summary>The metadata of an entry: an object of texts, numbers, flags, nulls and lists of texts.</summary>
internal static class EntryMetadata
{
    private const int MostEntries = 100;

    /// <summary>The field <c>metadata</c>; faults are noted.</summary>
    public static JsonElement? Read(JsonFields fields)
    {
        if (fields.Nested("metadata") is not { } metadata)
            return null;
        var count = 0;
        foreach (var property in metadata.Element.EnumerateObject())
        {
            if (++count > MostEntries)
            {
                fields.Fault("metadata", $"Dictionary should have at most {MostEntries} items", "too_long");
                break;
            }

            if (!IsValue(property.Value))
                metadata.Fault(property.Name, "Input should be a text, number, flag, null or list of texts", "value_error");
        }

        return metadata.Element;
    }

    private static bool IsValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => false,
        JsonValueKind.Array => value.EnumerateArray().All(each => each.ValueKind is JsonValueKind.String),
        _ => true,
    };
}
