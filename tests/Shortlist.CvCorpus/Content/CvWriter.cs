using System.Globalization;
using System.Text;

namespace Shortlist.CvCorpus.Content;

/// <summary>Makes up a person and what their CV says.</summary>
internal static class CvWriter
{
    private static readonly string[] MailDomains = ["example.com", "example.org", "mail.example.net", "posteo.de", "gmail.com", "free.fr", "outlook.es", "example.co.uk", "wp.pl", "uol.com.br"];

    private static readonly CvPart[][] Orders =
    [
        [CvPart.Summary, CvPart.Work, CvPart.Education, CvPart.Skills, CvPart.Languages, CvPart.Others],
        [CvPart.Summary, CvPart.Skills, CvPart.Work, CvPart.Education, CvPart.Others, CvPart.Languages],
        [CvPart.Education, CvPart.Work, CvPart.Languages, CvPart.Skills, CvPart.Others],
        [CvPart.Summary, CvPart.Education, CvPart.Skills, CvPart.Work, CvPart.Languages, CvPart.Others],
        [CvPart.Work, CvPart.Others, CvPart.Education, CvPart.Languages, CvPart.Skills],
    ];

    public static CvContent Write(Wording wording, Chance chance)
    {
        var occupation = chance.Pick(wording.Occupations);
        var style = chance.Percent(70) ? (DateStyle)chance.Between(0, 4) : chance.Pick<DateStyle>();
        var dates = new DateWriter(wording, style, chance);
        var (jobs, months, first) = new CareerWriter(wording, occupation, dates, chance).Write();
        var (given, family) = (chance.Pick(wording["given"]), chance.Pick(wording["family"]));
        var isMononym = chance.Percent(3);
        var name = isMononym ? wording["mononym"][0] : chance.Percent(12) ? $"{given} {(char)('A' + chance.Between(0, 19))}. {family}" : $"{given} {family}";
        var home = chance.Pick(wording["cities"]).Split(';');
        var skills = chance.Some(occupation.Skills, chance.Between(5, 12));
        var order = chance.Pick(Orders);
        var summary = order.Contains(CvPart.Summary) ? Filled(chance.Pick(wording["summary"]), jobs[0].Title, months / 12, skills) : null;
        return new CvContent
        {
            Wording = wording,
            Name = name,
            ShownName = Shown(name, given, family, isMononym, chance),
            Headline = jobs[0].Title,
            Email = Email(isMononym ? name : given, isMononym ? "" : family, chance),
            Phone = chance.Digits(home[1]),
            City = CityOf(home[0]),
            Location = chance.Percent(20) && !home[0].Any(char.IsAsciiDigit) ? $"{chance.Pick(wording["street"])}, {chance.Pick(wording["postcode"])} {home[0]}" : home[0],
            Profile = chance.Percent(30) ? $"linkedin.com/in/{Plain(given)}-{Plain(family)}" : null,
            Summary = summary,
            Jobs = jobs,
            Studies = Studies(wording, occupation, first.Year, dates, style, chance),
            Skills = skills,
            Speeches = Speeches(wording, chance),
            Personal = chance.Percent(20) ? chance.Some(wording["personal"], 3) : [],
            Others = Others(wording, chance),
            Headings = Headings(wording, chance),
            Order = order,
            TotalMonths = months,
        };
    }

    private static string Shown(string name, string given, string family, bool isMononym, Chance chance) => chance.Between(1, 20) switch
    {
        <= 3 => name.ToUpper(CultureInfo.InvariantCulture),
        4 when !isMononym => $"{family}, {name[..(name.Length - family.Length - 1)]}",
        5 => $"Dr. {name}",
        _ => name,
    };

    private static string Email(string given, string family, Chance chance)
    {
        var domain = chance.Pick(MailDomains);
        var (first, last) = (Plain(given), Plain(family));
        return chance.Between(1, 8) switch
        {
            _ when last.Length == 0 => $"{first}@{domain}",
            1 => $"{first[0]}{last}{chance.Between(1, 99)}@{domain}",
            2 => $"hello@{first}-{last}.dev",
            3 => $"{last}_{first}@{domain}",
            4 => $"{first}{chance.Between(1970, 1999)}@{domain}",
            _ => $"{first}.{last}@{domain}",
        };
    }

