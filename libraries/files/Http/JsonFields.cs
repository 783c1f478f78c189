using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Shortlist.Surfaces;

namespace Shortlist.Files;

/// <summary>
/// The fields of a JSON object in a request. Reading notes what is wrong with a field, in the words and codes of this dialect's
/// validation, and goes on, so that a refusal names everything at once. Unknown fields are ignored (api-surfaces.md X3).
/// </summary>
public sealed class JsonFields
{
    private const int MaxDepth = 64;
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly List<FieldError> _faults;

    private JsonFields(JsonElement fields, string path, List<FieldError> faults)
    {
        _object = fields;
        _path = path;
        _faults = faults;
    }

    /// <summary>Whether a field was wrong so far, here or in an object inside.</summary>
    public bool HasFaults => _faults.Count > 0;

    /// <summary>The refusal that names the faults.</summary>
    public SurfaceError Refusal => Refusals.Invalid(_faults);

    /// <summary>The object as it came.</summary>
    public JsonElement Element => _object;

    /// <summary>Reads a body; the refusal when it is no JSON object.</summary>
    public static async Task<(JsonFields? Fields, SurfaceError? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, new JsonDocumentOptions { MaxDepth = MaxDepth }, cancellationToken);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? (new JsonFields(document.RootElement.Clone(), "", []), null)
                : (null, Refusals.Invalid(new FieldError("", "Input should be a valid dictionary", "dict_type")));
        }
        catch (JsonException)
        {
            return (null, Refusals.Invalid(new FieldError("", "JSON decode error", "json_invalid")));
        }
    }

    /// <summary>The fields of an object that did not come as a body; null with the refusal noted when it is none.</summary>
    public static JsonFields? Of(JsonElement element, string path, List<FieldError> faults)
    {
        if (element.ValueKind is JsonValueKind.Object)
            return new JsonFields(element, path, faults);
        faults.Add(new(path, "Input should be a valid dictionary", "dict_type"));
        return null;
    }

    /// <summary>Whether the field is there, be it null.</summary>
    public bool Has(string name) => _object.TryGetProperty(name, out _);

    /// <summary>Notes a fault of a field.</summary>
    public void Fault(string name, string message, string code) => _faults.Add(new(PathOf(name), message, code));

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name, int maxLength = 3000)
    {
        if (TryGet(name, out _))
            return Text(name, maxLength, minLength: 1) ?? "";
        Missing(name);
        return "";
    }

    /// <summary>A text, or null.</summary>
    public string? Text(string name, int maxLength = 3000, int minLength = 0)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind is not JsonValueKind.String)
        {
            Fault(name, "Input should be a valid string", "string_type");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length < minLength || string.IsNullOrWhiteSpace(text) && minLength > 0)
            Fault(name, $"String should have at least {minLength.ToString(CultureInfo.InvariantCulture)} character", "string_too_short");
        if (text.Length > maxLength)
            Fault(name, $"String should have at most {maxLength.ToString(CultureInfo.InvariantCulture)} characters", "string_too_long");
        return text;
    }

    /// <summary>One of some words, or null.</summary>
    public string? Choice(string name, IReadOnlyList<string> allowed)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.String && allowed.Contains(value.GetString(), StringComparer.Ordinal))
            return value.GetString();
        Fault(name, $"Input should be {Words(allowed)}", "literal_error");
        return null;
    }

    /// <summary>One of some words that must be there.</summary>
    public string RequiredChoice(string name, IReadOnlyList<string> allowed)
    {
        if (TryGet(name, out _))
            return Choice(name, allowed) ?? "";
        Missing(name);
        return "";
    }

    /// <summary>True or false, or null.</summary>
    public bool? Flag(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(name, "Input should be a valid boolean", "bool_type");
        return null;
    }

    /// <summary>A whole number in range, or null.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            Fault(name, "Input should be a valid integer", "int_type");
            return null;
        }

        if (number < least)
            Fault(name, $"Input should be greater than or equal to {least.ToString(CultureInfo.InvariantCulture)}", "greater_than_equal");
        else if (number > most)
            Fault(name, $"Input should be less than or equal to {most.ToString(CultureInfo.InvariantCulture)}", "less_than_equal");
        return number;
    }

    /// <summary>A number from 0 to 1, or null.</summary>
    public double? Ratio(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind is JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1)
            return value.GetDouble();
        Fault(name, "Input should be a number from 0 to 1", "float_type");
        return null;
    }

    /// <summary>An object, or null.</summary>
    public JsonFields? Nested(string name) => TryGet(name, out var value) ? Of(value, PathOf(name), _faults) : null;

    /// <summary>An object that must be there; null when it is not, with that noted.</summary>
    public JsonFields? RequiredNested(string name)
    {
        if (TryGet(name, out _))
            return Nested(name);
        Missing(name);
        return null;
    }

    /// <summary>The elements of a list; empty when there is none.</summary>
    public IReadOnlyList<JsonElement> List(string name)
    {
        if (!TryGet(name, out var value))
            return [];
        if (value.ValueKind is JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        Fault(name, "Input should be a valid list", "list_type");
        return [];
    }

    /// <summary>A time, or null.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        Fault(name, "Input should be a valid datetime", "datetime_parsing");
        return null;
    }

    private static string Words(IReadOnlyList<string> allowed) =>
        allowed.Count > 1 ? $"'{string.Join("', '", allowed.SkipLast(1))}' or '{allowed[^1]}'" : $"'{allowed[0]}'";

    private bool TryGet(string name, out JsonElement value) =>
        _object.TryGetProperty(name, out value) && value.ValueKind is not JsonValueKind.Null;

    private void Missing(string name) => Fault(name, "Field required", "missing");

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
