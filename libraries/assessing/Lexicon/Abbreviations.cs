namespace Shortlist.Assessing.Lexicon;

/// <summary>Tells short forms of degrees from everyday words.</summary>
internal static class Abbreviations
{
    /// <summary>Whether a short text is written as a degree is: "BA", "BSc", "PhD", but not "be" or "Ms".</summary>
    public static bool IsDegree(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        foreach (var c in text)
            capitals += char.IsUpper(c) ? 1 : 0;
        return capitals >= 2;
    }
}
