using System.Text;
using System.Text.Unicode;

namespace Shortlist.Documents.Text;

/// <summary>Bytes of unknown encoding to text: a byte order mark is obeyed, then UTF-8, then UTF-16 by its zeros, then Windows-1252.</summary>
internal static class TextDecoder
{
    /// <summary>Of a text's characters, one in this many may be a control character; above it is binary data.</summary>
    private const int CharactersPerControl = 200;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Windows1250 = CodePagesEncodingProvider.Instance.GetEncoding(1250)!;

    /// <summary>The text, or null when the bytes are no text.</summary>
    /// <param name="bytes">The whole of it.</param>
    /// <param name="declared">The encoding that the text names for itself; it decides when neither a mark nor UTF-8 does.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, Encoding? declared = null)
    {
        var text = DecodeAny(bytes, declared);
        return LooksBinary(text) ? null : text;
    }

    private static string DecodeAny(ReadOnlySpan<byte> bytes, Encoding? declared)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Encoding.UTF32.GetString(bytes[4..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (Utf16ByZeros(bytes) is { } utf16)
            return utf16.GetString(bytes);
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        return (declared ?? SingleByte(bytes)).GetString(bytes);
    }

    /// <summary>Western text in UTF-16 has a zero in every other byte, which no text of another encoding has.</summary>
    private static Encoding? Utf16ByZeros(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        if (sample.Length < 4)
            return null;
        int even = 0, odd = 0;
        for (var index = 0; index < sample.Length; index += 2)
        {
            even += sample[index] == 0 ? 1 : 0;
            odd += sample[index + 1] == 0 ? 1 : 0;
        }

        var most = sample.Length / 2 * 7 / 10;
        return (even, odd) switch
        {
            (0, _) when odd > most => Encoding.Unicode,
            (_, 0) when even > most => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    /// <summary>
    /// Windows-1252 covers ISO-8859-1 and -15 but for the euro sign. Central European text is told by letters whose bytes
    /// are signs in 1252 and stand between letters there, such as <c>ł</c> (0xB3) and <c>ą</c> (0xB9).
    /// </summary>
    private static Encoding SingleByte(ReadOnlySpan<byte> bytes)
    {
        int central = 0, western = 0;
        for (var index = 1; index + 1 < bytes.Length; index++)
        {
            if (!char.IsAsciiLetter((char)bytes[index - 1]) && !char.IsAsciiLetter((char)bytes[index + 1]))
                continue;
            switch (bytes[index])
            {
                case 0xB3 or 0xB9 or 0xBF or 0x9C or 0x9F or 0xBE:
                    central++;
                    break;
                case 0xE4 or 0xF6 or 0xFC or 0xDF or 0xE9 or 0xE8 or 0xE0 or 0xE7 or 0xF1 or 0xED or 0xF3 or 0xE1:
                    western++;
                    break;
            }
        }

        return central > western ? Windows1250 : Windows1252;
    }

    private static bool LooksBinary(ReadOnlySpan<char> text)
    {
        var controls = 0;
        foreach (var character in text)
        {
            if (character == '\uFFFD' || (char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085' or '\u001A')))
                controls++;
        }

        return controls > text.Length / CharactersPerControl;
    }
}
