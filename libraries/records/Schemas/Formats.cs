using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;

namespace Shortlist.Records;

/// <summary>The values of <c>format</c> that are checked; others say something to people alone.</summary>
internal static class Formats
{
    private static readonly string[] DateTimes = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd't'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Times = ["HH:mm:ss.FFFFFFFK", "HH:mm:ssK"];

    private static readonly Dictionary<string, Func<string, bool>> Known = new(StringComparer.Ordinal)
    {
        ["date"] = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["date-time"] = text => HasZone(text)
            && DateTimeOffset.TryParseExact(text, DateTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["time"] = text => HasZone(text)
            && DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out _),
        ["email"] = text => MailAddress.TryCreate(text, out var address) && address.Address == text,
        ["uri"] = text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && text.StartsWith(uri.Scheme, StringComparison.OrdinalIgnoreCase),
        ["uuid"] = text => Guid.TryParseExact(text, "D", out _),
        ["ipv4"] = text => IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            && text.Count(c => c == '.') == 3,
        ["ipv6"] = text => IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6,
        ["hostname"] = text => text.Length <= 253 && Uri.CheckHostName(text) == UriHostNameType.Dns,
    };

    /// <summary>The check of a format, or null when it is none that is checked.</summary>
    public static Func<string, bool>? Find(string name) => Known.GetValueOrDefault(name);

    private static bool HasZone(string text) => text.Length > 6 && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');
}
