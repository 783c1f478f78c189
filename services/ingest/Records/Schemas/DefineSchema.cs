using System.Text.Json;
using System.Text.RegularExpressions;
using Shortlist.Records;
using Shortlist.Surfaces;

namespace Shortlist.Ingest.Records;

/// <summary>
/// <c>POST /partner/schema-definitions</c> defines a schema (201); <c>POST /partner/schema-definitions/{idOrName}</c> makes its next
/// version (200), of which what is left out stays as it was. The snake_case names of fields are taken as well (api-surfaces.md §3.2).
/// </summary>
internal sealed partial class DefineSchema(
    SchemaCatalog catalog, SchemaCollection schemas, SchemaVersionCollection versions, TimeProvider time)
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxName = 100;

    public async Task<IResult> CreateAsync(HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            var fields = new SchemaFields((await JsonBody.ReadAsync(request, MaxBytes, cancellationToken)).Root);
            var name = fields.Name("name", isRequired: true);
            var now = time.GetUtcNow();
            var draft = new SchemaDefinition
            {
                Id = SchemaDefinition.IdOf(caller.PartnerId!, name ?? ""),
                PartnerId = caller.PartnerId!,
                Name = name ?? "",
                PluralName = fields.Name("pluralName", isRequired: true) ?? "",
                Description = fields.Text("description"),
                Category = fields.Category() ?? SchemaCategories.Default,
                ExternalIdField = fields.Text("externalIdField", isRequired: true) ?? "",
                Schema = fields.Schema(isRequired: true) ?? default,
                FieldsToExpose = fields.Texts("fieldsToExpose") ?? [],
                ExposeNameJsonPath = fields.Text("exposeNameJsonPath"),
                CreatedAt = now,
                UpdatedAt = now,
            };
            var definition = await CheckAsync(fields, draft, cancellationToken);
            return await schemas.InsertAsync(definition, cancellationToken)
                ? Answer(definition, StatusCodes.Status201Created)
                : SurfaceError.Conflict($"There is already a schema definition '{definition.Name}'.");
        }
        catch (MalformedBodyException malformed)
        {
            return malformed.Error;
        }
    }

    public async Task<IResult> UpdateAsync(string idOrName, HttpRequest request, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            var body = (await JsonBody.ReadAsync(request, MaxBytes, cancellationToken)).Root;
            while (await catalog.FindAsync(caller.PartnerId!, idOrName, cancellationToken) is { Value: var current, Version: var version })
            {
                var fields = new SchemaFields(body);
                fields.Unchanged("name", current.Name);
                fields.Unchanged("pluralName", current.PluralName);
                fields.Unchanged("externalIdField", current.ExternalIdField);
                var draft = current with
                {
                    Description = fields.Has("description") ? fields.Text("description") : current.Description,
                    Category = fields.Category() ?? current.Category,
                    Schema = fields.Schema(isRequired: false) ?? current.Schema,
                    FieldsToExpose = fields.Texts("fieldsToExpose") ?? current.FieldsToExpose,
                    ExposeNameJsonPath = fields.Has("exposeNameJsonPath") ? fields.Text("exposeNameJsonPath") : current.ExposeNameJsonPath,
                    VersionNumber = current.VersionNumber + 1,
                    UpdatedAt = time.GetUtcNow(),
                };
                var definition = await CheckAsync(fields, draft, cancellationToken);

                // The version that goes is kept first, so that batches accepted under it find it whatever happens in between.
                await versions.InsertAsync(current, cancellationToken);
                if (await schemas.ReplaceAsync(definition, version, cancellationToken))
                    return Answer(definition, StatusCodes.Status200OK);
            }

            return SurfaceError.NotFound("There is no such schema definition.");
        }
        catch (MalformedBodyException malformed)
        {
            return malformed.Error;
        }
    }

    private static IResult Answer(SchemaDefinition definition, int status) => Results.Json(
        new ReachAnswer<SchemaView>(SchemaView.Of(definition)), ReachJson.Default.ReachAnswerSchemaView, statusCode: status);

    /// <summary>The definition with what it refers to.</summary>
    /// <exception cref="MalformedBodyException">Something is wrong with it.</exception>
    private async Task<SchemaDefinition> CheckAsync(SchemaFields fields, SchemaDefinition draft, CancellationToken cancellationToken)
    {
        fields.ThrowIfFaulty();
        var known = new Dictionary<string, SchemaReference>(StringComparer.OrdinalIgnoreCase);
        foreach (var each in await catalog.AllAsync(draft.PartnerId, cancellationToken))
            known[each.Name] = known[each.Id] = new(each.Id, each.Name);
        known[draft.Name] = known[draft.Id] = new(draft.Id, draft.Name);

        var (faults, references) = CompiledSchema.Check(draft.Schema, draft.ExternalIdField, name => known.GetValueOrDefault(name));
        if (faults.Count > 0)
        {
            throw new MalformedBodyException(SurfaceError.BadRequest(
                "The schema definition is not valid.",
                [.. faults.Select(fault => fault.Split(": ", 2) is [var place, var reason] ? new FieldError(place, reason) : new FieldError("schema", fault))]));
        }

        return draft with { References = [.. references.OrderBy(reference => reference.Name, StringComparer.Ordinal)] };
    }

    /// <summary>Reads the members of a definition; every fault is named.</summary>
    private sealed class SchemaFields(JsonElement body)
    {
        private readonly List<FieldError> _faults = [];

        public bool Has(string name) => Find(name) is not null;

        public string? Text(string name, bool isRequired = false)
        {
            switch (Find(name))
            {
                case { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: > 0 and <= 2000 } text:
                    return text;
                case null or { ValueKind: JsonValueKind.Null } when !isRequired:
                    return null;
                case null:
                    return Fault(name, "is required");
                default:
                    return Fault(name, "must be a string of 1 to 2000 characters");
            }
        }

        public string? Name(string name, bool isRequired)
        {
            var text = Text(name, isRequired);
            return text is null || (text.Length <= MaxName && NamePattern().IsMatch(text))
                ? text
                : Fault(name, $"may hold letters, digits, _ and - only, and at most {MaxName} of them");
        }

        public string? Category()
        {
            var text = Text("category");
            return text is null || SchemaCategories.All.Contains(text, StringComparer.Ordinal)
                ? text
                : Fault("category", $"must be one of {string.Join(", ", SchemaCategories.All)}");
        }

        public JsonElement? Schema(bool isRequired)
        {
            var found = Find("schema");
            if (found is null && isRequired)
                Fault("schema", "is required");
            else if (found is { ValueKind: not JsonValueKind.Object })
                Fault("schema", "must be a JSON Schema object");
            return found;
        }

        public List<string>? Texts(string name)
        {
            if (Find(name) is not { } value || value.ValueKind == JsonValueKind.Null)
                return null;
            if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(each => each.ValueKind == JsonValueKind.String))
                return [.. value.EnumerateArray().Select(each => each.GetString()!)];
            Fault(name, "must be a list of strings");
            return null;
        }

        /// <summary>A member that never changes may only be repeated.</summary>
        public void Unchanged(string name, string current)
        {
            if (Text(name) is { } text && !text.Equals(current, StringComparison.OrdinalIgnoreCase))
                Fault(name, $"cannot be changed; it is '{current}'");
        }

        public void ThrowIfFaulty()
        {
            if (_faults.Count > 0)
                throw new MalformedBodyException(SurfaceError.BadRequest("The schema definition is not valid.", _faults));
        }

        private JsonElement? Find(string name)
        {
            if (body.TryGetProperty(name, out var value))
                return value;
            return body.TryGetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), out value) ? value : null;
        }

        private string? Fault(string name, string reason)
        {
            _faults.Add(new(name, reason));
            return null;
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
