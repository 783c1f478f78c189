using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Finds lines of a CV that repeat a criterion word for word: they claim, they show nothing.</summary>
internal sealed class Copies(CvIndex cv, IReadOnlyList<Criterion> criteria)
{
    private const int ShortestRun = 4;

    private readonly List<(string Text, List<Token> Tokens)> _criteria =
        [.. criteria.Select(criterion => Folding.Fold(criterion.Text)).Select(text => (text, Tokens.Split(text))).Where(one => one.Item2.Count > 0)];

    private readonly Dictionary<int, bool> _known = [];

    /// <summary>Whether a passage holds most of a criterion in its own order, or is a piece of one.</summary>
    public bool Has(int passage)
    {
        if (_known.TryGetValue(passage, out var known))
            return known;
        return _known[passage] = _criteria.Exists(criterion => IsCopy(cv.Passages[passage], criterion.Text, criterion.Tokens));
    }

    private static bool IsCopy(Passage passage, string criterion, List<Token> tokens)
    {
        var longest = 0;
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            for (var j = 0; j < tokens.Count; j++)
            {
                var run = 0;
                while (i + run < passage.Tokens.Count && j + run < tokens.Count
                    && passage.Word(i + run).SequenceEqual(criterion.AsSpan(tokens[j + run].Start, tokens[j + run].Length)))
                    run++;
                longest = Math.Max(longest, run);
            }
        }

        if (tokens.Count < ShortestRun)
            return longest == tokens.Count && passage.Tokens.Count <= tokens.Count + 1;
        return longest >= ShortestRun && (longest * 5 >= tokens.Count * 3 || longest >= passage.Tokens.Count - 1);
    }
}
