using System.Globalization;
using System.Text;

namespace Shortlist.CvCorpus.Scoring;

/// <summary>How alike two texts are once case, accents and punctuation are folded away.</summary>
internal static class Likeness
{
    private static readonly char[] Kept = ['+', '#', '.', '_'];

    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c) || Kept.Contains(c))
                folded.Append(char.ToLowerInvariant(c).ToString().Replace("ß", "ss", StringComparison.Ordinal));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().Trim().Trim('.').Trim();
    }

    /// <summary>Letters and digits only: "Node.js" and "NodeJS" have one key, C, C++ and C# three.</summary>
    public static string SkillKey(string text) => string.Concat(Fold(text).Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '#'));

    /// <summary>Twice the characters in common, in order, over all characters: 1 for the same, 0 for nothing in common or an empty one.</summary>
    public static double Of(string? a, string? b)
    {
        var (x, y) = (Fold(a), Fold(b));
        return x.Length == 0 || y.Length == 0 ? 0 : 2.0 * Common(x, y) / (x.Length + y.Length);
    }

    /// <summary>The harmonic mean of precision and recall of words.</summary>
    public static double OfWords(string? a, string? b)
    {
        var (x, y) = (Fold(a).Split(' ', StringSplitOptions.RemoveEmptyEntries), Fold(b).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var counts = x.CountBy(word => word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = y.CountBy(word => word, StringComparer.Ordinal).Sum(word => Math.Min(word.Value, counts.GetValueOrDefault(word.Key)));
        return shared == 0 ? 0 : 2.0 * shared / (x.Length + y.Length);
    }

    /// <summary>One number ends with the other, from seven digits on.</summary>
    public static bool IsSamePhone(string? a, string? b)
    {
        var (x, y) = (Digits(a), Digits(b));
        return x.Length > 0 && y.Length > 0
            && (string.Equals(x, y, StringComparison.Ordinal)
                || (Math.Min(x.Length, y.Length) >= 7 && (x.EndsWith(y, StringComparison.Ordinal) || y.EndsWith(x, StringComparison.Ordinal))));
    }

    private static string Digits(string? text) => string.Concat((text ?? "").Where(char.IsAsciiDigit)).TrimStart('0');

    /// <summary>Characters of the longest common run, and of those to its left and right.</summary>
    private static int Common(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var (atA, atB, longest) = (0, 0, 0);
        Span<int> previous = new int[b.Length + 1];
        Span<int> current = new int[b.Length + 1];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < b.Length; j++)
            {
                current[j + 1] = a[i] == b[j] ? previous[j] + 1 : 0;
                if (current[j + 1] > longest)
                    (atA, atB, longest) = (i - current[j + 1] + 1, j - current[j + 1] + 1, current[j + 1]);
            }

            var swap = previous;
            previous = current;
            current = swap;
        }

        return longest == 0 ? 0 : longest + Common(a[..atA], b[..atB]) + Common(a[(atA + longest)..], b[(atB + longest)..]);
    }
}
