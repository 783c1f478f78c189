using System.Text.Json;
using Shortlist.Files;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Files;

/// <summary>
/// <c>POST /api/v2/parse</c> for a file that is there, and <c>POST /api/v2/parse/upload</c> with the file in the request: a form of
/// <c>file</c> and <c>configuration</c>, a JSON object of what the other call takes.
/// </summary>
internal sealed class CreateParseJob(
    ConfigurationCollection configurations, StoredFileCollection files, DirectoryFileCollection entries, FileIntake intake, JobCreation jobs)
{
    private const int MostTags = 50;
    private const int LongestTag = 500;

    public async Task<IResult> HandleAsync(HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        if (fields.Text("source_url") is not null)
            fields.Fault("source_url", "Fetching files by address is not supported by this deployment", "value_error");
        var fileId = fields.RequiredText("file_id");
        var (configuration, tags, unknown) = await ReadAsync(fields, project, cancellationToken);
        if (fields.HasFaults)
            return fields.Refusal;
        if (unknown is not null)
            return unknown;
        if (await files.FindByInputAsync(entries, project, fileId, cancellationToken) is not { } file)
            return Refusals.Unknown("File");
        var job = await jobs.StartSingleAsync(project, configuration!, file, fileId, tags, cancellationToken);
        return Results.Json(ParseJobBody.Of(job), FilesJson.Default.ParseJobBody);
    }

    public async Task<IResult> HandleUploadAsync(HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (received, refusal) = await intake.ReceiveAsync(request, project, "file", cancellationToken);
        if (received is null)
            return refusal!;
        await using (received)
        {
            List<FieldError> faults = [];
            var given = received.Form.Json("configuration", faults);
            if (faults.Count > 0)
                return Refusals.Invalid(faults);
            using var none = JsonDocument.Parse("{}");
            var fields = JsonFields.Of(given ?? none.RootElement, "configuration", faults);
            if (fields is null)
                return Refusals.Invalid(faults);
            var (configuration, tags, unknown) = await ReadAsync(fields, project, cancellationToken);
            if (fields.HasFaults)
                return fields.Refusal;
            if (unknown is not null)
                return unknown;

            await files.InsertAsync(received.File with { Purpose = "parse" }, CancellationToken.None);
            received.Keep();
            var job = await jobs.StartSingleAsync(project, configuration!, received.File, received.File.Id, tags, CancellationToken.None);
            return Results.Json(ParseJobBody.Of(job), FilesJson.Default.ParseJobBody);
        }
    }

    /// <summary>The saved configuration that is named, or the one that the fields themselves are.</summary>
    private async Task<(JobConfiguration? Configuration, JsonElement? Tags, SurfaceError? Unknown)> ReadAsync(
        JsonFields fields, Project project, CancellationToken cancellationToken)
    {
        var tags = ReadTags(fields);
        if (fields.Text("configuration_id") is not { } id)
        {
            var parameters = ParseParameters.Normalize(fields);
            return (InlineConfiguration.Of(project, Products.Parse, parameters), tags, null);
        }

        if (await configurations.FindAsync(project, id, cancellationToken) is not { } configuration)
            return (null, null, Refusals.Unknown("Configuration"));
        if (configuration.Product != Products.Parse)
            fields.Fault("configuration_id", $"Value error, the configuration is of '{configuration.Product}'", "value_error");
        return (configuration, tags, null);
    }

    private static JsonElement? ReadTags(JsonFields fields)
    {
        if (fields.Nested("user_metadata") is not { } tags)
            return null;
        if (tags.Element.EnumerateObject().Count() > MostTags)
        {
            fields.Fault("user_metadata", $"Dictionary should have at most {MostTags} items", "too_long");
        }
        else
        {
            foreach (var tag in tags.Element.EnumerateObject())
                tags.Text(tag.Name, LongestTag);
        }

        return tags.Element;
    }
}

/// <summary>Parameters that came with a request instead of being saved.</summary>
internal static class InlineConfiguration
{
    /// <summary>As a configuration without an id.</summary>
    public static JobConfiguration Of(Project project, string product, JsonElement parameters) => new()
    {
        Id = "",
        TenantId = project.TenantId,
        ProjectId = project.Id,
        Name = "",
        Product = product,
        Parameters = WithoutRequest(parameters),
        CreatedAt = default,
        UpdatedAt = default,
    };

    /// <summary>Drops what belongs to one request, so that requests that mean the same share a snapshot and its results.</summary>
    private static JsonElement WithoutRequest(JsonElement parameters)
    {
        var kept = System.Text.Json.Nodes.JsonObject.Create(parameters)!;
        foreach (var name in new[] { "file_id", "source_url", "http_proxy", "user_metadata", "client_name", "configuration_id" })
            kept.Remove(name);
        return JsonSerializer.SerializeToElement(kept, InlineJson.Default.JsonObject);
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[System.Text.Json.Serialization.JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode))]
internal sealed partial class InlineJson : System.Text.Json.Serialization.JsonSerializerContext;
