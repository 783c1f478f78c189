namespace Shortlist.CvParsing.Skills.Import;

/// <summary>The first line of a table, which names its columns.</summary>
internal sealed class Header
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private Header(IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
            _columns.TryAdd(names[i].Trim(), i);
        Count = names.Count;
    }

    /// <summary>How many columns there are.</summary>
    public int Count { get; }

    /// <summary>The columns of a first line.</summary>
    /// <exception cref="FormatException">A column that must be there is not.</exception>
    public static Header Of(IReadOnlyList<string> names, params ReadOnlySpan<string> required)
    {
        var header = new Header(names);
        foreach (var name in required)
        {
            if (!header.Has(name))
                throw new FormatException($"Line 1: there is no column \"{name}\"; the columns are {string.Join(", ", names.Take(20))}.");
        }

        return header;
    }

    public bool Has(string name) => _columns.ContainsKey(name);

    /// <summary>The value of a column, trimmed; empty when there is no such column.</summary>
    public string Value(IReadOnlyList<string> fields, string name) =>
        _columns.TryGetValue(name, out var at) && at < fields.Count ? fields[at].Trim() : "";
}
