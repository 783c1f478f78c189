using Shortlist.Extraction.Schema;
using Shortlist.Extraction.Source;
using Shortlist.Extraction.Values;

namespace Shortlist.Extraction.Filling;

/// <summary>Fills lists: of objects from tables and repeated blocks, of values from lists, columns and enumerations in a line.</summary>
internal sealed class ListFiller(SourceText source, ValueReader reader)
{
    private const double LabelMatch = 0.7;
    private const int MostItems = 10_000;
    private static readonly char[] Separators = [',', ';', '•', '|', '·', '\n'];

    /// <summary>Fills a list; empty when nothing was found.</summary>
    public Filled Fill(SchemaNode node)
    {
        if (node.Items is not { } item)
            return Filled.Nothing;
        var items = item.Type is "object" ? Objects(node, item) : Values(node, item);
        items = [.. items.Where(each => each.ToData() is { } data && item.Allows(data)).Take(MostItems)];
        return items.Count > 0 && new Filled { Items = items }.ToData() is { } all && node.Allows(all) ? new Filled { Items = items } : Filled.Nothing;
    }

    /// <summary>An object for each row of the tables whose columns fit best.</summary>
    public IReadOnlyList<Filled> Rows(SchemaNode item, IReadOnlyList<string> name)
    {
        var fits = source.Tables
            .Select(table => (Table: table, Fit: TableFit.Of(table, item, name)))
            .Where(each => each.Fit.IsEnough)
            .ToList();
        if (fits.Count == 0)
            return [];
        var best = fits.Max(each => each.Fit.Score);
        // A table that goes on over the page, or one of the same kind further down, belongs to the list too.
        return [.. fits.Where(each => each.Fit.Score >= best - 0.01).SelectMany(each => each.Fit.Read(each.Table, reader))];
    }

    private IReadOnlyList<Filled> Objects(SchemaNode node, SchemaNode item) =>
        Rows(item, node.Words) is { Count: > 0 } rows ? rows : Blocks(node, item);

    /// <summary>
    /// An object for each run of labels that begins like the first one: blocks that repeat, in the section that is called like the
    /// list if there is one.
    /// </summary>
    private List<Filled> Blocks(SchemaNode node, SchemaNode item)
    {
        var properties = item.Properties;
        var section = source.Sections.FirstOrDefault(section => node.Titles.Max(title => Wording.Match(title, section.Title)) >= LabelMatch);
        var named = source.Values
            .Where(value => section is null || (value.Line >= section.From && value.Line < section.To))
            .Select(value => (Value: value, Field: properties.FirstOrDefault(property => LeafFiller.Score(property, [], value, onlyOwned: false) >= LabelMatch)))
            .Where(each => each.Field is not null)
            .OrderBy(each => each.Value.Line)
            .ToList();
        var blocks = new List<List<LabelledValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (value, field) in named)
        {
            if (blocks.Count == 0 || !seen.Add(field!.Name))
            {
                blocks.Add([]);
                seen.Clear();
                seen.Add(field!.Name);
            }

            blocks[^1].Add(value);
        }

        // One block is no repetition, unless its section says so; what it says belongs to fields of the document.
        return (blocks.Count < 2 && section is null) || blocks.Count(block => block.Count > 1) < Math.Min(2, blocks.Count)
            ? []
            : [.. blocks.Select(block => new ObjectFiller(SourceText.Of(block), reader).Fill(item, [])).Where(filled => filled.HasValue)];
    }

    private List<Filled> Values(SchemaNode node, SchemaNode item)
    {
        var section = source.Sections
            .Where(section => node.Titles.Max(title => Wording.Match(title, section.Title)) >= LabelMatch)
            .Select(section => source.Lines.Skip(section.From).Take(section.To - section.From).ToList())
            .FirstOrDefault(lines => lines.Count > 0);
        if (section is not null)
        {
            var entries = section.Exists(line => line.IsEntry) ? section.FindAll(line => line.IsEntry) : section;
            var found = entries.SelectMany(line => Parts(line.Text, isEntry: line.IsEntry).Select(part => ValueOf(item, part, line.Page, line.Text, 0.7))).OfType<Filled>().ToList();
            if (found.Count > 0)
                return found;
        }

        foreach (var value in source.Values.Where(value => node.Titles.Max(title => Wording.Match(title, value.Label)) >= LabelMatch))
        {
            var found = Parts(value.Value, isEntry: false).Select(part => ValueOf(item, part, value.Page, value.Quote, 0.8)).OfType<Filled>().ToList();
            if (found.Count > 0)
                return found;
        }

        return Column(node, item) is { Count: > 0 } column ? column : ByForm(item);
    }

    private List<Filled> Column(SchemaNode node, SchemaNode item)
    {
        foreach (var table in source.Tables)
        {
            var column = table.Head.ToList().FindIndex(head => node.Titles.Max(title => Wording.Match(title, head)) >= LabelMatch);
            if (column >= 0)
                return [.. table.Rows.Where(row => row[column].Length > 0).Select(row => ValueOf(item, row[column], table.Page, string.Join(' ', row), 0.75)).OfType<Filled>()];
        }

        return [];
    }

    /// <summary>All values of a form of their own, such as every mail.</summary>
    private List<Filled> ByForm(SchemaNode item)
    {
        Func<string, IEnumerable<string>>? find = FieldKinds.Of(item) switch
        {
            FieldKind.Email => Contacts.Emails,
            FieldKind.Phone => Contacts.Phones,
            FieldKind.Url => Contacts.Urls,
            _ => null,
        };
        return find is null
            ? []
            : [.. source.Lines
                .SelectMany(line => find(line.Text).Select(text => (Text: text, Line: line)))
                .DistinctBy(each => each.Text, StringComparer.OrdinalIgnoreCase)
                .Select(each => ValueOf(item, each.Text, each.Line.Page, each.Line.Text, 0.8))
                .OfType<Filled>()];
    }

    private static IEnumerable<string> Parts(string text, bool isEntry) =>
        isEntry ? [text.Trim()] : text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private Filled? ValueOf(SchemaNode item, string text, int page, string quote, double confidence) =>
        reader.Read(item, text) is { } value ? new Filled { Value = value, Confidence = confidence, Citation = new(page, quote) } : null;
}
