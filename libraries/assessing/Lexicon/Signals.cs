using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Lexicon;

/// <summary>What the words of a text tell that it is about.</summary>
internal enum Signal
{
    Street,
    Unfinished,
    Certificate,
    Licence,
    Availability,
    Soft,
    Leadership,
    Leading,
    People,
    Comparable,
    Related,
    Degree,
    Experience,
    Native,
    Fluent,
    Good,
    Basic,
}

/// <summary>Finds the phrases of <c>signals.tsv</c> in folded texts.</summary>
internal static class Signals
{
    private static readonly Lazy<Dictionary<Signal, PhraseTrie<bool>>> LazyTries = new(() =>
    {
        var tries = new Dictionary<Signal, PhraseTrie<bool>>();
        foreach (var row in DataFile.Read("signals"))
        {
            var signal = Enum.Parse<Signal>(row.Key, ignoreCase: true);
            if (!tries.TryGetValue(signal, out var trie))
                tries.Add(signal, trie = new PhraseTrie<bool>());
            foreach (var phrase in row.Phrases)
            {
                trie.TryAdd(phrase, true);
                if (signal == Signal.Soft && !phrase.Contains(' ', StringComparison.Ordinal))
                    AddInflected(trie, phrase);
            }
        }

        return tries;
    });

    /// <summary>German adjectives stand in front of what they tell of with an ending: "sorgfältige Arbeitsweise".</summary>
    private static void AddInflected(PhraseTrie<bool> trie, string word)
    {
        foreach (var ending in new[] { "e", "er", "es", "en", "em" })
            trie.TryAdd(word + ending, true);
    }

    /// <summary>Whether a folded text holds a phrase of the signal.</summary>
    public static bool Has(Signal signal, ReadOnlySpan<char> folded) => First(signal, folded) is not null;

    /// <summary>The first phrase of the signal.</summary>
    public static PhraseMatch<bool>? First(Signal signal, ReadOnlySpan<char> folded) => First(signal, folded, Tokens.Split(folded));

    /// <summary>The first phrase of the signal in a text that was cut before.</summary>
    public static PhraseMatch<bool>? First(Signal signal, ReadOnlySpan<char> folded, List<Token> tokens) => LazyTries.Value[signal].First(folded, tokens);

    /// <summary>All phrases of the signal.</summary>
    public static List<PhraseMatch<bool>> All(Signal signal, ReadOnlySpan<char> folded) => LazyTries.Value[signal].FindAll(folded);
}
