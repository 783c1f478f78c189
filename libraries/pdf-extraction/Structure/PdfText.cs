using System.Globalization;
using System.Text;

namespace Shortlist.PdfExtraction.Structure;

/// <summary>Objects as a PDF writes them.</summary>
internal static class PdfText
{
    private const int MaxDepth = 32;

    /// <summary>An object in Latin-1.</summary>
    public static string Of(object? value) => Append(new StringBuilder(), value, 0).ToString();

    private static StringBuilder Append(StringBuilder text, object? value, int depth)
    {
        switch (depth > MaxDepth ? null : value)
        {
            case double number:
                return text.Append(CultureInfo.InvariantCulture, $"{number:0.####}");
            case bool flag:
                return text.Append(flag ? "true" : "false");
            case PdfReference reference:
                return text.Append(CultureInfo.InvariantCulture, $"{reference.Number} 0 R");
            case PdfName name:
                return AppendName(text, name.Value);
            case PdfString { Bytes: var bytes }:
                return text.Append('<').Append(Convert.ToHexString(bytes)).Append('>');
            case List<object?> list:
                text.Append('[');
                foreach (var item in list)
                    Append(text, item, depth + 1).Append(' ');
                return text.Append(']');
            case PdfDictionary dictionary:
                text.Append("<<");
                foreach (var (key, entry) in dictionary.Entries.Where(entry => entry.Value is not null))
                    Append(AppendName(text, key).Append(' '), entry, depth + 1);
                return text.Append(">>");
            default:
                return text.Append("null");
        }
    }

    private static StringBuilder AppendName(StringBuilder text, string name)
    {
        text.Append('/');
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '+')
                text.Append(character);
            else
                text.Append(CultureInfo.InvariantCulture, $"#{(int)character & 0xFF:X2}");
        }

        return text;
    }
}
