using System.Globalization;

namespace Shortlist.CvCorpus.Content;

/// <summary>How a CV writes its dates.</summary>
internal enum DateStyle
{
    LongMonth,
    ShortMonth,
    Slash,
    Dot,
    Iso,
    ShortYear,
    YearOnly,
    Season,
    Quarter,
    WholeDay,
    SlashShort,
}

/// <summary>Writes the dates of one CV, all in the same style.</summary>
internal sealed class DateWriter(Wording wording, DateStyle style, Chance chance)
{
    private readonly string _to = chance.Pick(wording["to"]) is var to && style is DateStyle.Iso && to is "-" ? "–" : to;
    private readonly string _present = chance.Pick(wording["present"]);
    private readonly bool _usesSince = chance.Percent(25);
    private readonly bool _isTight = chance.Percent(15);
    private readonly bool _hasCapital = chance.Percent(50);

    private bool HasMonth => style is not (DateStyle.YearOnly or DateStyle.Season or DateStyle.Quarter);

    /// <summary>The date as the truth has it: only the year where the CV does not give a month.</summary>
    public string Truth(DateOnly date) => date.ToString(HasMonth ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);

    public ShownDates Write(DateOnly start, DateOnly? end)
    {
        var first = Point(start, isEnd: false);
        if (end is null && _usesSince)
            return new(string.Format(CultureInfo.InvariantCulture, chance.Pick(wording["since"]), first), first, null);
        var last = end is { } day ? Point(day, isEnd: true) : _present;
        if (string.Equals(first, last, StringComparison.Ordinal))
            return new(first, first, null);

        var joint = _isTight && _to is "-" or "–" && !first.Contains(' ', StringComparison.Ordinal) ? _to : $" {_to} ";
        return new($"{first}{joint}{last}", first, last);
    }

    private string Point(DateOnly date, bool isEnd)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        return style switch
        {
            DateStyle.LongMonth => $"{Cased(wording["months"][date.Month - 1])} {Of()}{year}",
            DateStyle.ShortMonth => $"{Cased(wording["shortmonths"][date.Month - 1])} {year}",
            DateStyle.Slash => date.ToString("MM'/'yyyy", CultureInfo.InvariantCulture),
            DateStyle.Dot => date.ToString("MM'.'yyyy", CultureInfo.InvariantCulture),
            DateStyle.Iso => date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            DateStyle.ShortYear => $"{Cased(wording["shortmonths"][date.Month - 1].TrimEnd('.'))} '{date:yy}",
            DateStyle.Season => $"{Cased(wording["seasons"][date.Month % 12 / 3])} {year}",
            DateStyle.Quarter => $"Q{((date.Month - 1) / 3) + 1} {year}",
            DateStyle.WholeDay => (isEnd ? date.AddMonths(1).AddDays(-1) : date).ToString("dd'.'MM'.'yyyy", CultureInfo.InvariantCulture),
            DateStyle.SlashShort => date.ToString("MM'/'yy", CultureInfo.InvariantCulture),
            _ => year,
        };
    }

    private string Of() => wording.Language is "es" or "pt" ? "de " : "";

    private string Cased(string month) => _hasCapital ? char.ToUpper(month[0], CultureInfo.InvariantCulture) + month[1..] : month;
}
