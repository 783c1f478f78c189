using System.Net;
using System.Net.Sockets;

namespace Shortlist.Scoring.Fetching;

/// <summary>The two things that fetching does with the world outside: looks names up, and connects to addresses.</summary>
internal interface INetwork
{
    /// <summary>The addresses that a name has at this moment.</summary>
    Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken);

    /// <summary>Connects to the first of the addresses that answers.</summary>
    ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken);
}

/// <summary>The network of the machine.</summary>
internal sealed class SystemNetwork : INetwork
{
    public Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);

    public async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
