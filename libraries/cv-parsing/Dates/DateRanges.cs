namespace Shortlist.CvParsing.Dates;

/// <summary>
/// Finds dates and stretches of time in folded text, by one walk from left to right without backtracking over more than a
/// few words. Forms: 04/2021, 04.2021, 2021-04(-30), 30.04.2021, April 2021, Apr '21, 30 April 2021, abril de 2021, 2021, spring 2021,
/// Q2 2021, 2020/21; between two of them a dash or "to" in eight languages; "since", "until", "present" and their like.
/// </summary>
internal static class DateRanges
{
    private const int EarliestYear = 1945;
    private const int LatestYear = 2099;

    private readonly record struct Point(int Start, int End, int Year, int Month, bool IsWeak)
    {
        public CvDate Date => new(Year, Month == 0 ? null : Month);
    }

    /// <summary>All dates and ranges of a folded text, in order.</summary>
    public static IReadOnlyList<DateRange> Find(ReadOnlySpan<char> text)
    {
        if (!MayHoldDate(text))
            return [];

        var found = new List<DateRange>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] != '\'')
            {
                i++;
                continue;
            }

            if (IsWordStart(text, i) && ReadAt(text, i) is { } range)
            {
                found.Add(range);
                i = Math.Max(range.To, i + 1);
            }
            else
            {
                i = SkipWord(text, i);
            }
        }

        return found;
    }

    /// <summary>Whether a folded text is nothing but a word for "goes on".</summary>
    public static bool IsPresent(ReadOnlySpan<char> text)
    {
        text = text.Trim(" .()-");
        return DateWords.Instance.Present.EndAt(text, 0) == text.Length && text.Length > 0;
    }

    /// <summary>Whether a folded text can hold a date at all: two digits side by side, which is what every form has.</summary>
    private static bool MayHoldDate(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i - 1]))
                return true;
        }

        return false;
    }

    private static DateRange? ReadAt(ReadOnlySpan<char> text, int at)
    {
        var words = DateWords.Instance;
        if (char.IsLetter(text[at]))
        {
            var since = words.Since.EndAt(text, at);
            if (since > at && ReadPoint(text, SkipFiller(text, since)) is { } open && (!open.IsWeak || since - at > 3))
            {
                var closed = Continue(text, at, open);
                return closed.IsRange && !closed.IsOpen ? closed : new DateRange(at, open.End, open.Date, null, IsOpenSince(text, at, since), true);
            }

            var until = words.Until.EndAt(text, at);
            if (until > at && ReadPoint(text, SkipFiller(text, until)) is { IsWeak: false } last)
                return new DateRange(at, last.End, null, last.Date, false, true);
        }

        if (ReadPoint(text, at) is { } first)
        {
            var range = Continue(text, at, first);
            return range.IsRange || !first.IsWeak ? range : null;
        }

        return ReadMonthsOfOneYear(text, at);
    }

    /// <summary>"Since" and its like open a range that goes on when no other date follows; "de" and "du" never do alone.</summary>
    private static bool IsOpenSince(ReadOnlySpan<char> text, int from, int to) => text[from..to] is not ("de" or "du");

    private static DateRange Continue(ReadOnlySpan<char> text, int from, Point first)
    {
        var words = DateWords.Instance;
        var single = new DateRange(from, first.End, null, first.Date, false, false);
        var at = SkipBlanks(text, first.End);
        if (at < text.Length && text[at] is ')' or ',')
            at = SkipBlanks(text, at + 1);

        // "to date", "bis heute": the joint is part of the word.
        var present = words.Present.EndAt(text, at);
        if (present > at && present - at > 3 && text[at..present].Contains(' '))
            return new DateRange(from, present, first.Date, null, true, true);

        var joint = SkipJoint(text, at);
        if (joint < 0)
            return WithoutJoint(text, from, at, first) ?? single;

        var next = SkipFiller(text, SkipBlanks(text, joint));
        present = words.Present.EndAt(text, next);
        if (present > next)
            return new DateRange(from, present, first.Date, null, true, true);
        if (ReadPoint(text, next) is { } last)
        {
            return IsBefore(last, first)
                ? single
                : new DateRange(from, last.End, first.Date, last.Date, false, true);
        }

        if (ShortYear(text, next, first.Year) is { } shortYear)
            return new DateRange(from, shortYear.End, first.Date, new CvDate(shortYear.Year, null), false, true);

        var isDash = text[joint - 1] is '-' or '>' or '~';
        return isDash && SkipBlanks(text, joint) >= text.Length && !first.IsWeak
            ? new DateRange(from, joint, first.Date, null, true, true, IsOpen: true)
            : single;
    }

    /// <summary>"Jan 2018 Mar 2020", "2018 onwards": dates whose dash was drawn, not written, when they are all of the text.</summary>
    private static DateRange? WithoutJoint(ReadOnlySpan<char> text, int from, int at, Point first)
    {
        if (from > 0 || first.IsWeak)
            return null;
        var present = DateWords.Instance.Present.EndAt(text, at);
        if (present - at > 3 && SkipBlanks(text, present) >= text.Length)
            return new DateRange(from, present, first.Date, null, true, true);

        return at > first.End && ReadPoint(text, at) is { IsWeak: false } last && SkipBlanks(text, last.End) >= text.Length
            && (last.Month > 0) == (first.Month > 0) && !IsBefore(last, first)
            ? new DateRange(from, last.End, first.Date, last.Date, false, true)
            : null;
    }

    /// <summary>"Jan – March 2020": the year stands only once.</summary>
    private static DateRange? ReadMonthsOfOneYear(ReadOnlySpan<char> text, int at)
    {
        var end = WordEnd(text, at);
        var month = DateWords.Instance.Month(text[at..end]);
        if (month == 0)
            return null;
        if (end < text.Length && text[end] == '.')
            end++;

        var joint = SkipJoint(text, SkipBlanks(text, end));
        if (joint < 0 || ReadPoint(text, SkipBlanks(text, joint)) is not { Month: > 0, IsWeak: false } last || last.Month < month)
            return null;

        return new DateRange(at, last.End, new CvDate(last.Year, month), last.Date, false, true);
    }

    private static bool IsBefore(Point a, Point b) => a.Year < b.Year || (a.Year == b.Year && a.Month > 0 && b.Month > 0 && a.Month < b.Month);

    private static Point? ReadPoint(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return null;
        return char.IsAsciiDigit(text[at]) ? ReadNumber(text, at) : char.IsLetter(text[at]) ? ReadWord(text, at) : null;
    }

    private static Point? ReadNumber(ReadOnlySpan<char> text, int at)
    {
        var end = DigitsEnd(text, at);
        var length = end - at;
        var number = length <= 4 ? int.Parse(text[at..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return length switch
        {
            4 when IsYear(number) && !IsGlued(text, at, end) => AfterYear(text, at, end, number),
            1 or 2 => AfterShortNumber(text, at, end, number),
            _ => null,
        };
    }

    /// <summary>2021, 2021-04, 2021/04/30, 2021 April.</summary>
    private static Point? AfterYear(ReadOnlySpan<char> text, int at, int end, int year)
    {
        if (end + 1 < text.Length && text[end] is '-' or '.' or '/' && char.IsAsciiDigit(text[end + 1]))
        {
            var monthEnd = DigitsEnd(text, end + 1);
            var month = Number(text, end + 1, monthEnd);
            if (monthEnd - end <= 3 && month is >= 1 and <= 12)
            {
                if (monthEnd + 2 < text.Length && text[monthEnd] == text[end] && char.IsAsciiDigit(text[monthEnd + 1]))
                {
                    var dayEnd = DigitsEnd(text, monthEnd + 1);
                    if (dayEnd - monthEnd == 3)
                        return new Point(at, dayEnd, year, month, false);
                }

                return new Point(at, monthEnd, year, month, false);
            }
        }

        var next = end < text.Length && text[end] == ',' ? end + 1 : end;
        if (next + 1 < text.Length && text[next] == ' ' && char.IsLetter(text[next + 1]))
        {
            var wordEnd = WordEnd(text, next + 1);
            var month = DateWords.Instance.Month(text[(next + 1)..wordEnd]);
            if (month > 0 && !StartsWithNumber(text, SkipBlanks(text, wordEnd)))
                return new Point(at, wordEnd, year, month, false);
        }

        return new Point(at, end, year, 0, false);
    }

    private static Point? AfterShortNumber(ReadOnlySpan<char> text, int at, int end, int number)
    {
        if (end >= text.Length)
            return null;

        var separator = text[end];
        var next = SkipBlanks(text, end);
        if (next < text.Length && text[next] == '/' && next > end)
            (separator, next) = ('/', SkipBlanks(text, next + 1));
        else if (separator is '/' or '.' or '-')
            next = separator == '-' ? end + 1 : SkipBlanks(text, end + 1);

        if (separator is '/' or '.' or '-' && next < text.Length && char.IsAsciiDigit(text[next]))
        {
            var secondEnd = DigitsEnd(text, next);
            var second = Number(text, next, secondEnd);
            switch (secondEnd - next)
            {
                case 4 when IsYear(second) && number is >= 1 and <= 12 && !IsGlued(text, at, secondEnd):
                    return new Point(at, secondEnd, second, number, false);
                case 1 or 2 when secondEnd < text.Length && text[secondEnd] == separator:
                    {
                        var third = SkipBlanks(text, secondEnd + 1);
                        var thirdEnd = DigitsEnd(text, third);
                        var year = Number(text, third, thirdEnd);
                        if (thirdEnd - third == 2)
                            year = CenturyOf(year);
                        else if (thirdEnd - third != 4)
                            return null;

                        var (day, month) = second > 12 ? (second, number) : (number, second);
                        return IsYear(year) && month is >= 1 and <= 12 && day is >= 1 and <= 31 ? new Point(at, thirdEnd, year, month, false) : null;
                    }

                case 2 when number is >= 1 and <= 12 && end - at == 2 && separator is '/' or '.':
                    return new Point(at, secondEnd, CenturyOf(second), number, true);
            }

            return null;
        }

        // 15 March 2021, 1er mars 2021, 3rd of March 2021, 1. März 2021.
        if (number is < 1 or > 31)
            return null;
        var word = end;
        foreach (var ordinal in (ReadOnlySpan<string>)["st", "nd", "rd", "th", "er", "º", "°", "."])
        {
            if (text[word..].StartsWith(ordinal, StringComparison.Ordinal))
            {
                word += ordinal.Length;
                break;
            }
        }

        word = SkipFiller(text, SkipBlanks(text, word));
        return word > end && word < text.Length && char.IsLetter(text[word]) && ReadWord(text, word) is { Month: > 0, IsWeak: false } dated
            ? dated with { Start = at }
            : null;
    }

    private static Point? ReadWord(ReadOnlySpan<char> text, int at)
    {
        var words = DateWords.Instance;
        var end = WordEnd(text, at);
        var month = words.Month(text[at..end]);
        if (month == 0)
        {
            if (text[at] == 'q' && end - at == 2 && text[end - 1] is >= '1' and <= '4')
                return YearAfter(text, at, end, (text[end - 1] - '1') * 3 + 1, strict: true);

            var season = words.Seasons.EndAt(text, at);
            if (season > at)
                return YearAfter(text, at, season, 0, strict: true);
            var approximate = words.Approximate.EndAt(text, at);
            return approximate > at ? YearAfter(text, at, approximate, 0, strict: true) ?? Nested(text, at, approximate) : null;
        }

        return YearAfter(text, at, end, month, strict: false);
    }

    /// <summary>"early March 2021": the word before changes nothing.</summary>
    private static Point? Nested(ReadOnlySpan<char> text, int at, int end)
    {
        var next = SkipBlanks(text, end);
        if (next >= text.Length || !char.IsLetter(text[next]))
            return null;

        var wordEnd = WordEnd(text, next);
        var month = DateWords.Instance.Month(text[next..wordEnd]);
        return month > 0 ? YearAfter(text, at, wordEnd, month, strict: true) : null;
    }

    /// <summary>The year behind a month: "2021", "de 2021", ", 2021", "15, 2021", "'21", "-21".</summary>
    private static Point? YearAfter(ReadOnlySpan<char> text, int start, int end, int month, bool strict)
    {
        var at = end;
        while (at < text.Length && text[at] is '.' or ',' or ' ' or '/' or '-' && at - end < 4)
            at++;
        at = SkipFiller(text, at);
        if (at < text.Length && text[at] == '\'')
        {
            var shortEnd = DigitsEnd(text, at + 1);
            return shortEnd - at == 3 ? new Point(start, shortEnd, CenturyOf(Number(text, at + 1, shortEnd)), month, false) : null;
        }

        if (at == end || at >= text.Length || !char.IsAsciiDigit(text[at]))
            return null;

        var digitsEnd = DigitsEnd(text, at);
        var number = Number(text, at, digitsEnd);
        if (digitsEnd - at == 4)
            return IsYear(number) ? new Point(start, digitsEnd, number, month, false) : null;
        if (strict || digitsEnd - at > 2)
            return null;

        // March 15, 2021
        var afterDay = digitsEnd;
        while (afterDay < text.Length && (text[afterDay] is ',' or ' ' or 's' or 't' or 'n' or 'd' or 'r' or 'h') && afterDay - digitsEnd < 4)
            afterDay++;
        if (number is >= 1 and <= 31 && afterDay > digitsEnd && afterDay < text.Length && char.IsAsciiDigit(text[afterDay]))
        {
            var yearEnd = DigitsEnd(text, afterDay);
            var year = Number(text, afterDay, yearEnd);
            if (yearEnd - afterDay == 4 && IsYear(year))
                return new Point(start, yearEnd, year, month, false);
        }

        return digitsEnd - at == 2 ? new Point(start, digitsEnd, CenturyOf(number), month, true) : null;
    }

    /// <summary>The "21" of 2020/21 and 2020-21.</summary>
    private static (int Year, int End)? ShortYear(ReadOnlySpan<char> text, int at, int firstYear)
    {
        if (at < text.Length && text[at] == '\'')
            at++;
        var end = DigitsEnd(text, at);
        if (end - at != 2 || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '%')))
            return null;

        var year = firstYear / 100 * 100 + Number(text, at, end);
        return year >= firstYear && year - firstYear <= 50 ? (year, end) : null;
    }

    /// <summary>Behind the dash or the word between two dates, or -1.</summary>
    private static int SkipJoint(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return -1;
        if (text[at] is '-' or '~' or '→' or '/' or '>')
        {
            while (at < text.Length && text[at] is '-' or '>')
                at++;
            if (at < text.Length && text[at] is '~' or '→' or '/')
                at++;
            var blank = SkipBlanks(text, at);
            var word = DateWords.Instance.To.EndAt(text, blank);
            return word > blank ? word : at;
        }

        var to = DateWords.Instance.To.EndAt(text, at);
        return to > at ? to : -1;
    }

    /// <summary>Over blanks and the small words that stand inside dates: of, de, le, the, del, dem.</summary>
    private static int SkipFiller(ReadOnlySpan<char> text, int at)
    {
        for (var round = 0; round < 2; round++)
        {
            at = SkipBlanks(text, at);
            var end = WordEnd(text, at);
            if (end == at || text[at..end] is not ("of" or "de" or "del" or "le" or "the" or "dem" or "do" or "di" or "od" or "van" or "el" or "l"))
                return at;

            at = SkipBlanks(text, end);
        }

        return at;
    }

    private static bool IsWordStart(ReadOnlySpan<char> text, int at) =>
        at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '@' or '+' or '$' or '€' or '£' or '_' || (text[at - 1] is '.' or '-' && at > 1 && char.IsAsciiDigit(text[at - 2])));

    /// <summary>Whether digits are part of something longer: a number with a decimal part, an amount, a path.</summary>
    private static bool IsGlued(ReadOnlySpan<char> text, int start, int end) =>
        (end < text.Length && (text[end] is '%' or '€' or '$' or '+' or '@' or '_' || char.IsLetter(text[end])))
        || (start > 0 && text[start - 1] is '$' or '€' or '£' or '#' or '@' or '_' or '+');

    private static bool StartsWithNumber(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsYear(int number) => number is >= EarliestYear and <= LatestYear;

    private static int CenturyOf(int twoDigits) => twoDigits > 50 ? 1900 + twoDigits : 2000 + twoDigits;

    private static int Number(ReadOnlySpan<char> text, int start, int end) =>
        end - start is > 0 and <= 4
            ? int.Parse(text[start..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture)
            : -1;

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    private static int DigitsEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
            at++;
        return at;
    }

    private static int SkipWord(ReadOnlySpan<char> text, int at)
    {
        var end = WordEnd(text, at);
        return end > at ? end : at + 1;
    }
}
