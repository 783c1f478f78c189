using System.Text.Json.Nodes;
using Shortlist.Extraction.Schema;
using Shortlist.Extraction.Source;
using Shortlist.Extraction.Values;

namespace Shortlist.Extraction.Filling;

/// <summary>Fills an object field by field.</summary>
internal sealed class ObjectFiller(SourceText source, ValueReader reader)
{
    private const double SectionMatch = 0.7;
    private const double Exact = 0.99;

    /// <summary>Fills the fields of an object; what was not found is left out, or null where null is allowed.</summary>
    /// <param name="node">The object.</param>
    /// <param name="owner">The words of the object, which labels may repeat.</param>
    /// <param name="onlyOwned">Whether labels must repeat them.</param>
    /// <param name="known">Fields that are filled already.</param>
    public Filled Fill(
        SchemaNode node, IReadOnlyList<string> owner, bool onlyOwned = false, IReadOnlyDictionary<string, Filled>? known = null)
    {
        var properties = node.Properties;
        var names = new Dictionary<LabelledValue, string>(ReferenceEqualityComparer.Instance);
        foreach (var value in source.Values)
        {
            if (properties.FirstOrDefault(property => LeafFiller.Score(property, owner, value, onlyOwned) >= Exact) is { } named)
                names[value] = named.Name;
        }

        var fields = new Dictionary<string, Filled>(StringComparer.Ordinal);
        foreach (var property in properties)
        {
            var filled = known?.TryGetValue(property.Name, out var given) is true ? given : FillOne(property);
            if (Keep(node, property, filled) is { } kept)
                fields.Add(property.Name, kept);
        }

        return new Filled { Fields = fields };

        Filled FillOne(SchemaNode property) => property.Type switch
        {
            "object" => Nested(property),
            "array" => new ListFiller(source, reader).Fill(property),
            _ => new LeafFiller(source, reader).Fill(property, owner, value => IsTaken(property, value), onlyOwned),
        };

        // A label that is another field's very name is not this one's, however alike they are.
        bool IsTaken(SchemaNode property, LabelledValue value) =>
            names.TryGetValue(value, out var named) && named != property.Name && LeafFiller.Score(property, owner, value, onlyOwned) < Exact;
    }

    /// <summary>What stands for a field in its object: nothing where nothing was found and nothing need be.</summary>
    private static Filled? Keep(SchemaNode owner, SchemaNode property, Filled filled)
    {
        if (filled.HasValue)
            return filled;
        if (property.IsNullable)
            return Filled.Nothing;
        if (property.Type is "array" && property.Allows(new JsonArray()))
            return new Filled { Items = [] };
        return property.Type is "object" && owner.Requires(property.Name) && filled.ToData() is { } empty && property.Allows(empty) ? filled : null;
    }

    /// <summary>An object inside: from the section that is called so, or from labels that repeat its name.</summary>
    private Filled Nested(SchemaNode node)
    {
        var known = node.Words.Contains("address", StringComparer.Ordinal) ? AddressParts(node) : null;
        foreach (var section in source.Sections
            .Select(section => (Section: section, Score: node.Titles.Max(title => Wording.Match(title, section.Title))))
            .Where(each => each.Score >= SectionMatch)
            .OrderByDescending(each => each.Score))
        {
            var part = source.Part(section.Section.From, section.Section.To);
            var filled = new ObjectFiller(part, reader).Fill(node, node.Words, known: Party.Of(node, part.Lines, known));
            if (filled.HasValue)
                return filled;
        }

        return Fill(node, node.Words, onlyOwned: true, Party.IsSender(node) ? Party.Of(node, Party.Letterhead(source), known) : known);
    }

    private Dictionary<string, Filled> AddressParts(SchemaNode node)
    {
        var fields = new Dictionary<string, Filled>(StringComparer.Ordinal);
        var whole = source.Values
            .Where(value => Wording.Match(node.Words, value.Label) >= SectionMatch)
            .Select(value => (Text: value.Value, value.Page, value.Quote))
            .Concat(source.Lines.Where(line => Contacts.IsAddress(line.Text)).Select(line => (line.Text, line.Page, Quote: line.Text)))
            .FirstOrDefault();
        if (whole.Text is null)
            return fields;
        var (street, postcode, city, region, country) = Contacts.PartsOf(whole.Text);
        foreach (var property in node.Properties)
        {
            var part = property.Words switch
            {
                var words when words.Contains("street", StringComparer.Ordinal) || words.Contains("line1", StringComparer.Ordinal) => street,
                var words when words.Contains("zip", StringComparer.Ordinal) || words.Contains("code", StringComparer.Ordinal) => postcode,
                var words when words.Contains("city", StringComparer.Ordinal) => city,
                var words when words.Contains("country", StringComparer.Ordinal) => country,
                _ when property.Name.Contains("state", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("region", StringComparison.OrdinalIgnoreCase) => region,
                _ => null,
            };
            if (part is not null && JsonValue.Create(part) is var value && property.Allows(value))
                fields[property.Name] = new Filled { Value = value, Confidence = 0.65, Citation = new(whole.Page, whole.Quote) };
        }

        return fields;
    }
}
