using System.Text.Json;
using Shortlist.Files;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>POST /api/v1/beta/directories/{id}/files/upload</c>: a file and its entry in one call, as a form of <c>upload_file</c> and the
/// texts <c>display_name</c>, <c>unique_id</c>, <c>external_file_id</c> and <c>metadata</c> (a JSON object).
/// </summary>
internal sealed class UploadDirectoryFile(
    DirectoryCollection directories, DirectoryFileCollection entries, StoredFileCollection files, DirectoryEntries names, FileIntake intake)
{
    public async Task<IResult> HandleAsync(string id, HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        if (await directories.FindAsync(project, id, cancellationToken) is null)
            return Refusals.Unknown("Directory");
        var (received, refusal) = await intake.ReceiveAsync(request, project, "upload_file", cancellationToken);
        if (received is null)
            return refusal!;

        await using (received)
        {
            List<FieldError> faults = [];
            var metadata = received.Form.Json("metadata", faults) is { } json ? ReadMetadata(json, faults) : null;
            var displayName = received.Form.Text("display_name", faults);
            var uniqueId = received.Form.Text("unique_id", faults);
            var file = received.File with { ExternalId = received.Form.Text("external_file_id", faults), BelongsToDirectory = true };
            if (faults.Count > 0)
                return Refusals.Invalid(faults);
            var (entry, taken) = await names.MakeAsync(project, id, file, displayName, uniqueId, metadata, cancellationToken);
            if (entry is null)
                return taken!;

            // From here on a client that leaves changes nothing: the upload is complete.
            await Task.WhenAll(files.InsertAsync(file, CancellationToken.None), entries.InsertAsync(entry, CancellationToken.None));
            received.Keep();
            return Results.Json(DirectoryFileBody.Of(entry), FilesJson.Default.DirectoryFileBody);
        }
    }

    private static JsonElement? ReadMetadata(JsonElement json, List<FieldError> faults)
    {
        using var wrapped = JsonDocument.Parse($$"""{"metadata":{{json.GetRawText()}}}""");
        return EntryMetadata.Read(JsonFields.Of(wrapped.RootElement.Clone(), "", faults)!);
    }
}