    private static string Plain(string name) => string.Concat(name.ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Replace("ł", "l", StringComparison.Ordinal)
        .Replace("đ", "d", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Replace("ı", "i", StringComparison.Ordinal)
        .Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter));

    /// <summary>Without postal code, country or state.</summary>
    private static string CityOf(string location) =>
        string.Join(' ', location.Split(',', '(', '/')[0].Split(" - ")[0].Split(' ').Where(word => !word.Any(char.IsAsciiDigit) && word is not "LV")).Trim();

    private static string Filled(string pattern, string title, int years, List<string> skills) => pattern
        .Replace("{title}", title, StringComparison.Ordinal)
        .Replace("{years}", Math.Max(2, years).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{skill}", skills[0], StringComparison.Ordinal)
        .Replace("{skill2}", skills[1], StringComparison.Ordinal);

    private static List<CvStudy> Studies(Wording wording, Occupation occupation, int firstYear, DateWriter dates, DateStyle style, Chance chance)
    {
        var years = new DateWriter(wording, DateStyle.YearOnly, chance);
        var writer = chance.Percent(30) && style is not (DateStyle.Season or DateStyle.Quarter) ? dates : years;
        var joint = Wording.Joint(chance.Pick(wording["degreejoin"]));
        var studies = new List<CvStudy>();
        var end = new DateOnly(firstYear, 6, 1);
        foreach (var study in chance.Some(occupation.Studies, chance.Between(1, 2)))
        {
            var parts = study.Split(';');
            var pool = parts[2] switch { "u" => "universities", "s" => "schools", _ => "colleges" };
            Add(chance.Pick(wording[pool]), parts[0], parts[1].Length > 0 ? parts[1] : null);
        }

        if (chance.Percent(40) && studies.TrueForAll(study => !wording["schooldegree"].Contains(study.Degree, StringComparer.Ordinal)))
            Add(chance.Pick(wording["schools"]), chance.Pick(wording["schooldegree"]), null);
        return studies;

        void Add(string institution, string degree, string? field)
        {
            var start = end.AddMonths(-chance.Between(2, 4) * 12 + 3);
            var isSingle = ReferenceEquals(writer, years) && chance.Percent(30);
            var shown = isSingle ? writer.Write(end, end) : writer.Write(start, end);
            studies.Add(new CvStudy(institution, degree, field, joint, writer.Truth(isSingle ? end : start), writer.Truth(end), shown));
            end = start.AddMonths(-3);
        }
    }

    private static List<CvSpeech> Speeches(Wording wording, Chance chance)
    {
        var speeches = new List<CvSpeech>();
        foreach (var speech in chance.Some(wording["language"], 6))
        {
            var (name, level) = speech.Split(';') is [var first, var second] ? (first, second) : (speech, "");
            var language = EnglishNames.Of(name);
            if (speeches.Count < 4 && !speeches.Exists(known => string.Equals(known.Language, language, StringComparison.Ordinal)))
                speeches.Add(new CvSpeech(language, name, level));
        }

        return speeches[..Math.Min(speeches.Count, chance.Between(1, 4))];
    }

    private static List<(string, IReadOnlyList<string>)> Others(Wording wording, Chance chance)
    {
        string[] kinds = ["references", "interests", "certificates", "projects", "volunteering", "publications", "awards", "military"];
        return [.. chance.Some(kinds.Where(kind => wording.Find($"extra.{kind}") is not null), chance.Between(0, 3))
            .Select(kind => (chance.Pick(wording[$"heading.{kind}"]), (IReadOnlyList<string>)[.. wording[$"extra.{kind}"].Take(chance.Between(1, 2))]))];
    }

    private static Dictionary<CvPart, string> Headings(Wording wording, Chance chance) => new()
    {
        [CvPart.Contact] = chance.Pick(wording["heading.contact"]),
        [CvPart.Summary] = chance.Pick(wording["heading.summary"]),
        [CvPart.Work] = chance.Pick(wording["heading.work"]),
        [CvPart.Education] = chance.Pick(wording["heading.education"]),
        [CvPart.Skills] = chance.Pick(wording["heading.skills"]),
        [CvPart.Languages] = chance.Pick(wording["heading.languages"]),
    };
}
