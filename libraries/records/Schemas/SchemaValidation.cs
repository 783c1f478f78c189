using System.Runtime.InteropServices;
using System.Text.Json;

namespace Shortlist.Records;

/// <summary>
/// Judges one value by a schema. Faults are told with the place where they stand; the place is put together on the way back, so that
/// a record without faults costs nothing for it.
/// </summary>
internal sealed class SchemaValidation(List<RecordFault> faults, List<RecordReference> references)
{
    private const int MaxFaults = 20;
    private const int MaxNumberDigits = 400;

    /// <summary>Whether a value is of one of the types.</summary>
    public static bool IsOf(JsonElement value, JsonTypes types) => value.ValueKind switch
    {
        JsonValueKind.String => (types & JsonTypes.String) != JsonTypes.None,
        JsonValueKind.Number => (types & JsonTypes.Number) != JsonTypes.None || ((types & JsonTypes.Integer) != JsonTypes.None && IsWhole(value)),
        JsonValueKind.Object => (types & JsonTypes.Object) != JsonTypes.None,
        JsonValueKind.Array => (types & JsonTypes.Array) != JsonTypes.None,
        JsonValueKind.True or JsonValueKind.False => (types & JsonTypes.Boolean) != JsonTypes.None,
        _ => (types & JsonTypes.Null) != JsonTypes.None,
    };

    /// <summary>Adds what is wrong with the value, and what it refers to.</summary>
    public void Check(SchemaNode node, JsonElement value)
    {
        if (faults.Count >= MaxFaults)
            return;
        if (node.IsNever)
        {
            Fault("is not allowed");
            return;
        }

        if (node.Types != JsonTypes.None && !IsOf(value, node.Types))
        {
            Fault($"must be {Describe(node.Types)}");
            return;
        }

        if (node.Reference is { } reference)
            Refer(reference, value);
        if (node.Enum is { } values && !Array.Exists(values, each => JsonElement.DeepEquals(each, value)))
            Fault(values.Length == 1 ? $"must be {Short(values[0])}" : $"must be one of {string.Join(", ", values.Take(20).Select(Short))}");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(node, value);
                break;
            case JsonValueKind.Array:
                CheckArray(node, value);
                break;
            case JsonValueKind.String when node.ChecksStrings:
                CheckString(node, value.GetString()!);
                break;
            case JsonValueKind.Number:
                CheckNumber(node, value);
                break;
        }

