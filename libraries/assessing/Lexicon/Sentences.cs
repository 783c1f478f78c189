using System.Collections.Frozen;

namespace Shortlist.Assessing.Lexicon;

/// <summary>Cuts text into sentences.</summary>
internal static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        ["min", "mind", "max", "approx", "incl", "inkl", "excl", "exkl", "evtl", "event", "ggf", "bzw", "usw", "etc", "resp", "zzgl", "abgeschl", "dipl", "staatl", "einschl", "bspw", "vgl", "equiv", "esp", "env", "aprox", "mín", "máx", "mm", "itd", "itp", "ewent", "bijv", "evt"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> ShortWords = FrozenSet.ToFrozenSet(["ab", "an", "zu", "um", "us", "it", "up", "in", "on", "so", "do"], StringComparer.Ordinal);

    /// <summary>
    /// Sentences end at a full stop behind a word of some length, at a semicolon and at the end of a line: "M.Sc." and "min." end none, and
    /// nothing ends within brackets.
    /// </summary>
    public static IEnumerable<string> Split(string text)
    {
        var (start, word, depth) = (0, 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            var isEnd = i == text.Length || c == '\n' || (c == ';' && depth <= 0)
                || (c is '.' or '!' or '?' && !IsWithinBrackets(text, i, depth) && !(c == '.' && EndsAbbreviation(text, i, word)) && (word >= 3 || IsShortWord(text, i, word) || (i > 0 && text[i - 1] is ')' or '+' or '#')) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            word = char.IsLetterOrDigit(c) ? word + 1 : 0;
            if (!isEnd)
                continue;
            if (text[start..i].Trim() is var sentence && sentence.Any(char.IsLetterOrDigit))
                yield return sentence;
            (start, depth) = (i + 1, 0);
        }
    }

    /// <summary>Whether a bracket is open that is closed later; one that never is encloses nothing.</summary>
    private static bool IsWithinBrackets(string text, int at, int depth) => depth > 0 && text.IndexOf(')', at) > 0;

    private static bool IsShortWord(string text, int at, int length) =>
        length == 2 && ShortWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(at - length, length));

    private static bool EndsAbbreviation(string text, int at, int length) =>
        length > 0 && Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(at - length, length)) && at + 1 < text.Length;
}
