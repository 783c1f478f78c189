using Shortlist.CvParsing.Lexicon;

namespace Shortlist.CvParsing.Contacts;

/// <summary>A number as people write it, taken apart.</summary>
/// <param name="Digits">Its digits, without plus, bracketed zero and extension.</param>
/// <param name="IsInternational">Whether a plus leads it.</param>
/// <param name="HasBracketedZero">Whether "(0)" was in the middle: dialled at home, left out from abroad.</param>
/// <param name="Extension">The digits of the extension.</param>
internal readonly record struct WrittenPhone(string Digits, bool IsInternational, bool HasBracketedZero, string? Extension)
{
    private const string BracketedZero = "(0)";
    private const int LongestExtension = 6;

    private static readonly Lazy<string[]> LazyExtensionWords = new(() =>
        [.. LexiconFile.Read("phone-words").Where(row => row.Key == "extension").SelectMany(row => row.Phrases).OrderByDescending(word => word.Length)]);

    public static WrittenPhone Of(string text)
    {
        var at = ExtensionAt(text);
        var number = at < 0 ? text : text[..at];
        var extension = at < 0 ? null : DigitsOf(text.AsSpan(at));
        var isInternational = number.AsSpan().TrimStart(" (").StartsWith("+");
        var hasZero = number.IndexOf(BracketedZero, StringComparison.Ordinal) > 0;
        if (hasZero)
            number = number.Replace(BracketedZero, "", StringComparison.Ordinal);
        return new WrittenPhone(DigitsOf(number), isInternational, hasZero, extension);
    }

    /// <summary>Where an extension ends that begins at the end of a number: "x123", "ext. 123", "Durchwahl 12"; <paramref name="end"/> when there is none.</summary>
    public static int WithExtension(ReadOnlySpan<char> text, int end)
    {
        var word = text[end..];
        var start = word.Length - word.TrimStart(" ,").Length;
        word = word[start..];
        foreach (var mark in LazyExtensionWords.Value)
        {
            if (!word.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                continue;
            var digits = mark.Length;
            while (digits < word.Length && word[digits] is '.' or ':' or ' ' && digits < mark.Length + 2)
                digits++;
            var last = digits;
            while (last < word.Length && char.IsAsciiDigit(word[last]))
                last++;
            if (last - digits is >= 1 and <= LongestExtension && (last == word.Length || !char.IsLetterOrDigit(word[last])))
                return end + start + last;
        }

        return end;
    }

    /// <summary>The digits of a text, in order.</summary>
    public static string DigitsOf(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[40];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && length < buffer.Length)
                buffer[length++] = c;
        }

        return new string(buffer[..length]);
    }

    /// <summary>The first letter of the word that announces an extension, or -1: a number itself holds no letters.</summary>
    private static int ExtensionAt(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetter(text[i]))
                return DigitsOf(text.AsSpan(0, i)).Length > 0 ? i : -1;
        }

        return -1;
    }
}