        CheckParts(node, value);
    }

    private static bool IsWhole(JsonElement value)
    {
        if (value.TryGetInt64(out _))
            return true;
        return value.TryGetDecimal(out var exact)
            ? decimal.Truncate(exact) == exact
            : value.TryGetDouble(out var number) && double.IsFinite(number) && Math.Truncate(number) == number;
    }

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 60 ? text : $"{text[..60]}…";
    }

    private static string Describe(JsonTypes types)
    {
        var names = new List<string>();
        foreach (var (type, name) in new[]
                 {
                     (JsonTypes.String, "a string"), (JsonTypes.Integer, "an integer"), (JsonTypes.Number, "a number"),
                     (JsonTypes.Boolean, "true or false"), (JsonTypes.Object, "an object"), (JsonTypes.Array, "a list"), (JsonTypes.Null, "null"),
                 })
        {
            if ((types & type) != JsonTypes.None)
                names.Add(name);
        }

        return string.Join(" or ", names);
    }

    private void Fault(string reason)
    {
        if (faults.Count < MaxFaults)
            faults.Add(new(FaultCategories.Validation, $": {reason}"));
    }

    private void Under(string step, int since)
    {
        for (var i = since; i < faults.Count; i++)
        {
            var told = faults[i].Message;
            faults[i] = faults[i] with { Message = told[0] is ':' or '[' ? $"{step}{told}" : $"{step}.{told}" };
        }
    }

    private void Refer(SchemaReference schema, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when RecordId.Fault(value.GetString()!) is { } fault:
                Fault($"names a record of '{schema.Name}', whose external id {fault}");
                break;
            case JsonValueKind.String:
                references.Add(new(schema, value.GetString()!));
                break;
            case JsonValueKind.Number when value.TryGetInt64(out _):
                references.Add(new(schema, value.GetRawText()));
                break;
            case JsonValueKind.Null:
                break;
            default:
                Fault($"must be the external id of a record of '{schema.Name}'");
                break;
        }
    }

    private void CheckObject(SchemaNode node, JsonElement value)
    {
        var count = 0;
        var next = 0;
        var needed = node.Required.Length;
        foreach (var property in value.EnumerateObject())
        {
            count++;
            if (needed > 0 && Array.Exists(node.Required, property.NameEquals))
                needed--;
            if (Find(node, property, ref next) is not { } expected)
                continue;
            var since = faults.Count;
            Check(expected, property.Value);
            if (faults.Count > since)
                Under(property.Name, since);
        }

        if (needed > 0)
        {
            foreach (var name in node.Required.Where(name => !value.TryGetProperty(name, out _)))
            {
                var since = faults.Count;
                Fault("is required");
                Under(name, since);
            }
        }

        if (count < node.MinProperties)
            Fault($"must have at least {node.MinProperties} fields");
        if (count > node.MaxProperties)
            Fault($"must have at most {node.MaxProperties} fields");
    }

    /// <summary>What a property must be; the properties mostly come in the order of the schema.</summary>
    private static SchemaNode? Find(SchemaNode node, JsonProperty property, ref int next)
    {
        var properties = node.Properties;
        for (var i = 0; i < properties.Length; i++)
        {
            var at = next + i < properties.Length ? next + i : next + i - properties.Length;
            if (!property.NameEquals(properties[at].Utf8))
                continue;
            next = at + 1 == properties.Length ? 0 : at + 1;
            return properties[at].Node;
        }

        // A closed schema has told of it already, as an unknown field; what others want of it they say here.
        return node.Additional is { IsNever: false } additional ? additional : null;
    }

    private void CheckArray(SchemaNode node, JsonElement value)
    {
        var count = value.GetArrayLength();
        if (count < node.MinItems)
            Fault($"must have at least {node.MinItems} items");
        if (count > node.MaxItems)
            Fault($"must have at most {node.MaxItems} items");
        if (node.UniqueItems && HasRepeats(value, count))
            Fault("must not hold the same item twice");
        if (node.Items is null)
            return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var since = faults.Count;
            Check(node.Items, item);
            if (faults.Count > since)
                Under($"[{index}]", since);
            index++;
        }
    }

    private static bool HasRepeats(JsonElement value, int count)
    {
        if (count < 2)
            return false;
        var seen = new HashSet<JsonElement>(count, JsonValueComparer.Instance);
        foreach (var item in value.EnumerateArray())
        {
            if (!seen.Add(item))
                return true;
        }

        return false;
    }

    private void CheckString(SchemaNode node, string text)
    {
        if (node.MinLength is not null || node.MaxLength is not null)
        {
            var length = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text.EnumerateRunes().Count() : text.Length;
            if (length < node.MinLength)
                Fault($"must have at least {node.MinLength} characters");
            if (length > node.MaxLength)
                Fault($"must have at most {node.MaxLength} characters");
        }

        if (node.Pattern?.IsMatch(text) is false)
            Fault($"does not match the pattern {node.Pattern}");
        if (node.Format?.Invoke(text) is false)
            Fault($"is not a valid {node.FormatName}");
    }

    private void CheckNumber(SchemaNode node, JsonElement value)
    {
        if (!value.TryGetDouble(out var number) || !double.IsFinite(number) || JsonMarshal.GetRawUtf8Value(value).Length > MaxNumberDigits)
        {
            Fault("is too large a number");
            return;
        }

        if (!node.ChecksNumbers)
            return;
        if (number < node.Minimum)
            Fault($"must be at least {node.Minimum}");
        if (number > node.Maximum)
            Fault($"must be at most {node.Maximum}");
        if (number <= node.ExclusiveMinimum)
            Fault($"must be greater than {node.ExclusiveMinimum}");
        if (number >= node.ExclusiveMaximum)
            Fault($"must be less than {node.ExclusiveMaximum}");
        if (node.MultipleOf is { } step && !(value.TryGetDecimal(out var exact) && exact % step == 0))
            Fault($"must be a multiple of {step}");
    }

    private void CheckParts(SchemaNode node, JsonElement value)
    {
        foreach (var part in node.AllOf)
            Check(part, value);
        if (node.AnyOf.Length > 0 && Array.FindAll(node.AnyOf, part => Meets(part, value)).Length == 0)
            Fault("meets none of the schemas that it may meet");
        if (node.OneOf.Length > 0 && Array.FindAll(node.OneOf, part => Meets(part, value)).Length != 1)
            Fault("must meet exactly one of the schemas that it may meet");
        if (node.Not is { } not && Meets(not, value, keepsReferences: false))
            Fault("meets the schema that it must not meet");
    }

    /// <summary>Whether the value meets a schema, unknown fields that it forbids included; tells of no fault.</summary>
    private bool Meets(SchemaNode part, JsonElement value, bool keepsReferences = true)
    {
        var mine = new List<RecordFault>();
        var found = new List<RecordReference>();
        new SchemaValidation(mine, found).Check(part, value);
        if (part.Additional is { IsNever: true } && value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!part.Shape.Knows(property.Name))
                    return false;
            }
        }

        if (mine.Count > 0)
            return false;
        if (keepsReferences)
            references.AddRange(found);
        return true;
    }
}

/// <summary>Equality of JSON values.</summary>
internal sealed class JsonValueComparer : IEqualityComparer<JsonElement>
{
    public static readonly JsonValueComparer Instance = new();

    public bool Equals(JsonElement x, JsonElement y) => JsonElement.DeepEquals(x, y);

    public int GetHashCode(JsonElement obj)
    {
        var hash = default(HashCode);
        hash.Add(obj.ValueKind);
        switch (obj.ValueKind)
        {
            case JsonValueKind.String:
                hash.Add(obj.GetString(), StringComparer.Ordinal);
                break;
            case JsonValueKind.Number when obj.TryGetDouble(out var number):
                hash.Add(number);
                break;
            case JsonValueKind.Array:
                foreach (var item in obj.EnumerateArray())
                    hash.Add(GetHashCode(item));
                break;
            case JsonValueKind.Object:

                // Added up, as the order of fields says nothing.
                hash.Add(obj.EnumerateObject().Sum(field => (long)HashCode.Combine(field.Name, GetHashCode(field.Value))));
                break;
        }

        return hash.ToHashCode();
    }
}
