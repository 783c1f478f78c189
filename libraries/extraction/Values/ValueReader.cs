using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shortlist.Extraction.Schema;

namespace Shortlist.Extraction.Values;

/// <summary>Reads what a field asks for out of a piece of text, and gives it only if the schema allows it.</summary>
/// <param name="monthFirst">Whether 3/4/2024 is in March in this document.</param>
internal sealed partial class ValueReader(bool monthFirst)
{
    private const int LongestText = 2_000;
    private static readonly string[] Yes = ["yes", "true", "y", "x", "✓", "☑", "☒", "ja", "oui", "sí", "si", "sim", "tak"];
    private static readonly string[] No = ["no", "false", "n", "none", "☐", "nein", "non", "não", "nee", "nie"];

    private static readonly string[] Shares = ["percent", "pct", "rate", "interest", "share"];

    private static readonly (string Sign, string Code)[] Currencies =
        [("€", "EUR"), ("£", "GBP"), ("$", "USD"), ("¥", "JPY"), ("zł", "PLN"), ("₹", "INR"), ("Fr.", "CHF")];

    /// <summary>The value, or null when the text holds none that is allowed.</summary>
    public JsonValue? Read(SchemaNode node, string text)
    {
        var value = FieldKinds.Of(node) switch
        {
            FieldKind.Choice => Choice(node, text),
            FieldKind.Number => Number(node, text),
            FieldKind.Flag => Flag(text),
            FieldKind.Date => Date(node, text),
            FieldKind.Email => Text(Contacts.Emails(text).FirstOrDefault()),
            FieldKind.Phone => Text(Contacts.Phones(text).FirstOrDefault()),
            FieldKind.Url => Text(Contacts.Urls(text).FirstOrDefault()),
            FieldKind.Currency => Text(Currency(text)),
            _ => Text(text.Trim() is { Length: > 0 and <= LongestText } whole ? whole : null),
        };
        return value is not null && node.Allows(value) ? value : null;
    }

    /// <summary>The three letters of the currency that a text names.</summary>
    public static string? Currency(string text) =>
        CurrencyCode().Match(text) is { Success: true } code ? code.Value
        : Array.Find(Currencies, each => text.Contains(each.Sign, StringComparison.Ordinal)).Code;

    /// <summary>Whether a text names a choice, as whole words.</summary>
    public static bool Names(string text, JsonElement choice)
    {
        var wanted = Plain(choice);
        text = Spaced(text);
        for (var at = 0; wanted.Length > 0 && (at = text.IndexOf(wanted, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + wanted.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    private static JsonValue? Text(string? text) => text is null ? null : JsonValue.Create(text);

    private static string Plain(JsonElement choice) =>
        Spaced(choice.ValueKind is JsonValueKind.String ? choice.GetString()! : choice.GetRawText()).Trim();

    /// <summary><c>full_time</c>, <c>full-time</c> and <c>full time</c> are one.</summary>
    private static string Spaced(string text) => text.Replace('_', ' ').Replace('-', ' ');

    private static JsonValue? Choice(SchemaNode node, string text)
    {
        var found = node.Choices.Where(choice => string.Equals(Plain(choice), Spaced(text).Trim(), StringComparison.OrdinalIgnoreCase)).Take(1)
            .Concat(node.Choices.Where(choice => Names(text, choice)).OrderByDescending(choice => Plain(choice).Length)).ToList();
        return found.Count == 0 ? null : JsonValue.Create(found[0]);
    }

    private static JsonValue? Number(SchemaNode node, string text)
    {
        if ((IsShare(node) ? Amounts.First(text) : Amounts.FirstButShares(text) ?? Amounts.First(text)) is not var (number, _))
            return null;
        if (node.Type is not "integer")
            return double.IsInteger(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number);
        return double.IsInteger(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : null;
    }

    /// <summary>Whether a field asks for a share, as in <c>VAT 19 %</c>, rather than for what it comes to.</summary>
    private static bool IsShare(SchemaNode node) =>
        Array.Exists(Shares, word => node.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static JsonValue? Flag(string text)
    {
        var word = text.Trim().TrimEnd('.').ToLowerInvariant();
        return Yes.Contains(word, StringComparer.Ordinal) ? JsonValue.Create(true) : No.Contains(word, StringComparer.Ordinal) ? JsonValue.Create(false) : null;
    }

    private JsonValue? Date(SchemaNode node, string text)
    {
        if (Dates.First(text, monthFirst) is not var (date, quote))
            return null;
        var wantsIso = node.Format is "date" || node.Description.Contains("YYYY-MM-DD", StringComparison.OrdinalIgnoreCase)
            || node.Description.Contains("ISO", StringComparison.Ordinal);
        return JsonValue.Create(
            node.Format is "date-time" ? date.ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture)
            : wantsIso ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : quote);
    }

    [GeneratedRegex(@"\b(EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|JPY|CAD|AUD|INR|BRL)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CurrencyCode();
}
