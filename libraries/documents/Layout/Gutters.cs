namespace Shortlist.Documents.Layout;

/// <summary>
/// Cuts lines that run over a narrow gutter: dates on the left that end hardly a space before the column of texts begins, which the
/// other lines of the page show.
/// </summary>
internal static class Gutters
{
    private const double SameEdge = 1.5;
    private const int FewestLinesAtEdge = 3;
    private const int LongestKey = 28;

    /// <summary>How much wider than the spaces on its left a gutter is; without any, in sizes of type.</summary>
    private const double WiderThanSpace = 1.4;
    private const double WidestSpace = 0.3;

    /// <summary>Cuts the lines of a page; what stood on the left comes before what stood on the right of it.</summary>
    public static void Cut(List<LayoutLine> lines)
    {
        var edges = EdgesOf(lines);
        if (edges.Count == 0)
            return;

        var (keys, cuts) = (new List<Box>(), new int[lines.Count]);
        for (var index = 0; index < lines.Count; index++)
        {
            cuts[index] = CutOf(lines[index].Words, edges);
            if (cuts[index] > 0 && HasYear(lines[index].Words, cuts[index]))
                keys.Add(BoxOf(lines[index].Words, cuts[index]));
            else
                cuts[index] = -cuts[index];
        }

        if (keys.Count == 0)
            return;

        // The second half of a date that broke stands at the edge of the first one.
        for (var index = 0; index < lines.Count; index++)
        {
            if (cuts[index] < 0)
                cuts[index] = BoxOf(lines[index].Words, -cuts[index]) is var box && keys.Exists(key => IsAligned(key, box)) ? -cuts[index] : 0;
        }

        var arranged = Arranged(lines, cuts);
        lines.Clear();
        lines.AddRange(arranged);
    }

    /// <summary>An entry's keys in the order in which they stand, then its texts.</summary>
    private static List<LayoutLine> Arranged(List<LayoutLine> lines, int[] cuts)
    {
        var arranged = new List<LayoutLine>(lines.Count + 8);
        var keyEnd = -1;
        for (var index = 0; index < lines.Count; index++)
        {
            if (cuts[index] == 0)
            {
                arranged.Add(lines[index]);
                continue;
            }

            var (left, right) = (lines[index] with { Words = lines[index].Words[..cuts[index]] }, lines[index] with { Words = lines[index].Words[cuts[index]..] });
            var goesOn = keyEnd >= 0 && keyEnd <= arranged.Count && IsBelow(left, arranged[keyEnd - 1]);
            if (goesOn)
                arranged.Insert(keyEnd++, left);
            else
                arranged.Add(left);
            keyEnd = goesOn ? keyEnd : arranged.Count;
            arranged.Add(right);
        }

        return arranged;
    }

    private static bool IsBelow(LayoutLine lower, LayoutLine upper) =>
        lower.Box.Top > upper.Box.Top && lower.Box.Top - upper.Box.Bottom < upper.Size * 0.6 && IsAligned(lower.Box, upper.Box);

    private static bool IsAligned(Box one, Box other) => Math.Abs(one.Left - other.Left) < SameEdge || Math.Abs(one.Right - other.Right) < SameEdge;

    /// <summary>Where some lines begin, to the right of where others do.</summary>
    private static List<double> EdgesOf(List<LayoutLine> lines)
    {
        var lefts = new List<double>(lines.Count);
        foreach (var line in lines)
        {
            if (line.Words.Count > 0)
                lefts.Add(line.Words[0].Box.Left);
        }

        lefts.Sort();
        var edges = new List<double>();
        for (var start = 0; start < lefts.Count;)
        {
            var end = start + 1;
            while (end < lefts.Count && lefts[end] - lefts[start] < SameEdge)
                end++;
            if (end - start >= FewestLinesAtEdge && start > 0)
                edges.Add(lefts[start]);
            start = end;
        }

        return edges;
    }

    /// <summary>Which word of a line begins at an edge, behind a gap or in another weight; 0 when none does.</summary>
    private static int CutOf(List<LayoutWord> words, List<double> edges)
    {
        var (length, widest) = (0, 0.0);
        for (var index = 1; index < words.Count; index++)
        {
            length += words[index - 1].Text.Length + 1;
            if (length > LongestKey)
                return 0;
            var gap = words[index].Box.Left - words[index - 1].Box.Right;
            var size = words[index].Style?.Size ?? words[index].Box.Height;
            var isApart = gap > (widest > 0 ? widest * WiderThanSpace : size * WidestSpace) || (gap > 0 && words[index].Style?.Weight != words[index - 1].Style?.Weight);
            if (isApart && edges.Exists(edge => Math.Abs(edge - words[index].Box.Left) < SameEdge))
                return index;
            widest = Math.Max(widest, gap);
        }

        return 0;
    }

    private static bool HasYear(List<LayoutWord> words, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var digits = words[index].Text.AsSpan().Trim(".,()");
            if (digits.Length >= 4 && digits[^4..].IndexOfAnyExceptInRange('0', '9') < 0 && digits[^4..][..2] is "19" or "20")
                return true;
        }

        return false;
    }

    private static Box BoxOf(List<LayoutWord> words, int count) => words.Take(count).Aggregate(words[0].Box, (box, word) => box.Union(word.Box));
}
