using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary><c>PATCH /api/v1/beta/directories/{id}</c>: fields that are named change.</summary>
internal sealed class UpdateDirectory(DirectoryCollection directories, TimeProvider time)
{
    public async Task<IResult> HandleAsync(string id, HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var name = fields.Text("name", minLength: 1);
        var description = fields.Text("description");
        if (fields.HasFaults)
            return fields.Refusal;
        if (await directories.FindAsync(project, id, cancellationToken) is null)
            return Refusals.Unknown("Directory");

        var stored = await directories.UpdateAsync(
            id,
            directory => directory with
            {
                Name = name ?? directory.Name,
                Description = fields.Has("description") ? description : directory.Description,
                UpdatedAt = time.GetUtcNow(),
            },
            cancellationToken);
        return stored is null ? Refusals.Unknown("Directory") : Results.Json(DirectoryBody.Of(stored), FilesJson.Default.DirectoryBody);
    }
}
