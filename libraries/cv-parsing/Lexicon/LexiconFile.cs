using System.Reflection;

namespace Shortlist.CvParsing.Lexicon;

/// <summary>One row of a lexicon: a key and the phrases it stands for.</summary>
internal readonly record struct LexiconRow(string Key, string[] Phrases);

/// <summary>Reads the data files beside this one: <c>key TAB phrase|phrase|…</c>, <c>#</c> begins a comment.</summary>
internal static class LexiconFile
{
    /// <summary>The rows of a lexicon of the parser.</summary>
    public static IEnumerable<LexiconRow> Read(string name) => Read(typeof(LexiconFile).Assembly, $"lexicon/{name}.tsv");

    /// <summary>The rows of a file of the same form that another assembly carries.</summary>
    public static IEnumerable<LexiconRow> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The lexicon {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0)
                throw new InvalidDataException($"Lexicon {name}: a line without a tab: {line}");

            yield return new LexiconRow(line[..tab], line[(tab + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }
}
