using System.Text.Json.Nodes;

namespace Shortlist.Extraction;

/// <summary>Where a value was found.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Text">The text it was read from.</param>
public sealed record Citation(int Page, string Text);

/// <summary>What fills one place of a schema: a value with its source, or an object or list of such places.</summary>
public sealed record Filled
{
    /// <summary>The value, of a place that is neither object nor list.</summary>
    public JsonValue? Value { get; init; }

    /// <summary>0 to 1; below 0.5 a person should look.</summary>
    public double Confidence { get; init; }

    /// <summary>Where the value was found.</summary>
    public Citation? Citation { get; init; }

    /// <summary>The places of an object.</summary>
    public IReadOnlyDictionary<string, Filled>? Fields { get; init; }

    /// <summary>The places of a list.</summary>
    public IReadOnlyList<Filled>? Items { get; init; }

    /// <summary>The data alone.</summary>
    public JsonNode? ToData() => this switch
    {
        { Fields: { } fields } => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, field.Value.ToData()))),
        { Items: { } items } => new JsonArray([.. items.Select(item => item.ToData())]),
        _ => Value?.DeepClone(),
    };

    /// <summary>Where each value was found and how sure it is, in the shape of the data.</summary>
    public JsonNode? ToMetadata(bool sources, bool confidences)
    {
        if (Fields is not null)
            return new JsonObject(Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.ToMetadata(sources, confidences))));
        if (Items is not null)
            return new JsonArray([.. Items.Select(item => item.ToMetadata(sources, confidences))]);
        var entry = new JsonObject();
        if (sources)
        {
            entry["citation"] = Citation is { } found
                ? new JsonArray(new JsonObject { ["page"] = found.Page, ["matching_text"] = found.Text })
                : new JsonArray();
        }

        if (confidences)
            entry["confidence"] = Math.Round(Value is null ? 0 : Confidence, 2);
        return entry;
    }

    /// <summary>Whether anything in it was found.</summary>
    public bool HasValue => Value is not null || Fields?.Values.Any(each => each.HasValue) is true || Items?.Any(item => item.HasValue) is true;

    /// <summary>A value that was not found.</summary>
    internal static Filled Nothing { get; } = new();
}
