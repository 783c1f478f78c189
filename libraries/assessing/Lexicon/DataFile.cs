using Shortlist.CvParsing.Lexicon;

namespace Shortlist.Assessing.Lexicon;

/// <summary>The data files of the assessor, in the form of the parser's.</summary>
internal static class DataFile
{
    public static IEnumerable<LexiconRow> Read(string name) => LexiconFile.Read(typeof(DataFile).Assembly, $"assessing/{name}.tsv");

    /// <summary>The phrases of all rows of a key.</summary>
    public static IEnumerable<string> Phrases(string name, string key) =>
        Read(name).Where(row => string.Equals(row.Key, key, StringComparison.Ordinal)).SelectMany(row => row.Phrases);
}
