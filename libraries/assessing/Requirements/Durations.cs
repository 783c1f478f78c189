using System.Globalization;
using System.Text.RegularExpressions;

namespace Shortlist.Assessing.Requirements;

/// <summary>How long something must have been done, in a criterion.</summary>
internal static partial class Durations
{
    private const int MostYears = 40;

    /// <summary>A stretch of time, in months, and where the text tells it.</summary>
    public readonly record struct Duration(int Months, int Start, int End);

    /// <summary>The least time that a folded text asks for; null when it asks for none.</summary>
    public static Duration? Find(string folded)
    {
        if (OfAge().IsMatch(folded))
            return null;
        if (Numbers().Match(folded) is { Success: true } match)
        {
            var number = match.Groups["n"].Value;
            var count = char.IsAsciiDigit(number[0]) ? int.Parse(number, CultureInfo.InvariantCulture) : InWords(number);
            var months = match.Groups["u"].Value[..2] is "mo" or "mi" or "ma" or "me" && !match.Groups["u"].Value.StartsWith("mais", StringComparison.Ordinal) ? count : Math.Min(count, MostYears) * 12;
            return months > 0 ? new Duration(months, match.Index, match.Index + match.Length) : null;
        }

        return Several().Match(folded) is { Success: true } several ? new Duration(several.Groups["first"].Success ? 6 : 24, several.Index, several.Index + several.Length) : null;
    }

    private static int InWords(string word) => word switch
    {
        "one" or "ein" or "eine" or "einem" or "einer" or "un" or "une" or "uno" or "una" or "een" or "um" or "uma" => 1,
        "two" or "zwei" or "deux" or "dos" or "due" or "twee" or "dwa" or "dois" or "duas" => 2,
        "three" or "drei" or "trois" or "tres" or "tre" or "drie" or "trzy" => 3,
        "four" or "vier" or "quatre" or "cuatro" or "quattro" or "cztery" or "quatro" => 4,
        "five" or "funf" or "cinq" or "cinco" or "cinque" or "vijf" or "piec" => 5,
        "six" or "sechs" or "seis" or "sei" or "zes" => 6,
        "seven" or "sieben" or "sept" or "siete" => 7,
        "eight" or "acht" or "huit" or "ocho" => 8,
        _ => 10,
    };

    [GeneratedRegex(@"\b(?<n>\d{1,2}|one|two|three|four|five|six|seven|eight|ten|eine?[mr]?|zwei|drei|vier|funf|sechs|sieben|acht|zehn|une?|deux|trois|quatre|cinq|sept|huit|dix|una?|dos|tres|cuatro|cinco|seis|siete|ocho|diez|due|tre|quattro|cinque|sei|dieci|twee|drie|vijf|zes|tien|dwa|trzy|cztery|piec|uma?|dois|duas|quatro)( ?\(\d{1,2}\))? ?(\+|plus|or more|oder mehr|ou plus|o mas)? ?((-|to|bis|a|do|tot) ?\d{1,2} ?\+?)? ?(or more |full |whole |volle )?(?<u>years?'?|yrs?\b\.?|jahre?n?|ans?\b|annees?|anos?\b|anni|anno|jaar|jaren|lata?\b|rok|roku|months?|monate?n?|mois|meses|mesi|maanden|miesiecy)\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b(several years|many years|multiple years|mehrjahrige[rsn]?|langjahrige[rsn]?|plusieurs annees|varios anos|amplia experiencia|pluriennale|meerdere jaren|jarenlange|kilkuletnie|vários anos|varios anos|(?<first>first experience|initial experience|erste berufserfahrung|erste erfahrungen?|premiere experience|primera experiencia|prima esperienza|eerste ervaring|pierwsze doswiadczenie))\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Several();

    /// <summary>Age is not judged.</summary>
    [GeneratedRegex(@"\d{2} ?(years|yrs)( of age| old|-old)|\d{2} jahre alt|mindestalter|minimum age|\d{2} ans revolus|mayor de \d{2}|age of \d{2}",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    public static partial Regex OfAge();
}
