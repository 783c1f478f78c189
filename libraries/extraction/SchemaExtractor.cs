using System.Text.Json;
using Shortlist.CvParsing;
using Shortlist.Documents;
using Shortlist.Extraction.Cvs;
using Shortlist.Extraction.Filling;
using Shortlist.Extraction.Schema;
using Shortlist.Extraction.Source;
using Shortlist.Extraction.Values;
using Shortlist.FileParsing;

namespace Shortlist.Extraction;

/// <summary>
/// Fills a JSON Schema from a document by rules. What was not found is left out (null where the schema allows it, an empty list
/// for lists); every value that is given is allowed by the schema where it stands.
/// </summary>
public sealed class SchemaExtractor(CvParser cvs)
{
    /// <summary>One object for the whole document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The same as pages of blocks.</param>
    /// <param name="schema">The schema of an object.</param>
    /// <param name="asOf">The day as of which a job that goes on is counted, in CVs.</param>
    public Filled Extract(Document document, ParsedFile file, JsonElement schema, DateOnly asOf)
    {
        var node = SchemaNode.Of(schema);
        var known = CvFields.Fits(node) ? CvFields.Fill(node, cvs.Parse(document, asOf)) : null;
        return Fill(file.Pages, node, known);
    }

    /// <summary>One object for each page.</summary>
    public static Filled ExtractPages(ParsedFile file, JsonElement schema)
    {
        var node = SchemaNode.Of(schema);
        return new Filled { Items = [.. file.Pages.Select(page => Fill([page], node, null))] };
    }

    /// <summary>One object for each row of the tables that the schema fits; none when it fits none.</summary>
    public static Filled ExtractRows(ParsedFile file, JsonElement schema)
    {
        var source = SourceText.Of(file.Pages);
        var rows = new ListFiller(source, new ValueReader(IsMonthFirst(source))).Rows(SchemaNode.Of(schema), []);
        return new Filled { Items = [.. rows.Where(row => row.ToData() is { } data && SchemaCheck.Allows(schema, data))] };
    }

    private static Filled Fill(IReadOnlyList<ParsedPage> pages, SchemaNode node, IReadOnlyDictionary<string, Filled>? known)
    {
        var source = SourceText.Of(pages);
        var reader = new ValueReader(IsMonthFirst(source));
        return new ObjectFiller(source, reader).Fill(node, [], known: known is null ? null : WithoutTables(node, known, new ListFiller(source, reader)));
    }

    /// <summary>What is known, but for the lists that a table of the document gives row by row: its heads say what is what.</summary>
    private static Dictionary<string, Filled> WithoutTables(SchemaNode node, IReadOnlyDictionary<string, Filled> known, ListFiller lists)
    {
        var inTables = node.Properties
            .Where(property => known.ContainsKey(property.Name) && property.Items is { Type: "object" } item && lists.Rows(item, property.Words).Count > 0)
            .Select(property => property.Name)
            .ToHashSet(StringComparer.Ordinal);
        return known.Where(each => !inTables.Contains(each.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Dollars and no other currency: where people write the month first.</summary>
    private static bool IsMonthFirst(SourceText source) =>
        source.Lines.Any(line => line.Text.Contains('$', StringComparison.Ordinal))
        && !source.Lines.Any(line => line.Text.AsSpan().ContainsAny("€£"));
}
