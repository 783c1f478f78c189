using System.Globalization;
using System.Text;

namespace Shortlist.CvParsing.Text;

/// <summary>
/// Case and accents folded away, one character for one, so that an index into the folded text is an index into the text.
/// </summary>
internal static class Folding
{
    private const int TableSize = 0x250;

    private static readonly char[] Table = BuildTable();

    /// <summary>The folded character: <c>É</c> is <c>e</c>, <c>ß</c> is <c>s</c>, every blank is a space.</summary>
    public static char Fold(char c) => c switch
    {
        < (char)TableSize => Table[c],
        '\u2019' or '\u2018' or '\u02BC' => '\'',
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>The folded text, as long as the text.</summary>
    public static string Fold(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = Fold(source[i]);
    });

    /// <summary>The folded text, to be written on.</summary>
    public static char[] FoldToArray(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
            folded[i] = Fold(text[i]);
        return folded;
    }

    /// <summary>Letters and digits only, folded: <c>W ORK  Experience:</c> and <c>work experience</c> have the same key.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        var buffer = text.Length <= 256 ? stackalloc char[256] : new char[text.Length];
        return new string(buffer[..KeyInto(text, buffer)]);
    }

    /// <summary>Writes the key of the text and returns its length. The buffer must be as long as the text.</summary>
    public static int KeyInto(ReadOnlySpan<char> text, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                buffer[length++] = Fold(c);
        }

        return length;
    }

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
            table[i] = FoldLatin((char)i);

        return table;
    }

    private static char FoldLatin(char c)
    {
        switch (c)
        {
            case 'ß': return 's';
            case 'æ' or 'Æ': return 'a';
            case 'œ' or 'Œ' or 'ø' or 'Ø': return 'o';
            case 'ł' or 'Ł': return 'l';
            case 'đ' or 'Đ' or 'ð' or 'Ð': return 'd';
            case 'þ' or 'Þ': return 't';
            case 'ı': return 'i';
            case '\u00AD': return '-';
            case '´' or '`': return '\'';
        }

        if (char.IsWhiteSpace(c) || char.IsControl(c))
            return ' ';

        var first = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return CharUnicodeInfo.GetUnicodeCategory(first) == UnicodeCategory.NonSpacingMark ? c : char.ToLowerInvariant(first);
    }
}
