using System.Text.Json;
using System.Text.Json.Serialization;
using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.Records;

/// <summary>Another schema that a definition refers to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, as it was defined.</param>
public sealed record SchemaReference(string Id, string Name);

/// <summary>What a partner's records of one kind look like, in one version (api-surfaces.md §3.2).</summary>
public sealed record SchemaDefinition
{
    /// <summary>Such as <c>sch_…</c>; derived from partner and name, so that a name cannot be taken twice.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string PartnerId { get; init; }

    /// <summary>Unique for the partner whatever its case; never changes.</summary>
    public required string Name { get; init; }

    /// <summary>The name of many.</summary>
    public required string PluralName { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>One of <see cref="SchemaCategories.All"/>.</summary>
    public required string Category { get; init; }

    /// <summary>The field whose value names a record.</summary>
    public required string ExternalIdField { get; init; }

    /// <summary>The JSON Schema.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>Kept for the partner.</summary>
    public IReadOnlyList<string> FieldsToExpose { get; init; } = [];

    /// <summary>Kept for the partner.</summary>
    public string? ExposeNameJsonPath { get; init; }

    /// <summary>The schemas that it refers to.</summary>
    public IReadOnlyList<SchemaReference> References { get; init; } = [];

    /// <summary>From 1; every change makes the next one.</summary>
    public int VersionNumber { get; init; } = 1;

    /// <summary>When the schema was first defined.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this version was.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The id of the schema of this name.</summary>
    public static string IdOf(string partnerId, string name) =>
        $"sch_{DerivedId.Of("schema", partnerId, name.ToLowerInvariant()):N}";
}

/// <summary>What a schema is for (api-surfaces.md §3.2).</summary>
public static class SchemaCategories
{
    /// <summary>What a definition gets that names none.</summary>
    public const string Default = "custom_schema";

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["user_schema", "custom_schema", "contacts_schema", "transactions_schema", "combined_schema", "locations_schema"];
}

/// <summary>The newest version of each schema.</summary>
public sealed class SchemaCollection(IDocumentStore store) : Collection<SchemaDefinition>(
    store,
    new CollectionDefinition("schemas", [new("partner", KeyKind.Text)], [["partner"]]),
    SchemaJson.Default.SchemaDefinition,
    schema => schema.Id,
    schema => [KeyValue.Of(schema.PartnerId)]);

/// <summary>The versions before the newest; never changed.</summary>
public sealed class SchemaVersionCollection(IDocumentStore store) : Collection<SchemaDefinition>(
    store,
    new CollectionDefinition("schema_versions", [], []),
    SchemaJson.Default.SchemaDefinition,
    schema => IdOf(schema.Id, schema.VersionNumber),
    _ => [])
{
    /// <summary>The document id of a version.</summary>
    public static string IdOf(string schemaId, int version) => $"{schemaId}:{version}";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SchemaDefinition))]
internal sealed partial class SchemaJson : JsonSerializerContext;
