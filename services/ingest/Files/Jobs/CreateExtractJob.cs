using Shortlist.Files;

namespace Shortlist.Ingest.Files;

/// <summary><c>POST /api/v2/extract</c>: fills a schema from a file, a directory entry, or the file of an earlier parse job.</summary>
internal sealed class CreateExtractJob(
    ConfigurationCollection configurations, StoredFileCollection files, DirectoryFileCollection entries, JobCollection earlier, JobCreation jobs)
{
    public async Task<IResult> HandleAsync(HttpRequest request, Project project, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        var input = fields.RequiredText("file_input");
        var configurationId = fields.Text("configuration_id");
        var inline = fields.Nested("configuration");
        if ((inline is null) == (configurationId is null))
            fields.Fault("configuration", "Value error, exactly one of configuration and configuration_id is expected", "value_error");
        WebhookFields.Refuse(fields);
        var parameters = inline is null ? default : ExtractParameters.Normalize(inline);
        if (fields.HasFaults)
            return fields.Refusal;

        var configuration = configurationId is null
            ? InlineConfiguration.Of(project, Products.Extract, parameters)
            : await configurations.FindAsync(project, configurationId, cancellationToken);
        if (configuration is null)
            return Refusals.Unknown("Configuration");
        if (configuration.Product != Products.Extract)
        {
            fields.Fault("configuration_id", $"Value error, the configuration is of '{configuration.Product}'", "value_error");
            return fields.Refusal;
        }

        if (await FindFileAsync(project, input, cancellationToken) is not { } file)
            return Refusals.Unknown("File");
        var job = await jobs.StartSingleAsync(project, configuration, file, input, null, cancellationToken);
        return Results.Json(ExtractJobBody.Of(job), FilesJson.Default.ExtractJobBody);
    }

    private async Task<StoredFile?> FindFileAsync(Project project, string input, CancellationToken cancellationToken)
    {
        if (!input.StartsWith("pjb-", StringComparison.Ordinal))
            return await files.FindByInputAsync(entries, project, input, cancellationToken);
        return await earlier.FindAsync(project, Products.Parse, input, cancellationToken) is { } job
            ? await files.FindAsync(project, job.FileId, cancellationToken)
            : null;
    }
}

/// <summary><c>POST /api/v2/extract/schema/validation</c>: the schema, if an extraction can fill it.</summary>
internal static class ValidateSchema
{
    public static async Task<IResult> HandleAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (fields, refusal) = await JsonFields.ReadAsync(request, cancellationToken);
        if (fields is null)
            return refusal!;
        if (fields.RequiredNested("data_schema") is { } schema)
        {
            DataSchema.Check(schema);
            if (!fields.HasFaults)
                return Results.Json(new CheckedSchemaBody(schema.Element), FilesJson.Default.CheckedSchemaBody);
        }

        return fields.Refusal;
    }
}
