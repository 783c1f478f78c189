using System.Net;

namespace Shortlist.Scoring.Fetching;

/// <summary>The address leads somewhere that résumés are not fetched from.</summary>
internal sealed class ForbiddenAddressException() : Exception("The address is not on the public internet.");

/// <summary>
/// Opens the connections of the fetcher. A name is looked up once, here, and the connection goes to an address that was
/// checked: however a host is written, and whatever its name leads to a moment later, nothing else is reached.
/// </summary>
internal sealed class GuardedConnection(FetchOptions options, INetwork network)
{
    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="ForbiddenAddressException">One of the host's addresses is not of the public internet.</exception>
    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await network.LookUpAsync(target.Host, cancellationToken);

        // A name with one foot in a closed network is no name to trust with the other.
        if (!options.MayBePrivate(target.Host, target.Port) && !Array.TrueForAll(addresses, PublicAddresses.Contains))
            throw new ForbiddenAddressException();

        return await network.ConnectAsync(addresses, target.Port, cancellationToken);
    }
}
