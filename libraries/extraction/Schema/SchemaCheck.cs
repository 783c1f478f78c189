using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Shortlist.Extraction.Schema;

/// <summary>
/// Checks values against JSON Schema: types, choices, objects, lists, lengths, ranges, patterns, the usual formats, alternatives
/// and references inside the schema. Nothing outside is ever fetched.
/// </summary>
public static class SchemaCheck
{
    private const int Deepest = 64;
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a value is what a schema asks for.</summary>
    public static bool Allows(JsonElement schema, JsonNode? value) => Allows(schema, schema, value);

    internal static bool Allows(JsonElement root, JsonElement schema, JsonNode? value)
    {
        using var document = JsonDocument.Parse(value?.ToJsonString() ?? "null");
        return Check(root, schema, document.RootElement, Deepest);
    }

    /// <summary>The part of a schema that a reference names; null when there is none.</summary>
    internal static JsonElement? Follow(JsonElement root, JsonElement reference)
    {
        if (reference.ValueKind is not JsonValueKind.String || reference.GetString() is not { } path || !path.StartsWith('#'))
            return null;
        var at = root;
        foreach (var step in path.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return null;
        }

        return at;
    }

    private static bool Check(JsonElement root, JsonElement schema, JsonElement value, int depth)
    {
        if (schema.ValueKind is JsonValueKind.True || depth == 0)
            return depth > 0;
        if (schema.ValueKind is not JsonValueKind.Object)
            return false;
        if (schema.TryGetProperty("$ref", out var reference))
            return Follow(root, reference) is { } target && Check(root, target, value, depth - 1);
        bool Inner(JsonElement each) => Check(root, each, value, depth - 1);
        return (!schema.TryGetProperty("type", out var type) || IsType(type, value))
            && (List(schema, "enum") is not { } choices || choices.Any(choice => JsonElement.DeepEquals(choice, value)))
            && (!schema.TryGetProperty("const", out var only) || JsonElement.DeepEquals(only, value))
            && (List(schema, "anyOf") is not { } any || any.Any(Inner))
            && (List(schema, "oneOf") is not { } one || one.Count(Inner) == 1)
            && (List(schema, "allOf") is not { } all || all.All(Inner))
            && value.ValueKind switch
            {
                JsonValueKind.String => CheckText(schema, value.GetString()!),
                JsonValueKind.Number => CheckNumber(schema, value.GetDouble()),
                JsonValueKind.Array => CheckList(root, schema, value, depth),
                JsonValueKind.Object => CheckObject(root, schema, value, depth),
                _ => true,
            };
    }

    private static bool IsType(JsonElement type, JsonElement value) => type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Any(each => IsType(each, value))
        : (type.ValueKind is JsonValueKind.String ? type.GetString() : null, value.ValueKind) switch
        {
            ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number)
                or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object)
                or ("boolean", JsonValueKind.True) or ("boolean", JsonValueKind.False) => true,
            ("integer", JsonValueKind.Number) => double.IsInteger(value.GetDouble()),
            _ => false,
        };

    private static bool CheckText(JsonElement schema, string text) =>
        (Number(schema, "minLength") is not { } least || text.Length >= least)
        && (Number(schema, "maxLength") is not { } most || text.Length <= most)
        && (Text(schema, "pattern") is not { } pattern || Matches(pattern, text))
        && IsFormat(Text(schema, "format"), text);

    private static bool CheckNumber(JsonElement schema, double number) =>
        (Number(schema, "minimum") is not { } least || number >= least)
        && (Number(schema, "maximum") is not { } most || number <= most)
        && (Number(schema, "exclusiveMinimum") is not { } above || number > above)
        && (Number(schema, "exclusiveMaximum") is not { } below || number < below);

    private static bool CheckList(JsonElement root, JsonElement schema, JsonElement list, int depth) =>
        (Number(schema, "minItems") is not { } least || list.GetArrayLength() >= least)
        && (Number(schema, "maxItems") is not { } most || list.GetArrayLength() <= most)
        && (!schema.TryGetProperty("items", out var items) || list.EnumerateArray().All(item => Check(root, items, item, depth - 1)));

    private static bool CheckObject(JsonElement root, JsonElement schema, JsonElement value, int depth)
    {
        if (List(schema, "required")?.Any(name => name.ValueKind is JsonValueKind.String && !value.TryGetProperty(name.GetString()!, out _)) is true)
            return false;
        var known = schema.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object;
        foreach (var field in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(field.Name, out var property))
            {
                if (!Check(root, property, field.Value, depth - 1))
                    return false;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others) && !Check(root, others, field.Value, depth - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<JsonElement>? List(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : null;

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private static double? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var number) && number.ValueKind is JsonValueKind.Number ? number.GetDouble() : null;

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, PatternTime);
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            // A pattern that is none, or takes for ever, lets nothing through.
            return false;
        }
    }

    private static bool IsFormat(string? format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _) && text.Contains('T', StringComparison.Ordinal),
        "email" => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1,
        "uri" or "url" => Uri.TryCreate(text, UriKind.Absolute, out _),
        _ => true,
    };
}
