using Shortlist.Assessing.Cvs;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Finds lines of a CV that repeat a criterion word for word: they claim, they show nothing.</summary>
internal sealed class Copies
{
    private const int ShortestRun = 4;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly Dictionary<int, bool> _known = [];

    public Copies(string criterion)
    {
        _text = Folding.Fold(criterion);
        _tokens = Tokens.Split(_text);
    }

    /// <summary>Whether a passage holds most of the criterion in its own order, or is a piece of it.</summary>
    public bool Has(int index, Passage passage)
    {
        if (_known.TryGetValue(index, out var known))
            return known;
        return _known[index] = Find(passage);
    }

    private bool Find(Passage passage)
    {
        var longest = 0;
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            for (var j = 0; j < _tokens.Count; j++)
            {
                var run = 0;
                while (i + run < passage.Tokens.Count && j + run < _tokens.Count
                    && passage.Word(i + run).SequenceEqual(_text.AsSpan(_tokens[j + run].Start, _tokens[j + run].Length)))
                    run++;
                longest = Math.Max(longest, run);
            }
        }

        if (_tokens.Count < ShortestRun)
            return longest == _tokens.Count && passage.Tokens.Count <= _tokens.Count + 1;
        return longest >= ShortestRun && (longest * 5 >= _tokens.Count * 3 || longest >= passage.Tokens.Count - 1);
    }
}
