using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Criteria;

/// <summary>What the words of a sentence in a job advertisement tell.</summary>
internal enum Cue
{
    Must,
    Nice,

    /// <summary>That something is asked for.</summary>
    Ask,

    /// <summary>That nothing is asked for.</summary>
    Drop,
}

/// <summary>Finds the phrases of <c>job-cues.tsv</c>.</summary>
internal static class Cues
{
    private static readonly Lazy<Dictionary<Cue, PhraseTrie<bool>>> LazyTries = new(() =>
    {
        var tries = new Dictionary<Cue, PhraseTrie<bool>>();
        foreach (var row in DataFile.Read("job-cues"))
        {
            var cue = Enum.Parse<Cue>(row.Key, ignoreCase: true);
            if (!tries.TryGetValue(cue, out var trie))
                tries.Add(cue, trie = new PhraseTrie<bool>());
            foreach (var phrase in row.Phrases)
                trie.TryAdd(phrase, true);
        }

        return tries;
    });

    public static bool Has(Cue cue, ReadOnlySpan<char> folded) => LazyTries.Value[cue].FindAll(folded).Count > 0;
}
