using Shortlist.CvParsing.Lexicon;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Skills;

/// <summary>
/// Decides whether a name that is also an everyday word means the skill. It must be written as the taxonomy writes it, and
/// either a word of <c>Lexicon/Data/skill-context.tsv</c> stands beside it ("programming in Go", "R scripts"), or another,
/// unmistakable skill stands in the same line. At the start of a sentence, where any word has a capital, a list must begin there.
/// </summary>
internal static class SkillContext
{
    private const int WordsBefore = 3;
    private const int WordsAfter = 2;

    private static readonly Lazy<(HashSet<string> Before, HashSet<string> After)> LazyWords = new(() => (WordsOf("before"), WordsOf("after")));

    public static bool Means(Segment segment, PhraseMatch<SkillName> match, bool hasClearCompany)
    {
        if (!segment.Span[match.Start..match.End].SequenceEqual(Core(match.Value.Written)))
            return false;

        var tokens = Tokens.Split(segment.Folded);
        if (HasWordBeside(segment.Folded, tokens, match))
            return true;
        return hasClearCompany && (!StartsSentence(segment.Span, match.Start) || ListGoesOn(segment.Span, match.End));
    }

    /// <summary>The name from its first to its last letter or sign that tokens hold.</summary>
    private static ReadOnlySpan<char> Core(string written) => written.AsSpan().TrimStart(".").TrimEnd(".)");

    private static bool HasWordBeside(ReadOnlySpan<char> folded, List<Token> tokens, PhraseMatch<SkillName> match)
    {
        var (before, after) = (LazyWords.Value.Before.GetAlternateLookup<ReadOnlySpan<char>>(), LazyWords.Value.After.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var i = match.FirstToken; i > Math.Max(0, match.FirstToken - WordsBefore) && !tokens[i].BreakBefore; i--)
        {
            if (before.Contains(WordAt(folded, tokens[i - 1])))
                return true;
        }

        var last = match.FirstToken + match.TokenCount - 1;
        for (var i = last + 1; i < Math.Min(tokens.Count, last + 1 + WordsAfter) && !tokens[i].BreakBefore; i++)
        {
            if (after.Contains(WordAt(folded, tokens[i])))
                return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> folded, Token token) => folded.Slice(token.Start, token.Length);

    private static bool StartsSentence(ReadOnlySpan<char> text, int start)
    {
        var before = text[..start].TrimEnd(" •-–*\"");
        return before.IsEmpty || before[^1] is '.' or '!' or '?';
    }

    private static bool ListGoesOn(ReadOnlySpan<char> text, int end)
    {
        var rest = text[end..].TrimStart(' ');
        return !rest.IsEmpty && (rest[0] is ',' or '/' or ';' or '|' or '•' or '·' or '&' || rest.StartsWith("and ") || rest.StartsWith("und ") || rest.StartsWith("y ") || rest.StartsWith("et "));
    }

    private static HashSet<string> WordsOf(string side) => LexiconFile.Read("skill-context")
        .Where(row => row.Key == side)
        .SelectMany(row => row.Phrases)
        .Select(word => Folding.Fold(word))
        .ToHashSet(StringComparer.Ordinal);
}
