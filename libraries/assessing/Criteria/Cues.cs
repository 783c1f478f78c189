using System.Text.RegularExpressions;
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
internal static partial class Cues
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

    public static bool Has(Cue cue, ReadOnlySpan<char> folded) => LazyTries.Value[cue].First(folded, Tokens.Split(folded)) is not null;

    /// <summary>Whether a folded text asks for something, in whatever weight.</summary>
    public static bool Asks(ReadOnlySpan<char> folded) => Has(Cue.Ask, folded) || Has(Cue.Must, folded) || Has(Cue.Nice, folded);

    /// <summary>What the words of a text weigh; null when they tell nothing. What stands in brackets weighs itself alone: "testing (2391 preferred)".</summary>
    public static Importance? WeightOf(string text)
    {
        var main = Brackets().Replace(Folding.Fold(text), " ");
        if (!main.Any(char.IsLetter))
            main = Folding.Fold(text);
        return Has(Cue.Nice, main) ? Importance.NiceToHave : Has(Cue.Must, main) ? Importance.MustHave : null;
    }

    /// <summary>Whether a text begins with what it weighs, such as "ideally".</summary>
    public static bool BeginsWithWeight(string text)
    {
        var folded = Folding.Fold(text);
        var tokens = Tokens.Split(folded);
        return tokens.Count > 0 && (LazyTries.Value[Cue.Nice].LongestAt(folded, tokens, 0) ?? LazyTries.Value[Cue.Must].LongestAt(folded, tokens, 0)) is not null;
    }

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();
}
