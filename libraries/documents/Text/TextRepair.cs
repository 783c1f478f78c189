using System.Buffers;

namespace Shortlist.Documents.Text;

/// <summary>
/// Makes extracted text fit to read: NFC, ligature glyphs written out, single spaces, no control or formatting
/// characters, no private-use icons. A tab survives, as it parts the cells of a row.
/// </summary>
internal static class TextRepair
{
    private const char SoftHyphen = '\u00AD';
    private const char Bullet = '•';

    private static readonly SearchValues<char> PlainAscii =
        SearchValues.Create(string.Concat(Enumerable.Range(0x21, 0x7E - 0x21 + 1).Select(code => (char)code)));

    /// <summary>The repaired text; empty when nothing is left of it.</summary>
    public static string Repair(ReadOnlySpan<char> raw)
    {
        if (!raw.ContainsAnyExcept(PlainAscii))
            return raw.ToString();

        const int LongestExpansion = 3;
        const int OnStack = 512;
        char[]? rented = null;
        var room = raw.Length * LongestExpansion;
        var buffer = room <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(room);
        try
        {
            var length = Rewrite(raw, buffer, out var isAscii);
            var text = buffer[..length].ToString();
            return isAscii || text.IsNormalized() ? text : text.Normalize();
        }
        finally
        {
            if (rented is not null)
                ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static int Rewrite(ReadOnlySpan<char> raw, Span<char> target, out bool isAscii)
    {
        var length = 0;
        var gap = '\0';
        isAscii = true;
        for (var index = 0; index < raw.Length; index++)
        {
            var character = raw[index];
            if (character == '\t' || char.IsWhiteSpace(character))
            {
                if (gap != '\t')
                    gap = character == '\t' ? '\t' : ' ';
                continue;
            }

            if (character == SoftHyphen)
            {
                // Inside a word it is invisible; at the end of a line it is the hyphen that was printed.
                if (raw[(index + 1)..].Trim().IsEmpty)
                    Put('-', target, ref length, ref gap);
                continue;
            }

            if (character is >= '\uE000' and <= '\uF8FF')
            {
                if (IsSymbolFontBullet(character))
                {
                    Put(Bullet, target, ref length, ref gap);
                    isAscii = false;
                }
                else if (gap == '\0')
                {
                    gap = ' ';
                }

                continue;
            }

            if (char.IsSurrogate(character))
            {
                if (index + 1 >= raw.Length || !char.IsSurrogatePair(character, raw[index + 1]))
                    continue;
                // Planes 15 and 16 are private use as well.
                if (character < '\uDB80')
                {
                    Put(character, target, ref length, ref gap);
                    target[length++] = raw[index + 1];
                    isAscii = false;
                }

                index++;
                continue;
            }

            if (Ligature(character) is { } letters)
            {
                foreach (var letter in letters)
                    Put(letter, target, ref length, ref gap);
                continue;
            }

            if (IsInvisible(character))
                continue;

            isAscii &= char.IsAscii(character);
            Put(character, target, ref length, ref gap);
        }

        return length;
    }

    private static void Put(char character, Span<char> target, ref int length, ref char gap)
    {
        if (gap != '\0' && length > 0)
            target[length++] = gap;
        gap = '\0';
        target[length++] = character;
    }

    /// <summary>Where Word's Symbol and Wingdings bullets land when a PDF gives them no meaning.</summary>
    private static bool IsSymbolFontBullet(char character) =>
        character is '\uF0B7' or '\uF0A7' or '\uF0D8' or '\uF0FC' or '\uF076' or '\uF06E' or '\uF09F' or '\uF0A8';

    private static bool IsInvisible(char character) =>
        char.IsControl(character)
        || character is '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\uFFFE' or '\uFFFF' or '\uFFFC'
            or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB')
            or (>= '\uFDD0' and <= '\uFDEF');

    private static string? Ligature(char character) => character switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => null,
    };
}
