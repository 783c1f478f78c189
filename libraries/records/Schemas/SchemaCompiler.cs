using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shortlist.Records;

/// <summary>
/// Turns a JSON Schema into nodes, and finds what is wrong with it: keywords of the wrong type, keywords that are not supported, and
/// schemas that nothing can meet. Supported are the keywords listed in <c>docs/records.md</c>. Not safe for use by two at once.
/// </summary>
/// <param name="findSchema">The schema that <c>reach:schemas/NAME</c> means, or null.</param>
internal sealed class SchemaCompiler(Func<string, SchemaReference?> findSchema)
{
    /// <summary>How a definition refers to records of another schema.</summary>
    public const string ReferencePrefix = "reach:schemas/";

    private const int MaxNodes = 5000;
    private const int MaxFaults = 50;
    private readonly List<string> _faults = [];
    private readonly Dictionary<string, SchemaNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaReference> _references = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private JsonElement _root;

    /// <summary>What is wrong, each with the place in the definition.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The schemas that it refers to.</summary>
    public IReadOnlyCollection<SchemaReference> References => _references.Values;

    /// <summary>The compiled schema; null when there are faults.</summary>
    public SchemaNode? Compile(JsonElement schema, string externalIdField)
    {
        _root = schema;
        if (schema.ValueKind != JsonValueKind.Object)
        {
            Fault("schema", "must be a JSON Schema object");
            return null;
        }

        var root = NodeAt("schema", schema);
        if (_faults.Count == 0)
        {
            CheckRoot(root, externalIdField);
            foreach (var node in _nodes.Values)
                CheckContradictions(node);
            CheckEndlessReferences();
        }

        if (_faults.Count > 0)
            return null;
        foreach (var node in _nodes.Values)
            node.Shape = SchemaShape.Of(node);
        return root;
    }

    private void Fault(string place, string reason)
    {
        if (_faults.Count < MaxFaults)
            _faults.Add($"{place}: {reason}");
    }

    /// <summary>The node of a place; made once, so that references may lead in circles.</summary>
    private SchemaNode NodeAt(string place, JsonElement schema)
    {
        if (_nodes.TryGetValue(place, out var known))
            return known;
        var node = _nodes[place] = new SchemaNode { Place = place };
        if (_nodes.Count > MaxNodes)
        {
            Fault(place, $"the definition has more than {MaxNodes} schemas");
            return node;
        }

        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                node.IsNever = true;
                break;
            case JsonValueKind.Object:
                foreach (var keyword in schema.EnumerateObject())
                    Read(node, keyword.Name, keyword.Value);
                break;
            default:
                Fault(place, "must be a schema: an object, true or false");
                break;
        }

