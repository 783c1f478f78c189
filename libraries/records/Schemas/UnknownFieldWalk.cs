using System.Text.Json;

namespace Shortlist.Records;

/// <summary>Looks at what a schema names and what it does not.</summary>
internal static class UnknownFieldWalk
{
    private const int MaxListed = 20;

    public static List<string>? Find(SchemaNode root, JsonElement content)
    {
        List<string>? found = null;
        Find(root, content, "", ref found);
        return found;
    }

    public static void WriteKnown(SchemaNode? node, JsonElement content, Utf8JsonWriter writer)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.Object when node is not null:
                writer.WriteStartObject();
                foreach (var property in content.EnumerateObject())
                {
                    var name = property.Name;
                    if (node.Shape.IsClosed && !node.Shape.Knows(name))
                        continue;
                    writer.WritePropertyName(name);
                    WriteKnown(node.Shape.Find(name), property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when ItemsOf(node) is { } items:
                writer.WriteStartArray();
                foreach (var item in content.EnumerateArray())
                    WriteKnown(items, item, writer);
                writer.WriteEndArray();
                break;
            default:
                content.WriteTo(writer);
                break;
        }
    }

    private static void Find(SchemaNode node, JsonElement content, string place, ref List<string>? found)
    {
        if (content.ValueKind == JsonValueKind.Object)
        {
            var next = 0;
            foreach (var property in content.EnumerateObject())
            {
                var known = Next(node, property, ref next) ?? node.Shape.Find(property.Name);
                if (known is not null)
                {
                    if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                        Find(known, property.Value, $"{place}{property.Name}.", ref found);
                }
                else if (node.Shape.IsClosed && (found ??= []).Count < MaxListed)
                {
                    found.Add($"{place}{property.Name}");
                }
            }
        }
        else if (content.ValueKind == JsonValueKind.Array && ItemsOf(node) is { } items)
        {
            foreach (var item in content.EnumerateArray())
                Find(items, item, place, ref found);
        }
    }

    private static SchemaNode? ItemsOf(SchemaNode? node) =>
        node?.Items ?? node?.SameValue.Select(part => part.Items).FirstOrDefault(items => items is not null);

    /// <summary>The schema of a property, when the properties come in the order of the schema, as they mostly do.</summary>
    private static SchemaNode? Next(SchemaNode node, JsonProperty property, ref int next)
    {
        for (var i = next; i < node.Properties.Length; i++)
        {
            if (!property.NameEquals(node.Properties[i].Utf8))
                continue;
            next = i + 1;
            return node.Properties[i].Node;
        }

        return null;
    }
}
