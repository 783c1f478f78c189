using System.Text.Json;

namespace Shortlist.Records;

/// <summary>A version of a schema, ready to judge records. Safe for use by many at once.</summary>
public sealed class CompiledSchema
{
    private readonly SchemaNode _root;

    internal CompiledSchema(SchemaDefinition definition, SchemaNode root)
    {
        Definition = definition;
        _root = root;
    }

    /// <summary>The definition.</summary>
    public SchemaDefinition Definition { get; }

    /// <summary>
    /// Checks a definition as a partner gives it. What is wrong, each with its place; and the schemas that it refers to.
    /// </summary>
    /// <param name="schema">The JSON Schema.</param>
    /// <param name="externalIdField">The field that names a record.</param>
    /// <param name="findSchema">The schema that a name or id means, or null.</param>
    public static (IReadOnlyList<string> Faults, IReadOnlyCollection<SchemaReference> References) Check(
        JsonElement schema, string externalIdField, Func<string, SchemaReference?> findSchema)
    {
        var compiler = new SchemaCompiler(findSchema);
        compiler.Compile(schema, externalIdField);
        return (compiler.Faults, compiler.References);
    }

    /// <summary>What is wrong with a whole record, and what it refers to. Fields that the schema does not name are no fault here.</summary>
    public void Validate(JsonElement content, List<RecordFault> faults, List<RecordReference> references) =>
        new SchemaValidation(faults, references).Check(_root, content);

    /// <summary>The fields of a record, or of a part of one, that the schema does not name; written as <c>address.planet</c>.</summary>
    public List<string>? UnknownFields(JsonElement content) => UnknownFieldWalk.Find(_root, content);

    /// <summary>Writes a record without the fields that the schema does not name.</summary>
    public void WriteKnown(JsonElement content, Utf8JsonWriter writer) => UnknownFieldWalk.WriteKnown(_root, content, writer);
}

/// <summary>Another record that a record refers to.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="ExternalId">Its external id.</param>
public readonly record struct RecordReference(SchemaReference Schema, string ExternalId);
