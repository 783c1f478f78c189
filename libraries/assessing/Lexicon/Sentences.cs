namespace Shortlist.Assessing.Lexicon;

/// <summary>Cuts text into sentences.</summary>
internal static class Sentences
{
    /// <summary>Sentences end at a full stop behind a word of some length, at a semicolon and at the end of a line: "M.Sc." and "Dipl." end none.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var (start, word, depth) = (0, 0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : '\n';
            var isEnd = i == text.Length || c == '\n' || (c == ';' && depth <= 0)
                || (c is '.' or '!' or '?' && (word >= 3 || (i > 0 && text[i - 1] is ')' or '+' or '#')) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            word = char.IsLetterOrDigit(c) ? word + 1 : 0;
            if (!isEnd)
                continue;
            if (text[start..i].Trim() is var sentence && sentence.Any(char.IsLetterOrDigit))
                yield return sentence;
            (start, depth) = (i + 1, 0);
        }
    }
}
