using System.Text;

namespace Shortlist.Documents.Pdf;

/// <summary>
/// Ligatures and dashes that stand as control characters: a font of pixels, as TeX embeds where it has no outlines, does not say
/// what its glyphs mean, and the places that TeX's encodings give them are taken for characters.
/// </summary>
internal static class TexGlyphs
{
    private const char First = '\u000B';
    private const char Last = '\u001F';

    /// <summary>Whether a text may hold some.</summary>
    public static bool AreIn(ReadOnlySpan<char> text) => text.IndexOfAnyInRange(First, Last) >= 0;

    /// <summary>The text with the characters that are meant.</summary>
    public static string Spell(ReadOnlySpan<char> text)
    {
        var spelt = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (Meaning(character) is { } meaning)
                spelt.Append(meaning);
            else
                spelt.Append(character);
        }

        return spelt.ToString();
    }

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
