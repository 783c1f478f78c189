using Shortlist.Extraction.Schema;
using Shortlist.Extraction.Source;
using Shortlist.Extraction.Values;

namespace Shortlist.Extraction.Filling;

/// <summary>How the columns of a table and the fields of an object go together.</summary>
internal sealed class TableFit
{
    private const double Enough = 0.55;

    private readonly List<(SchemaNode Field, int Column, double Score)> _columns;

    private TableFit(List<(SchemaNode Field, int Column, double Score)> columns, int fields, bool isNamed)
    {
        _columns = columns;
        Score = fields == 0 ? 0 : (columns.Sum(column => column.Score) / fields) + (isNamed ? 0.5 : 0);
        IsEnough = columns.Count >= Math.Min(2, fields) && (columns.Count * 2 >= fields || isNamed);
    }

    /// <summary>How well they do.</summary>
    public double Score { get; }

    /// <summary>Whether the table can be a list of such objects at all.</summary>
    public bool IsEnough { get; }

    /// <summary>Gives each field the column whose head names it best, each column to one field.</summary>
    public static TableFit Of(SourceTable table, SchemaNode item, IReadOnlyList<string> name)
    {
        var fields = item.Properties.Where(property => property.Type is not ("object" or "array")).ToList();
        var pairs = fields
            .SelectMany(field => table.Head.Select((head, column) => (Field: field, Column: column, Score: field.Titles.Max(title => Wording.Match(title, head)))))
            .Where(pair => pair.Score >= Enough)
            .OrderByDescending(pair => pair.Score);
        var columns = new List<(SchemaNode Field, int Column, double Score)>();
        foreach (var pair in pairs)
        {
            if (!columns.Exists(taken => taken.Column == pair.Column || taken.Field.Name == pair.Field.Name))
                columns.Add(pair);
        }

        return new(columns, fields.Count, Wording.Match(name, table.Caption) >= Enough);
    }

    private static readonly string[] Totals = ["total", "subtotal"];

    /// <summary>An object for each row; rows that fill no more than half of the columns and rows of totals are none.</summary>
    public IEnumerable<Filled> Read(SourceTable table, ValueReader reader)
    {
        foreach (var row in table.Rows)
        {
            if (IsTotal(row))
                continue;
            var fields = new Dictionary<string, Filled>(StringComparer.Ordinal);
            foreach (var (field, column, score) in _columns)
            {
                var text = row[column].Replace('\n', ' ');
                if (text.Length > 0 && reader.Read(field, text) is { } value)
                {
                    fields[field.Name] = new Filled
                    {
                        Value = value,
                        Confidence = 0.6 + (0.35 * score),
                        Citation = new(table.Page, string.Join(' ', row.Where(cell => cell.Length > 0)).Replace('\n', ' ')),
                    };
                }
                else if (field.IsNullable)
                {
                    fields[field.Name] = Filled.Nothing;
                }
            }

            if (fields.Values.Count(field => field.HasValue) * 2 > _columns.Count)
                yield return new Filled { Fields = fields };
        }
    }

    /// <summary>Whether a row adds up those above: it begins with a word for that, and leaves a cell empty that they fill.</summary>
    private static bool IsTotal(IReadOnlyList<string> row) =>
        row.Any(cell => cell.Length == 0)
        && row.FirstOrDefault(cell => cell.Length > 0) is { } first
        && Array.Exists(Totals, word => Wording.Match(Wording.Of(word), Wording.Of(first)) >= Enough);
}
