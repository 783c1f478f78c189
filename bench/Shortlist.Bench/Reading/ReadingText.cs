using System.Text;
using Shortlist.Documents;

namespace Shortlist.Bench.Reading;

/// <summary>Text made comparable: lower case, letters and digits.</summary>
internal static class ReadingText
{
    /// <summary>Words with one space between them.</summary>
    public static string Spaced(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(character))
                kept.Append(char.ToLowerInvariant(character));
            else if (kept.Length > 0 && kept[^1] != ' ')
                kept.Append(' ');
        }

        return kept.ToString().TrimEnd();
    }

    /// <summary>Letters and digits alone: a word broken at the end of a line is no fault of order.</summary>
    public static string Packed(string text) => Spaced(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>All lines of a document.</summary>
    public static string Of(Document document) => string.Join('\n', document.Lines.Select(line => line.Text));
}
