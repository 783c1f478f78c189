using Shortlist.CvParsing.Sections;

namespace Shortlist.CvParsing.Text;

/// <summary>How far lines reach that begin at the same edge of a page: where a text breaks earlier, a new one begins below.</summary>
internal sealed class ColumnEdges
{
    private const double SameEdge = 4;
    private const double Space = 0.3;

    private readonly Dictionary<(int Page, int Edge), double> _right = [];

    public ColumnEdges(IReadOnlyList<Section> sections)
    {
        foreach (var segment in sections.SelectMany(section => section.Segments))
        {
            var source = segment.Line.Source;
            foreach (var key in KeysOf(source.Page, source.Box.Left))
                _right[key] = Math.Max(_right.GetValueOrDefault(key), source.Box.Right);
        }
    }

    /// <summary>Whether the first word of the next line would have stood on the line before it; false where a line has no place.</summary>
    public bool LeaveRoom(Segment line, Segment next)
    {
        var (upper, lower) = (line.Line.Source, next.Line.Source);
        if (upper.Words.Count == 0 || lower.Words.Count == 0 || upper.Page != lower.Page)
            return false;

        var needed = lower.Words[0].Box.Right - lower.Words[0].Box.Left + upper.Box.Height * Space;
        return upper.Box.Right + needed < _right.GetValueOrDefault(KeyOf(upper.Page, upper.Box.Left));
    }

    private static (int Page, int Edge) KeyOf(int page, double left) => (page, (int)(left / SameEdge));

    /// <summary>The edge, and the one that rounding may have put it apart from.</summary>
    private static IEnumerable<(int Page, int Edge)> KeysOf(int page, double left)
    {
        var key = KeyOf(page, left);
        yield return key;
        yield return left / SameEdge - key.Edge < 0.5 ? key with { Edge = key.Edge - 1 } : key with { Edge = key.Edge + 1 };
    }
}
