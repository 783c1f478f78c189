namespace Shortlist.CvParsing.Text;

/// <summary>A phrase found: its tokens, its place in the text, and what it stands for.</summary>
internal readonly record struct PhraseMatch<T>(int FirstToken, int TokenCount, int Start, int End, T Value);

/// <summary>
/// Phrases by their folded tokens. Finds the longest at every token in one pass, without allocating for what does not match:
/// a token that no phrase holds ends the walk at once.
/// </summary>
internal sealed class PhraseTrie<T>
{
    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<Leaf> _nodes = [default];

    public PhraseTrie() => _words = _vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly record struct Leaf(bool IsEnd, T? Value);

    /// <summary>Adds a phrase; the first value given to a phrase stays. Returns false when it was there or has no token.</summary>
    public bool TryAdd(string phrase, T value)
    {
        var folded = Folding.Fold(phrase);
        var node = 0;
        foreach (var token in Tokens.Split(folded))
        {
            var word = folded.Substring(token.Start, token.Length);
            if (!_vocabulary.TryGetValue(word, out var id))
                _vocabulary.Add(word, id = _vocabulary.Count);

            var edge = Edge(node, id);
            if (!_edges.TryGetValue(edge, out var next))
            {
                _edges.Add(edge, next = _nodes.Count);
                _nodes.Add(default);
            }

            node = next;
        }

        if (node == 0 || _nodes[node].IsEnd)
            return false;

        _nodes[node] = new Leaf(true, value);
        return true;
    }

    /// <summary>The value of the phrase that is the whole text.</summary>
    public bool TryGet(ReadOnlySpan<char> folded, out T? value)
    {
        var tokens = Tokens.Split(folded);
        if (tokens.Count > 0 && LongestAt(folded, tokens, 0, acrossBreaks: true) is { } match && match.TokenCount == tokens.Count)
        {
            value = match.Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>The longest phrase that begins at a token.</summary>
    public PhraseMatch<T>? LongestAt(ReadOnlySpan<char> folded, List<Token> tokens, int first, bool acrossBreaks = false)
    {
        var node = 0;
        PhraseMatch<T>? best = null;
        for (var i = first; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (i > first && token.BreakBefore && !acrossBreaks)
                break;
            if (!_words.TryGetValue(folded.Slice(token.Start, token.Length), out var id) || !_edges.TryGetValue(Edge(node, id), out node))
                break;
            if (_nodes[node] is { IsEnd: true } leaf)
                best = new PhraseMatch<T>(first, i - first + 1, tokens[first].Start, token.End, leaf.Value!);
        }

        return best;
    }

    /// <summary>All phrases of a text, longest first at each place, none overlapping another.</summary>
    public List<PhraseMatch<T>> FindAll(ReadOnlySpan<char> folded, bool acrossBreaks = false)
    {
        var tokens = Tokens.Split(folded);
        var matches = new List<PhraseMatch<T>>();
        for (var i = 0; i < tokens.Count;)
        {
            if (LongestAt(folded, tokens, i, acrossBreaks) is { } match)
            {
                matches.Add(match);
                i += match.TokenCount;
            }
            else
            {
                i++;
            }
        }

        return matches;
    }

    private static long Edge(int node, int word) => ((long)node << 32) | (uint)word;
}
