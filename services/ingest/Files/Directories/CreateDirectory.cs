using Microsoft.Extensions.Options;
using Shortlist.Files;
using Shortlist.Hosting;

namespace Shortlist.Ingest.Files;

/// <summary><c>POST /api/v1/beta/directories</c>.</summary>
internal sealed class CreateDirectory(
    DirectoryCollection directories, IIdGenerator ids, TimeProvider time, IOptions<FilesOptions> options)
{
    private static readonly string[] Types = [FileDirectory.User, FileDirectory.Ephemeral];

    public async Task<IResult> HandleAsync(HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var name = fields.RequiredText("name");
        var description = fields.Text("description");
        var type = fields.Choice("type", Types) ?? FileDirectory.User;
        var metadata = fields.Nested("system_metadata");
        var expiresAt = fields.Time("expires_at");
        if (fields.Text("connector_subscription_id") is not null)
            fields.Fault("connector_subscription_id", "Connectors are not supported by this deployment", "value_error");
        if (fields.HasFaults)
            return fields.Refusal;

        var now = time.GetUtcNow();
        var directory = new FileDirectory
        {
            Id = $"dir-{ids.Next():D}",
            TenantId = project.TenantId,
            ProjectId = project.Id,
            Name = name,
            Type = type,
            Description = description,
            SystemMetadata = metadata?.Element,
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = expiresAt ?? (type == FileDirectory.Ephemeral ? now + options.Value.EphemeralLife : null),
        };
        await directories.InsertAsync(directory, cancellationToken);
        return Results.Json(DirectoryBody.Of(directory), FilesJson.Default.DirectoryBody);
    }
}
