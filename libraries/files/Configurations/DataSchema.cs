using System.Text.Json;

namespace Shortlist.Files;

/// <summary>Checks the schema of an extraction: an object, of a size and depth that a document can fill.</summary>
public static class DataSchema
{
    private const int MostProperties = 500;
    private const int Deepest = 12;
    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean", "null"];

    /// <summary>Notes what is wrong with it.</summary>
    public static void Check(JsonFields schema)
    {
        if (schema.Has("type") && schema.Element.GetProperty("type") is var type && !(type.ValueKind is JsonValueKind.String && type.GetString() is "object"))
            schema.Fault("type", "Input should be 'object'", "literal_error");
        if (schema.RequiredNested("properties") is not { } properties)
            return;
        if (!properties.Element.EnumerateObject().Any())
            schema.Fault("properties", "Dictionary should have at least 1 item", "too_short");
        var left = MostProperties;
        CheckProperties(properties, properties.Element, ref left, Deepest);
        if (left < 0)
            schema.Fault("properties", $"A schema has at most {MostProperties} properties, those of nested objects counted", "too_long");
    }

    private static void CheckProperties(JsonFields owner, JsonElement properties, ref int left, int depth)
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (--left < 0)
                return;
            CheckNode(owner, property.Name, property.Value, ref left, depth);
        }
    }

    private static void CheckNode(JsonFields owner, string name, JsonElement node, ref int left, int depth)
    {
        if (node.ValueKind is not JsonValueKind.Object)
        {
            owner.Fault(name, "Input should be a valid dictionary", "dict_type");
            return;
        }

        if (depth == 0)
        {
            owner.Fault(name, $"Objects may be nested {Deepest} deep", "value_error");
            return;
        }

        if (node.TryGetProperty("type", out var type) && !IsType(type))
            owner.Fault($"{name}.type", $"Input should be one of '{string.Join("', '", Types)}', or a list of them", "literal_error");
        if (node.TryGetProperty("$ref", out var reference)
            && !(reference.ValueKind is JsonValueKind.String && reference.GetString()!.StartsWith("#/", StringComparison.Ordinal)))
        {
            owner.Fault($"{name}.$ref", "References should stay within the schema", "value_error");
        }

        CheckKeywords(owner, name, node, ref left, depth);
        if (node.TryGetProperty("properties", out var properties))
        {
            if (properties.ValueKind is JsonValueKind.Object)
                CheckProperties(owner, properties, ref left, depth - 1);
            else
                owner.Fault($"{name}.properties", "Input should be a valid dictionary", "dict_type");
        }

        if (node.TryGetProperty("items", out var items))
            CheckNode(owner, $"{name}.items", items, ref left, depth - 1);
    }

    private static void CheckKeywords(JsonFields owner, string name, JsonElement node, ref int left, int depth)
    {
        foreach (var word in new[] { "enum", "required", "anyOf", "oneOf", "allOf" })
        {
            if (!node.TryGetProperty(word, out var list))
                continue;
            if (list.ValueKind is not JsonValueKind.Array)
            {
                owner.Fault($"{name}.{word}", "Input should be a valid list", "list_type");
            }
            else if (word.EndsWith("Of", StringComparison.Ordinal))
            {
                foreach (var alternative in list.EnumerateArray())
                    CheckNode(owner, $"{name}.{word}", alternative, ref left, depth - 1);
            }
        }

        foreach (var word in new[] { "pattern", "format", "description", "title" })
        {
            if (node.TryGetProperty(word, out var text) && text.ValueKind is not JsonValueKind.String)
                owner.Fault($"{name}.{word}", "Input should be a valid string", "string_type");
        }
    }

    private static bool IsType(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => Types.Contains(type.GetString(), StringComparer.Ordinal),
        JsonValueKind.Array => type.EnumerateArray().All(each => each.ValueKind is JsonValueKind.String && Types.Contains(each.GetString(), StringComparer.Ordinal)),
        _ => false,
    };
}
