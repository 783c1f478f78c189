using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shortlist.Extraction.Schema;
using Shortlist.Extraction.Source;
using Shortlist.Extraction.Values;
using Shortlist.FileParsing;

namespace Shortlist.Extraction.Models;

/// <summary>Takes from a model's answer what can be shown to stand in the document.</summary>
internal sealed class ModelAnswer(ParsedFile file)
{
    private const double Confidence = 0.5;

    private readonly IReadOnlyList<SourceLine> _lines = SourceText.Of(file.Pages).Lines;

    /// <summary>Whether the rules left anything open.</summary>
    public static bool IsIncomplete(Filled filled, SchemaNode node) => node.Type is "object"
        ? node.Properties.Any(property => filled.Fields?.TryGetValue(property.Name, out var field) is not true || !field.HasValue || IsIncomplete(field, property))
        : !filled.HasValue;

    /// <summary>What the rules gave, with what they left open from the answer.</summary>
    public Filled Merge(Filled filled, JsonObject answer, SchemaNode node)
    {
        var fields = new Dictionary<string, Filled>(StringComparer.Ordinal);
        foreach (var property in node.Properties)
        {
            var known = filled.Fields?.GetValueOrDefault(property.Name);
            var given = answer[property.Name];
            var merged = known is { HasValue: true }
                ? known.Fields is not null && given is JsonObject inner ? Merge(known, inner, property) : known
                : Verify(given, property) ?? known;
            if (merged is not null)
                fields[property.Name] = merged;
        }

        return new Filled { Fields = fields };
    }

    /// <summary>The part of an answer that the document bears out and the schema allows; null when nothing of it is.</summary>
    private Filled? Verify(JsonNode? given, SchemaNode node)
    {
        var verified = given switch
        {
            JsonObject fields when node.Type is "object" => Merge(Filled.Nothing, fields, node),
            JsonArray items when node.Type is "array" && node.Items is { } item =>
                new Filled { Items = [.. items.Select(each => Verify(each, item)).OfType<Filled>()] },
            JsonValue value => Find(value),
            _ => null,
        };
        return verified is { HasValue: true } && verified.ToData() is { } data && node.Allows(data) ? verified : null;
    }

    private Filled? Find(JsonValue value)
    {
        var line = value.GetValueKind() switch
        {
            JsonValueKind.String => FindText(value.GetValue<string>()),
            JsonValueKind.Number => FindNumber(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
            // Nothing in a text can be shown to say yes or no.
            _ => null,
        };
        return line is null
            ? null
            : new Filled { Value = (JsonValue)value.DeepClone(), Confidence = Confidence, Citation = new(line.Page, line.Text) };
    }

    private SourceLine? FindText(string text)
    {
        var wanted = Plain(text);
        return wanted.Length == 0 ? null
            : _lines.FirstOrDefault(line => Plain(line.Text).Contains(wanted, StringComparison.OrdinalIgnoreCase))
                ?? _lines.Zip(_lines.Skip(1)).FirstOrDefault(pair => Plain($"{pair.First.Text} {pair.Second.Text}").Contains(wanted, StringComparison.OrdinalIgnoreCase)).First;
    }

    private SourceLine? FindNumber(double number) => _lines.FirstOrDefault(line => Amounts.All(line.Text).Any(each => each.Equals(number)));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
