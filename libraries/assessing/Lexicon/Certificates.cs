using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Lexicon;

/// <summary>Certificates that are known by their names alone.</summary>
internal static class Certificates
{
    private static readonly Lazy<PhraseTrie<string>> LazyNames = new(() =>
    {
        var names = new PhraseTrie<string>();
        foreach (var name in DataFile.Phrases("certificates", "name"))
            names.TryAdd(name, name);
        return names;
    });

    /// <summary>The certificates that a text names, written as they are: "CIA" is one, "cia" is not.</summary>
    public static List<PhraseMatch<string>> FindAll(string text, string folded) =>
        [.. LazyNames.Value.FindAll(folded).Where(match => match.End - match.Start > 5 || text.AsSpan(match.Start, match.End - match.Start).IndexOfAnyInRange('a', 'z') < 0 || match.Value.StartsWith(text[match.Start..match.End], StringComparison.Ordinal))];
}
