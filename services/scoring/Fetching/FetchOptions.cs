using System.ComponentModel.DataAnnotations;

namespace Shortlist.Scoring.Fetching;

/// <summary>
/// How résumés are fetched from addresses that strangers give. Bound from the section <c>Scoring:Fetch</c>. Two lists let a
/// self-hoster open the door by a hand's breadth; both hold hosts, with or without a port, such as <c>files.intern:8443</c>.
/// </summary>
public sealed class FetchOptions
{
    /// <summary>Bytes of a résumé. Default 50 MB (api-surfaces.md §2.2).</summary>
    [Range(1, 1L << 40)]
    public long MaxBytes { get; set; } = 50L * 1024 * 1024;

    /// <summary>How long fetching may take, from the look-up of the name to the last byte, all redirects and the second try included. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one connection may take to come about. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Redirects that are followed; each is checked like the first address. Default 3.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 3;

    /// <summary>The ports of hosts that are on neither list. Default 443 alone.</summary>
    [MinLength(1)]
    public IList<int> Ports { get; } = [443];

    /// <summary>First list: hosts that may lie at private addresses and on any port, over HTTPS.</summary>
    public IList<string> PrivateHosts { get; } = [];

    /// <summary>Second list, for tests and closed networks: hosts that may besides be asked over plain HTTP.</summary>
    public IList<string> PlainHttpHosts { get; } = [];

    /// <summary>Whether the host may lie at a private address.</summary>
    public bool MayBePrivate(string host, int port) => Lists(PrivateHosts, host, port) || Lists(PlainHttpHosts, host, port);

    /// <summary>Whether an address is one that may be submitted: HTTPS, or HTTP where that is allowed, without user and password.</summary>
    public bool HasGoodForm(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps
            || (address.Scheme == Uri.UriSchemeHttp && Lists(PlainHttpHosts, address.IdnHost, address.Port)))
        && address.IdnHost.Length > 0
        && address.UserInfo.Length == 0;

    /// <summary>Whether an address may be asked, whatever it leads to.</summary>
    public bool Allows(Uri address) =>
        HasGoodForm(address) && (Ports.Contains(address.Port) || MayBePrivate(address.IdnHost, address.Port));

    private static bool Lists(IEnumerable<string> hosts, string host, int port)
    {
        var bare = host.TrimEnd('.').Trim('[', ']');
        return hosts.Any(entry =>
            entry.Equals(bare, StringComparison.OrdinalIgnoreCase)
            || entry.Equals($"{bare}:{port}", StringComparison.OrdinalIgnoreCase));
    }
}
