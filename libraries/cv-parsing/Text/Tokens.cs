namespace Shortlist.CvParsing.Text;

/// <summary>A token: where it stands in its text, and whether punctuation that ends a phrase stands before it.</summary>
internal readonly record struct Token(int Start, int Length, bool BreakBefore)
{
    public int End => Start + Length;
}

/// <summary>
/// Cuts text into tokens: runs of letters and digits, with <c>+</c> and <c>#</c> kept at their end so that C, C++ and C#
/// stay three things. Commas, brackets, bullets and tabs end a phrase; dots, hyphens and slashes only part tokens.
/// </summary>
internal static class Tokens
{
    public static List<Token> Split(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>(Math.Min(text.Length / 5 + 1, 64));
        var brokenOff = false;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                brokenOff |= EndsPhrase(text, i);
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                i++;
            while (i < text.Length && text[i] is '+' or '#')
                i++;

            tokens.Add(new Token(start, i - start, brokenOff));
            brokenOff = false;
        }

        return tokens;
    }

    private static bool EndsPhrase(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ',' or ';' or ':' or '|' or '(' or ')' or '[' or ']' or '{' or '}' or '"' or '\t' or '\n' or '!' or '?' => true,
        '•' or '·' or '●' or '▪' or '■' or '◦' or '‣' or '∙' or '–' or '—' or '»' or '«' or '“' or '”' => true,
        '.' => at + 1 == text.Length || (char.IsWhiteSpace(text[at + 1]) && at > 1 && char.IsLower(text[at - 1]) && char.IsLetter(text[at - 2])),
        _ => false,
    };
}
