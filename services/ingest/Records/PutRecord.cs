using Microsoft.Extensions.Options;
using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>
/// <c>POST /api/resources/{schema}</c>: one record, merged like those of a batch and stored when the answer comes: 201 when it is
/// new, 200 when it was there. It cannot wait for others.
/// </summary>
internal sealed class PutRecord(
    SchemaCatalog schemas,
    RecordCollection records,
    PendingCollection pendings,
    SliceStandings standings,
    ReferenceClaims claims,
    Releases releases,
    IOptions<RecordOptions> options,
    TimeProvider time)
{
    private const string Key = "0:0:record";

    public async Task<IResult> HandleAsync(string schema, HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (await schemas.FindAsync(caller.PartnerId!, schema, cancellationToken) is not { Value: var definition })
            return IngestRecords.UnknownSchema(schema);
        var query = new RecordQuery(request.Query);
        var work = new RecordBatch
        {
            Kind = RecordBatch.IngestKind,
            SchemaId = definition.Id,
            SchemaName = definition.Name,
            SchemaVersion = definition.VersionNumber,
            RejectsExisting = query.Rejects(),
            IgnoresUnknownFields = query.Flag("ignoreUnknownFields"),
        };
        if (query.Refusal is { } refusal)
            return refusal;
        try
        {
            var body = await JsonBody.ReadAsync(request, options.Value.MaxRecordBytes, cancellationToken);
            var compiled = await schemas.CompiledAsync(definition.Id, definition.VersionNumber, cancellationToken);
            var incoming = IncomingRecord.Of(
                new(Key, body.Root, body.Utf8, null), caller.TenantId, compiled, work.IgnoresUnknownFields);
            return await StoreAsync(incoming, new(Guid.Empty, "", caller.TenantId, work), compiled, cancellationToken);
        }
        catch (MalformedBodyException malformed)
        {
            return malformed.Error;
        }
    }

    private static SurfaceError Refused(IReadOnlyList<RecordFault> faults) => new(
        faults[0].Category == FaultCategories.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
        "bad_request",
        "The record is not valid.")
    {
        Fields = [.. faults.Select(fault => new FieldError(fault.Category, fault.Message))],
    };

    private async Task<IResult> StoreAsync(
        IncomingRecord incoming, BatchContext work, CompiledSchema schema, CancellationToken cancellationToken)
    {
        if (incoming.RecordId is not { } id)
            return Refused(incoming.Faults);
        while (true)
        {
            var stored = await records.FindAsync(id, cancellationToken);
            var before = stored is null ? new StoredRecord { Id = id } : await standings.PruneAsync(stored, cancellationToken);
            var targets = new Targets(claims);
            var verdict = await JudgeAsync(before, incoming, work, schema, targets, cancellationToken);

            // No slice stands behind it that could ask again, so it leaves no mark.
            var after = verdict.After is { } judged ? judged with { Marks = [.. judged.Marks.SkipLast(1)] } : null;
            var isWritten = after is not null && (await records.PutManyAsync([after], cancellationToken))[0];
            await targets.ReleaseAsync(CancellationToken.None);
            if (after is null)
                return Refused(verdict.Faults);
            if (!isWritten)
                continue;

            // Stored: who waits for it is released even when the client goes.
            if (before.Pending is { } superseded && await pendings.FindAsync(PendingRecord.IdOf(superseded), CancellationToken.None) is { } lost)
                await releases.FinishAsync([lost.Value], CancellationToken.None);
            await releases.WakeAsync([id], null, CancellationToken.None);
            return Results.Json(
                new ReachAnswer<RecordView>(RecordView.Of(after, schema.Definition)),
                ReachJson.Default.ReachAnswerRecordView,
                statusCode: before.Exists ? StatusCodes.Status200OK : StatusCodes.Status201Created);
        }
    }

    private async Task<RecordVerdict> JudgeAsync(
        StoredRecord before,
        IncomingRecord incoming,
        BatchContext work,
        CompiledSchema schema,
        Targets targets,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var verdict = RecordVerdict.Of(before, [incoming], work, 0, schema, id => targets.AreThere(before.Id, id), time.GetUtcNow());
            if (!targets.TakeHasAsked())
                return verdict;
            await targets.AnswerAsync(cancellationToken);
        }
    }
}
