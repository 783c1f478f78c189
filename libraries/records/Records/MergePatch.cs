using System.Text.Json;

namespace Shortlist.Records;

/// <summary>Merging as RFC 7396 says: what the patch has takes the place of what is there, null removes, objects go into each other.</summary>
public static class MergePatch
{
    /// <summary>Whether an object has a field that is null, at any depth that merging reaches.</summary>
    public static bool HasNulls(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return false;
        foreach (var field in value.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Null || HasNulls(field.Value))
                return true;
        }

        return false;
    }

    /// <summary>Writes what comes of a patch on what is there; null for nothing.</summary>
    public static void Write(JsonElement? target, JsonElement patch, Utf8JsonWriter writer)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            patch.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        if (target is { ValueKind: JsonValueKind.Object } there)
        {
            foreach (var field in there.EnumerateObject())
            {
                var name = field.Name;
                if (!patch.TryGetProperty(name, out var change))
                    field.WriteTo(writer);
                else if (change.ValueKind != JsonValueKind.Null)
                    WriteField(writer, name, field.Value, change);
            }

            foreach (var field in patch.EnumerateObject())
            {
                var name = field.Name;
                if (field.Value.ValueKind != JsonValueKind.Null && !there.TryGetProperty(name, out _))
                    WriteField(writer, name, null, field.Value);
            }
        }
        else
        {
            foreach (var field in patch.EnumerateObject())
            {
                if (field.Value.ValueKind != JsonValueKind.Null)
                    WriteField(writer, field.Name, null, field.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter writer, string name, JsonElement? target, JsonElement change)
    {
        writer.WritePropertyName(name);
        Write(target, change, writer);
    }
}
