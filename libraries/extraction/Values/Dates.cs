using System.Globalization;
using System.Text.RegularExpressions;

namespace Shortlist.Extraction.Values;

/// <summary>Reads dates: numeric in any order, and with months by name in eight languages.</summary>
internal static partial class Dates
{
    /// <summary>Beginnings of month names, month by month.</summary>
    private static readonly string[] Months =
    [
        "jan ene gen sty", "feb fév lut", "mar mär mrz mrt", "apr avr abr kwi", "may mai mag mei maj", "jun jui cze giu", "jul juil lip lug",
        "aug aoû ago sie", "sep set wrz", "oct okt oct ott out paź", "nov lis", "dec dez déc dic gru",
    ];

    /// <summary>The first date of a text, with the text it was read from.</summary>
    /// <param name="text">The text.</param>
    /// <param name="monthFirst">Whether 3/4/2024 is in March.</param>
    public static (DateOnly Date, string Quote)? First(string text, bool monthFirst)
    {
        foreach (Match match in Pattern().Matches(text))
        {
            if (Read(match, monthFirst) is { } date)
                return (date, match.Value);
        }

        return null;
    }

    private static DateOnly? Read(Match match, bool monthFirst)
    {
        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        if (match.Groups["iso"].Success)
            return Make(Part("y1"), Part("m1"), Part("d1"));
        if (match.Groups["numeric"].Success)
        {
            var (first, second, year) = (Part("a"), Part("b"), Part("y2"));
            if (year < 100)
                year += year < 70 ? 2000 : 1900;
            var isMonthFirst = second > 12 || (first <= 12 && monthFirst && match.Groups["slash"].Success);
            return isMonthFirst ? Make(year, first, second) : Make(year, second, first);
        }

        var dayFirst = match.Groups["d3"].Success;
        return MonthOf(match.Groups[dayFirst ? "n3" : "n4"].Value) is { } month
            ? Make(Part(dayFirst ? "y3" : "y4"), month, Part(dayFirst ? "d3" : "d4"))
            : null;
    }

    private static int? MonthOf(string name)
    {
        var lower = name.ToLowerInvariant();
        for (var month = Months.Length; month >= 1; month--)
        {
            if (Array.Exists(Months[month - 1].Split(' '), start => lower.StartsWith(start, StringComparison.Ordinal)))
                return month;
        }

        return null;
    }

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(
        """
        (?<iso>\b(?<y1>\d{4})[-/.](?<m1>\d{1,2})[-/.](?<d1>\d{1,2})\b)
        |(?<numeric>\b(?<a>\d{1,2})([.-]|(?<slash>/))(?<b>\d{1,2})[.\-/](?<y2>\d{4}|\d{2})\b)
        |\b(?<d3>\d{1,2})(\.|st|nd|rd|th)?\s+(de\s+)?(?<n3>\p{L}{3,10})\.?,?\s+(de\s+)?(?<y3>\d{4})\b
        |\b(?<n4>\p{L}{3,10})\.?\s+(?<d4>\d{1,2})(st|nd|rd|th)?,?\s+(?<y4>\d{4})\b
        """,
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
