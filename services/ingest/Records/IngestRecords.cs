using Shortlist.Batches;
using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>
/// <c>POST</c> and <c>PATCH /api/resources/{schema}/batch</c>: 202 with the batch, which exists from then on. The body is
/// <c>{"resources":[…]}</c>, or, our extension, one record after another as <c>application/x-ndjson</c>.
/// </summary>
internal sealed class IngestRecords(SchemaCatalog schemas, RecordIntake intake)
{
    private const string Json = "application/json";
    private const string NdJson = "application/x-ndjson";

    public Task<IResult> PostAsync(string schema, HttpRequest request, Caller caller) =>
        HandleAsync(schema, request, caller, RecordBatch.IngestKind);

    public Task<IResult> PatchAsync(string schema, HttpRequest request, Caller caller) =>
        HandleAsync(schema, request, caller, RecordBatch.PatchKind);

    /// <summary>The answer to a batch that was accepted.</summary>
    internal static IResult Accepted(Batch batch, SchemaDefinition schema, HttpResponse response)
    {
        response.Headers.Location = $"/api/batches/{batch.PublicId}";
        return Results.Json(
            new ReachAnswer<AcceptedBatch>(
                new(batch.PublicId, "The batch was accepted and is being processed.", batch.Total, schema.Id), "Batch accepted"),
            ReachJson.Default.ReachAnswerAcceptedBatch,
            statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>The refusal of a body that is neither of the types, or encoded.</summary>
    internal static SurfaceError? UnsupportedType(HttpRequest request, params ReadOnlySpan<string> types)
    {
        var type = request.ContentType?.Split(';', 2)[0].Trim();
        if (request.Headers.ContentEncoding.Count == 0 && type is not null)
        {
            foreach (var each in types)
            {
                if (type.Equals(each, StringComparison.OrdinalIgnoreCase))
                    return null;
            }
        }

        return new SurfaceError(
            StatusCodes.Status415UnsupportedMediaType,
            "unsupported_media_type",
            $"The body must be {string.Join(" or ", types.ToArray())}, not encoded.");
    }

    private async Task<IResult> HandleAsync(string name, HttpRequest request, Caller caller, string kind)
    {
        if (await schemas.FindAsync(caller.PartnerId!, name, request.HttpContext.RequestAborted) is not { Value: var schema })
            return UnknownSchema(name);
        var query = new RecordQuery(request.Query);
        var work = new RecordBatch
        {
            Kind = kind,
            SchemaId = schema.Id,
            SchemaName = schema.Name,
            SchemaVersion = schema.VersionNumber,
            RejectsExisting = kind == RecordBatch.IngestKind && query.Rejects(),
            IgnoresUnknownFields = query.Flag("ignoreUnknownFields"),
            DependencyWait = query.DependencyWait(),
        };
        if (query.Refusal is { } refusal)
            return refusal;
        if (UnsupportedType(request, Json, NdJson) is { } unsupported)
            return unsupported;

        var isNdJson = request.ContentType!.StartsWith(NdJson, StringComparison.OrdinalIgnoreCase);
        var shape = new BodyShape(isNdJson ? null : "resources", HoldsIds: false, schema.ExternalIdField);
        try
        {
            var refersToItself = schema.References.Any(reference => reference.Id == schema.Id);
            var batch = await intake.AcceptRecordsAsync(request, shape, work, caller, refersToItself);
            return Accepted(batch, schema, request.HttpContext.Response);
        }
        catch (MalformedBodyException malformed)
        {
            return malformed.Error;
        }
    }

    internal static SurfaceError UnknownSchema(string name) => SurfaceError.BadRequest(
        "There is no such schema definition.", new FieldError("schema", $"there is no schema definition '{name}'", "unknown", "path"));
}
