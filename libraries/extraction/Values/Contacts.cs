using System.Text.RegularExpressions;

namespace Shortlist.Extraction.Values;

/// <summary>Finds what has a form of its own: mails, phone numbers, addresses of pages and of people.</summary>
internal static partial class Contacts
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    /// <summary>The mails of a text.</summary>
    public static IEnumerable<string> Emails(string text) => EmailPattern().Matches(text).Select(match => match.Value.TrimEnd('.'));

    /// <summary>The phone numbers of a text.</summary>
    public static IEnumerable<string> Phones(string text) => PhonePattern().Matches(text)
        .Select(match => match.Value.Trim().TrimEnd('(', '-', '/', '.'))
        .Where(number => number.Count(char.IsAsciiDigit) is >= FewestDigits and <= MostDigits && !DatePattern().IsMatch(number));

    /// <summary>The addresses of pages in a text.</summary>
    public static IEnumerable<string> Urls(string text) => UrlPattern().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ')'));

    /// <summary>Whether a text looks like a postal address: a postcode, and a house number or a second part.</summary>
    public static bool IsAddress(string text) => PostcodePattern().IsMatch(text) && (text.Contains(',', StringComparison.Ordinal) || HousePattern().IsMatch(text));

    /// <summary>Whether a text holds a postcode, as a line of an address does.</summary>
    public static bool IsPostal(string text) => PostcodePattern().IsMatch(text);

    /// <summary>The parts of a postal address; those that cannot be told are null.</summary>
    public static (string? Street, string? Postcode, string? City, string? Region, string? Country) PartsOf(string address)
    {
        var parts = address.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(parts, part => PostcodePattern().IsMatch(part));
        if (at < 0)
            return (parts.FirstOrDefault(part => HousePattern().IsMatch(part)), null, null, null, null);
        var postcode = PostcodePattern().Match(parts[at]).Groups["code"].Value;
        var beside = parts[at].Replace(postcode, "", StringComparison.Ordinal).Trim(' ', '-');
        var street = parts.Take(at).FirstOrDefault(part => HousePattern().IsMatch(part)) ?? parts.Take(at).FirstOrDefault();
        // Portland OR 97204 and Portland, OR 97204.
        var region = RegionPattern().Match(beside) is { Success: true } match ? match.Value : null;
        var place = region is null ? beside : beside[..^region.Length].Trim();
        var city = place.Length > 2 ? place : at > 1 ? parts[at - 1] : null;
        return (street, postcode, city, region, at + 1 < parts.Length ? parts[^1] : null);
    }

    [GeneratedRegex(@"[\p{L}0-9._%+'-]+@[\p{L}0-9-]+(\.[\p{L}0-9-]+)+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"(\+|\(\+|\b0|\(0|\b[2-9]\d{2}[ .-])[\d ()./-]{5,22}\d", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"(https?://|www\.)[^\s<>""]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex UrlPattern();

    [GeneratedRegex(
        @"\b(?<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4} ?[A-Z]{2}|([A-Z]{1,2}-)?\d{4,5}(-\d{3,4})?|\d{2}-\d{3})\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PostcodePattern();

    [GeneratedRegex(@"\b[A-Z]{2}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"(^|\s)\d{1,4} ?[a-zA-Z]?(\s|$|,)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HousePattern();
}