        return node;
    }

    private void Read(SchemaNode node, string keyword, JsonElement value)
    {
        var place = $"{node.Place}.{keyword}";
        switch (keyword)
        {
            case "type": node.Types = Types(place, value); break;
            case "enum": node.Enum = Values(place, value); break;
            case "const": node.Enum = [value]; break;
            case "properties": node.NamesProperties = true; node.Properties = Properties(place, value); break;
            case "required": node.Required = Names(place, value); break;
            case "additionalProperties": node.Additional = NodeAt(place, value); break;
            case "minProperties": node.MinProperties = Count(place, value); break;
            case "maxProperties": node.MaxProperties = Count(place, value); break;
            case "items": node.Items = NodeAt(place, value); break;
            case "minItems": node.MinItems = Count(place, value); break;
            case "maxItems": node.MaxItems = Count(place, value); break;
            case "uniqueItems": node.UniqueItems = Flag(place, value); break;
            case "minLength": node.MinLength = Count(place, value); break;
            case "maxLength": node.MaxLength = Count(place, value); break;
            case "pattern": node.Pattern = Pattern(place, value); break;
            case "format": (node.FormatName, node.Format) = Format(place, value); break;
            case "minimum": node.Minimum = Number(place, value); break;
            case "maximum": node.Maximum = Number(place, value); break;
            case "exclusiveMinimum": node.ExclusiveMinimum = Number(place, value); break;
            case "exclusiveMaximum": node.ExclusiveMaximum = Number(place, value); break;
            case "multipleOf": node.MultipleOf = Step(place, value); break;
            case "allOf": node.AllOf.AddRange(Nodes(place, value)); break;
            case "anyOf": node.AnyOf = Nodes(place, value); break;
            case "oneOf": node.OneOf = Nodes(place, value); break;
            case "not": node.Not = NodeAt(place, value); break;
            case "$ref": Refer(node, place, value); break;
            case "$defs" or "definitions": CheckDefinitions(place, value); break;
            case "if" or "then" or "else" or "patternProperties" or "propertyNames" or "dependencies" or "dependentRequired"
                or "dependentSchemas" or "contains" or "minContains" or "maxContains" or "prefixItems" or "additionalItems"
                or "unevaluatedItems" or "unevaluatedProperties" or "$dynamicRef" or "$recursiveRef":
                Fault(place, "this keyword is not supported");
                break;
            default:

                // Says something to people or tools alone, such as title, examples, $schema or x-….
                break;
        }
    }

    private void Refer(SchemaNode node, string place, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } target)
        {
            Fault(place, "must be a string");
        }
        else if (target.StartsWith(ReferencePrefix, StringComparison.OrdinalIgnoreCase))
        {
            if (findSchema(Uri.UnescapeDataString(target[ReferencePrefix.Length..])) is { } reference)
                node.Reference = _references[reference.Id] = reference;
            else
                Fault(place, $"there is no schema '{target[ReferencePrefix.Length..]}'");
        }
        else if (target == "#")
        {
            node.AllOf.Add(NodeAt("schema", _root));
        }
        else if (!target.StartsWith("#/", StringComparison.Ordinal))
        {
            Fault(place, $"only {ReferencePrefix}NAME and places in the same definition (#/$defs/…) can be referred to");
        }
        else if (Find(target[2..]) is not { } found)
        {
            Fault(place, $"there is nothing at '{target}'");
        }
        else
        {
            node.AllOf.Add(NodeAt($"schema.{target[2..].Replace('/', '.')}", found));
        }
    }

    private JsonElement? Find(string pointer)
    {
        var current = _root;
        foreach (var step in pointer.Split('/'))
        {
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (current.ValueKind == JsonValueKind.Object && current.TryGetProperty(name, out var member))
                current = member;
            else if (current.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index >= 0 && index < current.GetArrayLength())
                current = current[index];
            else
                return null;
        }

        return current;
    }

    private JsonTypes Types(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return Type(place, value);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            Fault(place, "must be a type or a list of types");
            return JsonTypes.None;
        }

        var types = JsonTypes.None;
        foreach (var each in value.EnumerateArray())
            types |= Type(place, each);
        return types;
    }

    private JsonTypes Type(string place, JsonElement value)
    {
        switch (value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        {
            case "null": return JsonTypes.Null;
            case "boolean": return JsonTypes.Boolean;
            case "number": return JsonTypes.Number;
            case "integer": return JsonTypes.Integer;
            case "string": return JsonTypes.String;
            case "array": return JsonTypes.Array;
            case "object": return JsonTypes.Object;
            default:
                Fault(place, $"{value.GetRawText()} is no type");
                return JsonTypes.None;
        }
    }

    private JsonElement[] Values(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            return [.. value.EnumerateArray()];
        Fault(place, "must be a list with at least one value");
        return [];
    }

    private SchemaProperty[] Properties(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return
            [
                .. value.EnumerateObject().Select(property => new SchemaProperty(
                    property.Name, Encoding.UTF8.GetBytes(property.Name), NodeAt($"{place}.{property.Name}", property.Value))),
            ];
        }

        Fault(place, "must be an object with a schema for each property");
        return [];
    }

    private string[] Names(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String))
        {
            string[] names = [.. value.EnumerateArray().Select(name => name.GetString()!)];
            if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
                Fault(place, "names a property twice");
            return names;
        }

        Fault(place, "must be a list of names");
        return [];
    }

    private int? Count(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0)
            return count;
        Fault(place, "must be a whole number, 0 or more");
        return null;
    }

    private double? Number(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
            return number;
        Fault(place, "must be a number");
        return null;
    }

    private decimal? Step(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var step) && step > 0)
            return step;
        Fault(place, "must be a number above 0");
        return null;
    }

    private bool Flag(string place, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(place, "must be true or false");
        return false;
    }

    private SchemaNode[] Nodes(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            return [.. value.EnumerateArray().Select((schema, index) => NodeAt($"{place}.{index}", schema))];
        Fault(place, "must be a list with at least one schema");
        return [];
    }

    private Regex? Pattern(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return SchemaPatterns.Compile(value.GetString()!, reason => Fault(place, reason));
        Fault(place, "must be a string");
        return null;
    }

    private (string?, Func<string, bool>?) Format(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return (value.GetString(), Formats.Find(value.GetString()!));
        Fault(place, "must be a string");
        return default;
    }

    private void CheckDefinitions(string place, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fault(place, "must be an object with a schema for each name");
            return;
        }

        foreach (var definition in value.EnumerateObject())
            NodeAt($"{place}.{definition.Name}", definition.Value);
    }

    private void CheckRoot(SchemaNode root, string externalIdField)
    {
        if (root.Types != JsonTypes.Object)
            Fault("schema.type", "must be 'object': a record is one");
        var field = Array.Find(root.Properties, property => property.Name == externalIdField);
        if (field.Node is null)
            Fault("externalIdField", $"the schema names no property '{externalIdField}'");
        else if (field.Node.Reference is not null)
            Fault("externalIdField", "cannot be a reference");
        else if (field.Node.Types is JsonTypes.None || (field.Node.Types & ~(JsonTypes.String | JsonTypes.Integer)) != JsonTypes.None)
            Fault("externalIdField", $"the property '{externalIdField}' must be a string or an integer");
    }

    private void CheckContradictions(SchemaNode node)
    {
        Ordered("minLength", node.MinLength, "maxLength", node.MaxLength);
        Ordered("minItems", node.MinItems, "maxItems", node.MaxItems);
        Ordered("minProperties", node.MinProperties, "maxProperties", node.MaxProperties);
        Ordered("minimum", node.Minimum, "maximum", node.Maximum);
        if (node.ExclusiveMinimum >= (node.ExclusiveMaximum ?? node.Maximum) || node.Minimum >= node.ExclusiveMaximum)
            Fault(node.Place, "no number lies between its bounds");
        if (node.Enum is { Length: > 0 } values && node.Types != JsonTypes.None
            && !Array.Exists(values, value => SchemaValidation.IsOf(value, node.Types)))
        {
            Fault(node.Place, "none of its values is of its type");
        }

        if (node.Reference is not null && node.Types != JsonTypes.None && (node.Types & (JsonTypes.String | JsonTypes.Integer)) == JsonTypes.None)
            Fault(node.Place, "an external id is a string or an integer");
        foreach (var part in node.AllOf.Where(part => part.Types != JsonTypes.None && node.Types != JsonTypes.None))
        {
            if (!Meet(part.Types, node.Types))
                Fault(node.Place, $"no value is of the types of both this and {part.Place}");
        }

        if (node.Required.Length > 0)
        {
            var shape = SchemaShape.Of(node);
            foreach (var name in node.Required.Where(name => shape.IsClosed && !shape.Knows(name)))
                Fault($"{node.Place}.required", $"'{name}' is required and no property of the schema");
        }

        if (node.Required.Length > node.MaxProperties)
            Fault(node.Place, "more properties are required than are allowed");
        foreach (var property in node.Properties.Where(property => property.Node.IsNever && node.Required.Contains(property.Name, StringComparer.Ordinal)))
            Fault(property.Node.Place, "is required, and no value is allowed");

        void Ordered(string lower, double? least, string upper, double? most)
        {
            if (least > most)
                Fault(node.Place, $"{lower} is greater than {upper}");
        }
    }

    private static bool Meet(JsonTypes left, JsonTypes right) => (Wide(left) & Wide(right)) != JsonTypes.None;

    private static JsonTypes Wide(JsonTypes types) => (types & JsonTypes.Number) != JsonTypes.None ? types | JsonTypes.Integer : types;

    /// <summary>A schema that needs its own verdict to judge the same value never comes to one.</summary>
    private void CheckEndlessReferences()
    {
        var underway = new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance);
        var done = new HashSet<SchemaNode>(ReferenceEqualityComparer.Instance);
        foreach (var node in _nodes.Values)
            Visit(node);

        void Visit(SchemaNode node)
        {
            if (done.Contains(node))
                return;
            if (!underway.Add(node))
            {
                if (_found.Add(node.Place))
                    Fault(node.Place, "refers to itself for the same value");
                return;
            }

            foreach (var next in node.SameValue)
                Visit(next);
            underway.Remove(node);
            done.Add(node);
        }
    }
}
