namespace Shortlist.CvParsing.Text;

/// <summary>A phrase found: its tokens, its place in the text, and what it stands for.</summary>
internal readonly record struct PhraseMatch<T>(int FirstToken, int TokenCount, int Start, int End, T Value);

/// <summary>
/// Phrases by their folded tokens. Finds the longest at every token in one pass, without allocating for what does not match:
/// a token that no phrase begins with is told by its ends and length, as a rule, and not looked up.
/// </summary>
internal sealed class PhraseTrie<T>
{
    private const int Sketches = 1 << 14;

    private readonly Dictionary<string, int> _vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<Leaf> _nodes = [default];
    private readonly ulong[] _beginnings = new ulong[Sketches / 64];

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

            if (node == 0)
                _beginnings[Sketch(word) / 64] |= 1UL << (Sketch(word) % 64);
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
        if (first >= tokens.Count || !MayBegin(folded.Slice(tokens[first].Start, tokens[first].Length)))
            return null;
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
    public List<PhraseMatch<T>> FindAll(ReadOnlySpan<char> folded, bool acrossBreaks = false) => FindAll(folded, Tokens.Split(folded), acrossBreaks);

    /// <summary>All phrases of a text that was cut before, longest first at each place, none overlapping another.</summary>
    public List<PhraseMatch<T>> FindAll(ReadOnlySpan<char> folded, List<Token> tokens, bool acrossBreaks = false)
    {
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

    /// <summary>The first phrase of a text that was cut before.</summary>
    public PhraseMatch<T>? First(ReadOnlySpan<char> folded, List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (LongestAt(folded, tokens, i) is { } match)
                return match;
        }

        return null;
    }

    private bool MayBegin(ReadOnlySpan<char> word)
    {
        var sketch = Sketch(word);
        return (_beginnings[sketch / 64] & (1UL << (sketch % 64))) != 0;
    }

    /// <summary>A number for a word, out of its ends and its length: never different for equal words, and cheap.</summary>
    private static int Sketch(ReadOnlySpan<char> word) =>
        ((word[0] * 961) + (word[word.Length / 2] * 31 * 7) + (word[^1] * 31) + word.Length) & (Sketches - 1);

    private static long Edge(int node, int word) => ((long)node << 32) | (uint)word;
}
