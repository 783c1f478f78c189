using System.Reflection;

namespace Shortlist.Assessing.Lexicon;

/// <summary>One row of a data file: a key and the phrases that stand for it.</summary>
internal readonly record struct DataRow(string Key, string[] Phrases);

/// <summary>Reads the data files beside this one: <c>key TAB phrase|phrase|…</c>; <c>#</c> begins a comment.</summary>
internal static class DataFile
{
    public static IEnumerable<DataRow> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"assessing/{name}.tsv")
            ?? throw new InvalidOperationException($"The data file {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0)
                throw new InvalidDataException($"Data file {name}: a line without a tab: {line}");

            yield return new DataRow(line[..tab], line[(tab + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }

    /// <summary>The phrases of all rows of a key.</summary>
    public static IEnumerable<string> Phrases(string name, string key) =>
        Read(name).Where(row => string.Equals(row.Key, key, StringComparison.Ordinal)).SelectMany(row => row.Phrases);
}
