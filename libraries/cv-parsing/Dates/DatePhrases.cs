using System.Collections.Frozen;

namespace Shortlist.CvParsing.Dates;

/// <summary>Words and phrases of one meaning, folded. Of two where one begins the other, the longer one is found.</summary>
internal sealed class DatePhrases(IEnumerable<string> phrases)
{
    // Most words of a CV begin none of them.
    private readonly FrozenDictionary<char, string[]> _byFirst = phrases
        .Distinct(StringComparer.Ordinal)
        .GroupBy(phrase => phrase[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray());

    /// <summary>Where the phrase ends that begins there; the same place when none does.</summary>
    public int EndAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !_byFirst.TryGetValue(text[at], out var candidates))
            return at;

        var rest = text[at..];
        foreach (var phrase in candidates)
        {
            if (rest.StartsWith(phrase, StringComparison.Ordinal) && (rest.Length == phrase.Length || !char.IsLetterOrDigit(rest[phrase.Length])))
                return at + phrase.Length;
        }

        return at;
    }
}
