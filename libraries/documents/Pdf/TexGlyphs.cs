using System.Buffers;
using System.Text;

namespace Shortlist.Documents.Pdf;

/// <summary>
/// Ligatures and dashes that stand as control characters: a font of pixels, as TeX embeds where it has no outlines, does not say
/// what its glyphs mean, and the places that TeX's encodings give them are taken for characters. Accents that it sets as marks of
/// their own go to the letter they stand over.
/// </summary>
internal static class TexGlyphs
{
    private static readonly SearchValues<char> Signs = SearchValues.Create([.. Enumerable.Range(0x0B, 0x1F - 0x0B + 1).Select(code => (char)code), .. "`´¨ˆ˜ˇ˙˚˛˝¸˘"]);

    /// <summary>Whether a text may hold some.</summary>
    public static bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>The text with the characters that are meant.</summary>
    public static string Spell(ReadOnlySpan<char> text)
    {
        var spelt = new StringBuilder(text.Length + 8);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (Meaning(character) is { } meaning)
                spelt.Append(meaning);
            else if (Mark(character) is { } mark && index + 1 < text.Length && Accented(text[index + 1], mark) is { } letter)
                (_, index) = (spelt.Append(letter), index + 1);
            else
                spelt.Append(character);
        }

        return spelt.ToString();
    }

    /// <summary>The letter with the accent, when there is such a letter.</summary>
    private static char? Accented(char letter, char mark) =>
        char.IsLetter(letter) && $"{(letter == 'ı' ? 'i' : letter)}{mark}".Normalize() is [var accented] ? accented : null;

    private static char? Mark(char accent) => accent switch
    {
        '`' => '\u0300',
        '´' => '\u0301',
        'ˆ' => '\u0302',
        '˜' => '\u0303',
        '˘' => '\u0306',
        '˙' => '\u0307',
        '¨' => '\u0308',
        '˚' => '\u030A',
        '˝' => '\u030B',
        'ˇ' => '\u030C',
        '¸' => '\u0327',
        '˛' => '\u0328',
        _ => null,
    };

    private static string? Meaning(char character) => character switch
    {
        '\u0015' => "–",
        '\u0016' => "—",
        '\u000B' or '\u001B' => "ff",
        '\u000C' or '\u001C' => "fi",
        '\u000D' or '\u001D' => "fl",
        '\u000E' or '\u001E' => "ffi",
        '\u000F' or '\u001F' => "ffl",
        _ => null,
    };
}
