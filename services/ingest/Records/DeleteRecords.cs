using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>
/// <c>DELETE /api/resources/{schema}/batch</c>, and <c>POST …/batch-delete</c> for clients that cannot send a body with DELETE:
/// 202 with the batch; <c>dryRun</c> is answered at once with what would be deleted and what would stay.
/// </summary>
internal sealed class DeleteRecords(
    SchemaCatalog schemas, RecordCollection records, RecordIntake intake, DeletionForecasts forecasts, IOptions<RecordOptions> options)
{
    private const int IdsAtOnce = 1000;
    private const string List = "externalIds";

    public async Task<IResult> HandleAsync(string schema, HttpRequest request, Caller caller)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        if (await schemas.FindAsync(caller.PartnerId!, schema, cancellationToken) is not { Value: var definition })
            return IngestRecords.UnknownSchema(schema);
        if (IngestRecords.UnsupportedType(request, "application/json") is { } unsupported)
            return unsupported;
        try
        {
            var (externalIds, flags) = await ReadAsync(request, definition, cancellationToken);
            var set = RecordId.SetOf(caller.TenantId, definition.Id);
            var named = flags.DeleteAll ? AllAsync(set, cancellationToken) : externalIds.ToAsyncEnumerable();
            if (flags.DryRun)
            {
                return Results.Json(
                    new ReachAnswer<DeletionForecast>(
                        await forecasts.ForecastAsync(caller, definition, named, flags.Cascade, cancellationToken), "Nothing was deleted"),
                    ReachJson.Default.ReachAnswerDeletionForecast);
            }

            var work = new RecordBatch
            {
                Kind = RecordBatch.DeleteKind,
                SchemaId = definition.Id,
                SchemaName = definition.Name,
                SchemaVersion = definition.VersionNumber,
                Cascades = flags.Cascade,
            };
            var batch = await intake.AcceptIdsAsync(named, work, caller, cancellationToken);
            return IngestRecords.Accepted(batch, definition, request.HttpContext.Response);
        }
        catch (MalformedBodyException malformed)
        {
            return malformed.Error;
        }
    }

    private async Task<(List<string> ExternalIds, BodyFlags Flags)> ReadAsync(
        HttpRequest request, SchemaDefinition schema, CancellationToken cancellationToken)
    {
        var externalIds = new List<string>();
        var scanner = new BodyScanner(
            new BodyShape(List, HoldsIds: true, schema.ExternalIdField),
            options.Value.MaxRecordBytes,
            item =>
            {
                if (externalIds.Count == options.Value.MaxPerBatch)
                    throw new MalformedBodyException(List, $"holds more than {options.Value.MaxPerBatch} records");
                externalIds.Add(item.Label);
            });
        await scanner.ScanAsync(request.BodyReader, PipeWriter.Create(Stream.Null), () => ValueTask.CompletedTask, cancellationToken);
        if (scanner.Flags.DeleteAll && externalIds.Count > 0)
            throw new MalformedBodyException(List, "must be empty when deleteAll is true");
        if (!scanner.Flags.DeleteAll && externalIds.Count == 0)
            throw new MalformedBodyException(List, "must hold at least one external id");
        return (externalIds, scanner.Flags);
    }

    private async IAsyncEnumerable<string> AllAsync(string set, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var page = await records.PageIdsAsync(set, after, IdsAtOnce, cancellationToken);
            foreach (var id in page)
                yield return RecordId.ExternalIdOf(id);
            if (page.Count < IdsAtOnce)
                yield break;
            after = page[^1];
        }
    }
}
