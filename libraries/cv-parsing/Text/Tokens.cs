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
    private const int TableSize = 0x250;

    private static readonly bool[] IsInWordTable = BuildTable();

    public static List<Token> Split(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>(Math.Min(text.Length / 5 + 1, 64));
        var brokenOff = false;
        for (var i = 0; i < text.Length;)
        {
            if (!BeginsWord(text[i]))
            {
                brokenOff |= text[i] != ' ' && EndsPhrase(text, i);
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && GoesOn(text[i]))
                i++;
            while (i < text.Length && text[i] is '+' or '#')
                i++;

            tokens.Add(new Token(start, i - start, brokenOff));
            brokenOff = false;
        }

        return tokens;
    }

    private static bool BeginsWord(char c) => c < TableSize ? IsInWordTable[c] : char.IsLetterOrDigit(c);

    // Latin letters come with their accents; marks of their own stand further up.
    private static bool GoesOn(char c) =>
        c < TableSize ? IsInWordTable[c] : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool[] BuildTable()
    {
        var table = new bool[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = char.IsLetterOrDigit((char)i);
        return table;
    }

    private static bool EndsPhrase(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ',' or ';' or ':' or '|' or '(' or ')' or '[' or ']' or '{' or '}' or '"' or '\t' or '\n' or '!' or '?' => true,
        '•' or '·' or '●' or '▪' or '■' or '◦' or '‣' or '∙' or '–' or '—' or '»' or '«' or '“' or '”' => true,
        '.' => at + 1 == text.Length || (char.IsWhiteSpace(text[at + 1]) && at > 1 && char.IsLower(text[at - 1]) && char.IsLetter(text[at - 2])),
        _ => false,
    };
}
