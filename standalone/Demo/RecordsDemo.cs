using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shortlist.Client;
using Shortlist.Client.Reach;
using Spectre.Console;

namespace Shortlist.Standalone;

/// <summary>
/// Shows records that come in the wrong order: applications first, then the candidates and jobs that they refer to. The batch of
/// applications waits, and resolves by itself. On data that has seen the demo already the same records are written once more.
/// </summary>
internal static class RecordsDemo
{
    /// <summary>The tenant of the demo partner whose records they are.</summary>
    public const string Tenant = "tenant_demo";

    private const int WaitSeconds = 60;

    private static readonly (string Name, string Plural, string Schema)[] Schemas =
    [
        ("job", "jobs", """
            {"type":"object","required":["id","title"],"properties":{
              "id":{"type":"string"},"title":{"type":"string","minLength":1},"city":{"type":"string"}}}
            """),
        ("candidate", "candidates", """
            {"type":"object","required":["id","name"],"properties":{
              "id":{"type":"string"},"name":{"type":"string","minLength":1},"email":{"type":"string","format":"email"}}}
            """),
        ("application", "applications", """
            {"type":"object","required":["id","candidate","job"],"properties":{
              "id":{"type":"string"},"stage":{"type":"string"},
              "candidate":{"$ref":"reach:schemas/candidate"},"job":{"$ref":"reach:schemas/job"}}}
            """),
    ];

    private static readonly RecordList Applications = Records("""
        [{"id":"app-1","candidate":"cand-1","job":"job-1","stage":"new"},
         {"id":"app-2","candidate":"cand-2","job":"job-1","stage":"new"},
         {"id":"app-3","candidate":"cand-2","stage":"new"}]
        """);

    private static readonly RecordList Candidates = Records("""
        [{"id":"cand-1","name":"Mara Feldt","email":"mara.feldt@example.com"},{"id":"cand-2","name":"Ivo Lindqvist"}]
        """);

    private static readonly RecordList Jobs = Records("""[{"id":"job-1","title":"Platform engineer","city":"Ghent"}]""");

    /// <summary>Pushes the records and shows the batches.</summary>
    public static async Task ShowAsync(Uri address, string token, CancellationToken cancellationToken)
    {
        using var api = ShortlistClient.ForReach(address, token, Tenant);
        await DefineAsync(api, cancellationToken);
        AnsiConsole.MarkupLine("\nRecords out of order: applications before the candidates and jobs that they refer to");
        var applications = (await api.IngestAsync("application", Applications, dependencyWaitTimeout: WaitSeconds, cancellationToken: cancellationToken)).Data;
        Tell("applications pushed", await api.WaitForBatchAsync(applications.BatchId, cancellationToken: cancellationToken));
        foreach (var (schema, records) in new[] { ("candidate", Candidates), ("job", Jobs) })
        {
            var batch = (await api.IngestAsync(schema, records, cancellationToken: cancellationToken)).Data;
            await api.WaitForBatchAsync(batch.BatchId, cancellationToken: cancellationToken);
            Tell($"then {schema}s", (await api.GetBatchAsync(applications.BatchId, "true", cancellationToken)).Data);
        }

        var resolved = await api.WaitUntilResolvedAsync(applications.BatchId, cancellationToken: cancellationToken);
        Tell("in the end", resolved);
        foreach (var (record, error) in resolved.Errors?.Details ?? new Dictionary<string, RecordError>(StringComparer.Ordinal))
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {record}: {string.Join("; ", error.Errors)}");
    }

    private static async Task DefineAsync(IReachApi api, CancellationToken cancellationToken)
    {
        var known = (await api.ListSchemasAsync(cancellationToken: cancellationToken)).Data.Results;
        foreach (var (name, plural, schema) in Schemas.Where(schema => known.All(each => each.Name != schema.Name)))
        {
            await api.DefineSchemaAsync(
                new NewSchema { Name = name, PluralName = plural, ExternalIdField = "id", Schema = JsonElement.Parse(schema) },
                cancellationToken);
        }
    }

    private static void Tell(string when, RecordBatch batch)
    {
        var progress = batch.Progress;
        var missing = batch.PendingResources?
            .SelectMany(pending => pending.MissingDependencies)
            .Select(dependency => dependency.ExternalId)
            .Distinct(StringComparer.Ordinal)
            .ToList() ?? [];
        var waits = missing.Count == 0 ? "" : $" for {string.Join(", ", missing)}";
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"  {when,-20} [bold]{batch.Status,-16}[/] {progress.SuccessfulRecords} written, {progress.PendingRecords} waiting{waits}, {progress.FailedRecords} failed");
    }

    private static RecordList Records(string json) => new([.. JsonNode.Parse(json)!.AsArray().Select(node => node!.DeepClone())]);
}
