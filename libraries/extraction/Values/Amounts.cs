using System.Globalization;
using System.Text.RegularExpressions;

namespace Shortlist.Extraction.Values;

/// <summary>Reads numbers as people write them: signs, currencies, and either way of parting thousands and decimals.</summary>
internal static partial class Amounts
{
    /// <summary>The first number of a text, with the text it was read from.</summary>
    public static (double Number, string Quote)? First(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            if (Parse(match.Groups["number"].Value) is { } number)
                return (match.Groups["minus"].Success ? -number : number, match.Value.Trim());
        }

        return null;
    }

    /// <summary>The first number of a text that is no share of a hundred.</summary>
    public static (double Number, string Quote)? FirstButShares(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            if (!text.AsSpan(match.Index + match.Length).TrimStart().StartsWith("%") && Parse(match.Groups["number"].Value) is { } number)
                return (match.Groups["minus"].Success ? -number : number, match.Value.Trim());
        }

        return null;
    }

    /// <summary>The last number of a text: what stands at the end of a line is what the line is about.</summary>
    public static (double Number, string Quote)? Last(string text)
    {
        (double, string)? last = null;
        foreach (Match match in Number().Matches(text))
        {
            if (Parse(match.Groups["number"].Value) is { } number)
                last = (match.Groups["minus"].Success ? -number : number, match.Value.Trim());
        }

        return last;
    }

    /// <summary>Every number of a text.</summary>
    public static IEnumerable<double> All(string text)
    {
        foreach (Match match in Number().Matches(text))
        {
            if (Parse(match.Groups["number"].Value) is { } number)
                yield return match.Groups["minus"].Success ? -number : number;
        }
    }

    private static double? Parse(string written)
    {
        var digits = written.Replace(" ", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var (comma, point) = (digits.LastIndexOf(','), digits.LastIndexOf('.'));
        // The later mark parts decimals; one mark alone does unless just three digits follow it, or it comes more than once.
        var mark = Math.Max(comma, point);
        var isDecimal = mark >= 0
            && ((comma >= 0 && point >= 0) || (digits.Count(digit => digit == digits[mark]) == 1 && (digits.Length - mark - 1 != 3 || digits[..mark] == "0")));
        var plain = isDecimal
            ? $"{Digits(digits[..mark])}.{Digits(digits[(mark + 1)..])}"
            : Digits(digits);
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

        static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
    }

    [GeneratedRegex(@"(?<minus>-\s?|\()?(?<number>\d{1,3}([.,'’  ]\d{3})+([.,]\d{1,4})?|\d+([.,]\d+)?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
