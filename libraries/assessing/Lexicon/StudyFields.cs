using System.Collections.Frozen;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Lexicon;

/// <summary>The fields of study of <c>study-fields.tsv</c>, by their names.</summary>
internal static class StudyFields
{
    private static readonly Lazy<PhraseTrie<string>> LazyNames = new(() =>
    {
        var names = new PhraseTrie<string>();
        foreach (var row in DataFile.Read("study-fields").Where(row => row.Key is not ("~" or ">")))
        {
            foreach (var phrase in row.Phrases)
                names.TryAdd(phrase, row.Key);
        }

        return names;
    });

    private static readonly Lazy<FrozenSet<(string Asked, string Other)>> LazyRelated = new(() => DataFile.Read("study-fields")
        .Where(row => row.Key is "~" or ">")
        .SelectMany(row => row.Phrases
            .Where((_, place) => place == 0 || row.Key == "~")
            .SelectMany(asked => row.Phrases.Where(other => other != asked).Select(other => (asked, other))))
        .ToFrozenSet());

    /// <summary>The fields named in a folded text.</summary>
    public static List<PhraseMatch<string>> FindAll(ReadOnlySpan<char> folded) => LazyNames.Value.FindAll(folded, acrossBreaks: true);

    /// <summary>Whether another field is near to the one that is asked for.</summary>
    public static bool AreRelated(string asked, string other) => LazyRelated.Value.Contains((asked, other));
}
