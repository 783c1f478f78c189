namespace Shortlist.Documents.Layout;

/// <summary>
/// Finds which lines make a block, of lines in reading order: each stands close below the one before, shares some of its
/// width and is set in about its size.
/// </summary>
internal static class Blocks
{
    /// <summary>From the top of a line to that of the next one of its block, in sizes of type.</summary>
    private const double LineStep = 1.9;

    /// <summary>How much larger than the other one of two lines of a block may be set.</summary>
    private const double SizeRatio = 1.25;

    /// <summary>Numbers the blocks of a page from 0.</summary>
    public static void Find(List<LayoutLine> lines)
    {
        var block = -1;
        LayoutLine? before = null;
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Words.Count == 0)
                continue;
            if (before is null || !GoesOn(before, lines[index]))
                block++;
            before = lines[index] = lines[index] with { Block = block };
        }
    }

    private static bool GoesOn(LayoutLine above, LayoutLine below)
    {
        var (upper, lower) = (above.Box, below.Box);
        var (small, large) = above.Size < below.Size ? (above.Size, below.Size) : (below.Size, above.Size);
        var step = lower.Top - upper.Top;
        return step > -small / 2
            && step <= large * LineStep
            && large <= small * SizeRatio
            && Math.Min(upper.Right, lower.Right) > Math.Max(upper.Left, lower.Left);
    }
}
