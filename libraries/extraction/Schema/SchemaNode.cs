using System.Text.Json;
using Shortlist.Extraction.Source;

namespace Shortlist.Extraction.Schema;

/// <summary>A place of a schema, with references and alternatives settled.</summary>
internal sealed class SchemaNode
{
    private const int MostReferences = 16;

    private readonly JsonElement _root;
    private readonly JsonElement _schema;
    private readonly int _depth;

    private SchemaNode(JsonElement root, JsonElement schema, string name, bool isNullable, int depth)
    {
        _root = root;
        _schema = schema;
        _depth = depth;
        Name = name;
        IsNullable = isNullable;
        Words = Wording.Of(name);
        Description = Text("description") ?? "";
        Titles = [Words, .. Text("title") is { } title ? [Wording.Of(title)] : Array.Empty<IReadOnlyList<string>>()];
    }

    public string Name { get; }

    /// <summary>Whether null may stand in for it.</summary>
    public bool IsNullable { get; private set; }

    /// <summary>The words of its name.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words by which a document may call it: its name, and its title.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Titles { get; }

    public string Description { get; }

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>number</c>, <c>integer</c> or <c>boolean</c>.</summary>
    public string Type { get; private set; } = "string";

    public string? Format => Text("format");

    /// <summary>The only values it may have; empty when it may have any.</summary>
    public IReadOnlyList<JsonElement> Choices =>
        _schema.TryGetProperty("enum", out var values) && values.ValueKind is JsonValueKind.Array
            ? [.. values.EnumerateArray().Where(value => value.ValueKind is not JsonValueKind.Null)]
            : _schema.TryGetProperty("const", out var only) ? [only] : [];

    /// <summary>The places of an object.</summary>
    public IReadOnlyList<SchemaNode> Properties =>
        _depth > 0 && _schema.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object
            ? [.. properties.EnumerateObject().Select(property => Settle(_root, property.Value, property.Name, _depth - 1))]
            : [];

    /// <summary>What a list holds.</summary>
    public SchemaNode? Items => _depth > 0 && _schema.TryGetProperty("items", out var items) && items.ValueKind is JsonValueKind.Object
        ? Settle(_root, items, Name, _depth - 1)
        : null;

    /// <summary>Whether an object must have a place.</summary>
    public bool Requires(string name) =>
        _schema.TryGetProperty("required", out var required) && required.ValueKind is JsonValueKind.Array
        && required.EnumerateArray().Any(each => each.ValueKind is JsonValueKind.String && each.ValueEquals(name));

    /// <summary>Whether a value is allowed here.</summary>
    public bool Allows(System.Text.Json.Nodes.JsonNode value) => SchemaCheck.Allows(_root, _schema, value);

    /// <summary>The place that a schema as a whole describes.</summary>
    public static SchemaNode Of(JsonElement schema, int depth = 12) => Settle(schema, schema, "", depth);

    private static SchemaNode Settle(JsonElement root, JsonElement schema, string name, int depth)
    {
        var nullable = false;
        for (var hop = 0; hop < MostReferences && schema.ValueKind is JsonValueKind.Object; hop++)
        {
            if (schema.TryGetProperty("$ref", out var reference) && SchemaCheck.Follow(root, reference) is { } target)
            {
                schema = target;
                continue;
            }

            if (Alternatives(schema) is not { } alternatives)
                break;
            nullable |= alternatives.Exists(IsNull);
            schema = alternatives.Find(each => !IsNull(each));
        }

        var node = new SchemaNode(root, schema.ValueKind is JsonValueKind.Object ? schema : default, name, nullable, depth);
        node.ReadType();
        return node;
    }

    private static List<JsonElement>? Alternatives(JsonElement schema)
    {
        foreach (var word in new[] { "anyOf", "oneOf", "allOf" })
        {
            if (schema.TryGetProperty(word, out var list) && list.ValueKind is JsonValueKind.Array && list.GetArrayLength() > 0)
                return [.. list.EnumerateArray()];
        }

        return null;
    }

    private static bool IsNull(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.ValueEquals("null");

    private void ReadType()
    {
        if (_schema.ValueKind is not JsonValueKind.Object)
            return;
        if (_schema.TryGetProperty("type", out var type))
        {
            string[] types = type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(Plain)] : [Plain(type)];
            IsNullable |= types.Contains("null", StringComparer.Ordinal);
            Type = Array.Find(types, each => each is not "null") ?? "string";
        }
        else if (_schema.TryGetProperty("properties", out _))
        {
            Type = "object";
        }
        else if (_schema.TryGetProperty("items", out _))
        {
            Type = "array";
        }
    }

    private static string Plain(JsonElement type) => type.ValueKind is JsonValueKind.String ? type.GetString()! : "";

    private string? Text(string name) =>
        _schema.ValueKind is JsonValueKind.Object && _schema.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
