using Shortlist.CvParsing.Dates;
using Shortlist.CvParsing.Text;

namespace Shortlist.CvParsing.Contacts;

/// <summary>Finds the runs of digits and marks in a text that could be telephone numbers, and says which of them cannot.</summary>
internal static class PhoneScan
{
    public const int FewestDigits = 7;
    public const int MostDigits = 15;
    private const int MostDigitsWithoutPlus = 13;
    private const int Longest = 32;

    /// <summary>Whether a number may begin at a place.</summary>
    public static bool BeginsAt(ReadOnlySpan<char> text, int at) =>
        (char.IsAsciiDigit(text[at]) || text[at] is '+' || (text[at] == '(' && at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] == '+')))
        && (at == 0 || !IsGlue(text[at - 1]));

    /// <summary>Where the number that begins at a place ends, extension included.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var (end, digits) = (start, 0);
        var open = 0;
        for (var i = start; i < text.Length && i - start < Longest; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                end = i + 1;
                digits++;
            }
            else if (c == '(')
            {
                open++;
            }
            else if (c == ')')
            {
                if (--open < 0)
                    break;
                if (digits > 0)
                    end = i + 1;
            }
            else if (c == '+')
            {
                if (digits > 0)
                    break;
            }
            else if (!IsMark(c) || (digits >= FewestDigits && PartsNumbers(text, start, i)))
            {
                break;
            }
        }

        return WrittenPhone.WithExtension(text, end);
    }

    /// <summary>Whether what stands there may be a number at all, whatever stands around it.</summary>
    public static bool IsPlausible(ReadOnlySpan<char> text, int start, int end)
    {
        if (end < text.Length && (char.IsLetter(text[end]) || text[end] is '@' or '%' or '€' or '$' or '£' or '_'))
            return false;

        var number = text[start..end];
        var written = WrittenPhone.Of(number.ToString());
        var digits = written.Digits;
        if (digits.Length is < FewestDigits or > MostDigits)
            return false;
        if (written.IsInternational)
            return true;
        if (digits.Length > MostDigitsWithoutPlus && !digits.StartsWith("00", StringComparison.Ordinal))
            return false;
        return !(digits.Length == 8 && digits.Distinct().Count() < 3) && !IsDate(number) && !IsOtherNumber(number) && !IsOfAccount(text[..start]) && !EndsInPostalCode(text, start, end);
    }

    /// <summary>A range of dates or a date is no number to call.</summary>
    private static bool IsDate(ReadOnlySpan<char> number)
    {
        var (years, groups) = (0, 0);
        foreach (var range in number.SplitAny(' ', '-', '–', '/', '.'))
        {
            var group = number[range];
            groups += group.IsEmpty ? 0 : 1;
            years += group.Length == 4 && (group.StartsWith("19") || group.StartsWith("20")) ? 1 : 0;
        }

        if (groups == years)
            return true;
        foreach (var range in DateRanges.Find(Folding.Fold(number)))
        {
            if (range.To - range.From > number.Length / 2)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Shapes that other numbers have and telephones have not: US social security and postal codes, Brazilian and Portuguese
    /// postal codes, Brazilian tax numbers.
    /// </summary>
    private static bool IsOtherNumber(ReadOnlySpan<char> number)
    {
        Span<char> shape = stackalloc char[Longest + 16];
        if (number.Length > shape.Length)
            return false;
        for (var i = 0; i < number.Length; i++)
            shape[i] = char.IsAsciiDigit(number[i]) ? '9' : number[i];
        return shape[..number.Length] is "999-99-9999" or "99999-9999" or "99999-999" or "9999-999" or "999.999.999-99" or "99.999.999/9999-99";
    }

    /// <summary>Whether two capitals and two digits, with which an IBAN begins, stand in front.</summary>
    private static bool IsOfAccount(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(' ');
        return before.Length >= 4 && char.IsAsciiLetterUpper(before[^4]) && char.IsAsciiLetterUpper(before[^3]) && char.IsAsciiDigit(before[^2]) && char.IsAsciiDigit(before[^1]);
    }

    /// <summary>"Calle Mayor 5 28013 Madrid", "12 75011 Paris": a house number and the code of the town behind it.</summary>
    private static bool EndsInPostalCode(ReadOnlySpan<char> text, int start, int end)
    {
        if (end + 1 >= text.Length || text[end] != ' ' || !char.IsUpper(text[end + 1]) || end + 2 >= text.Length || !char.IsLower(text[end + 2]))
            return false;

        var number = text[start..end];
        var last = number[(number.LastIndexOf(' ') + 1)..];
        return last.Length is 4 or 5 && last.Length < number.Length && number[..^last.Length].TrimEnd().Length <= 4;
    }

    /// <summary>Whether a mark behind a whole number stands between it and another one: "030 1234567 / 0151 2345678".</summary>
    private static bool PartsNumbers(ReadOnlySpan<char> text, int start, int at)
    {
        if (text[at] == ' ' && at + 1 < text.Length && text[at + 1] is ' ' or '+')
            return true;
        if (text[at] == ' ' && at + 2 < text.Length && IsParting(text[at + 1]) && text[at + 2] == ' ')
            at++;
        if (!IsParting(text[at]) && !(text[at] == ' ' && IsFirst(text[start])))
            return false;

        // The rest must be a number of its own, which begins as one.
        var rest = text[(at + 1)..].TrimStart(' ');
        if (rest.IsEmpty || !IsFirst(rest[0]))
            return false;
        var digits = 0;
        foreach (var c in rest)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (!IsMark(c) && c is not ('(' or ')' or '+'))
                break;
        }

        return digits >= FewestDigits;
    }

    private static bool IsFirst(char c) => c is '0' or '(' or '+';

    private static bool IsParting(char c) => c is '/' or '-' or '–';

    private static bool IsMark(char c) => c is ' ' or '-' or '.' or '/' or '\u00A0' or '\u202F' or '–' or '‑';

    private static bool IsGlue(char c) => char.IsLetterOrDigit(c) || c is '_' or '/' or '=' or '@' or '#' or '$' or '€' or '£' or '.' or '-' or '+';
}
