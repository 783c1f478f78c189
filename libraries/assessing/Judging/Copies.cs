using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.Assessing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.Assessing.Judging;

/// <summary>Finds lines of a CV that repeat a criterion word for word: they claim, they show nothing.</summary>
internal sealed class Copies(CvIndex cv, IReadOnlyList<Criterion> criteria)
{
    private const int ShortestRun = 4;
    private const int LongRun = 6;

    private readonly List<ulong[]> _criteria =
    [
        .. criteria.Select(criterion => Folding.Fold(criterion.Text))
            .Select(text => Tokens.Split(text).Select(token => WordHash.Of(text.AsSpan(token.Start, token.Length))).ToArray())
            .Where(words => words.Length > 0),
    ];

    private readonly Dictionary<int, bool> _known = [];

    /// <summary>Whether a passage holds most of a criterion in its own order, or is a piece of one.</summary>
    public bool Has(int passage)
    {
        if (_known.TryGetValue(passage, out var known))
            return known;
        return _known[passage] = _criteria.Exists(criterion => IsCopy(cv.Passages[passage].Hashes, criterion));
    }

    private static bool IsCopy(ulong[] passage, ulong[] criterion)
    {
        if (criterion.Length < ShortestRun && passage.Length > criterion.Length + 1)
            return false;
        var longest = 0;
        for (var i = 0; i + longest < passage.Length; i++)
        {
            for (var j = 0; j + longest < criterion.Length; j++)
            {
                var run = 0;
                while (i + run < passage.Length && j + run < criterion.Length && passage[i + run] == criterion[j + run])
                    run++;
                longest = Math.Max(longest, run);
            }
        }

        if (criterion.Length < ShortestRun)
            return longest == criterion.Length && passage.Length <= criterion.Length + 1;

        // Four words in common are no copy within a sentence that goes on to tell something of its own.
        var isMuch = longest >= LongRun || longest * 3 >= passage.Length;
        return longest >= ShortestRun && ((isMuch && longest * 5 >= criterion.Length * 3) || longest >= passage.Length - 1);
    }
}
