using System.Net;
using System.Net.Sockets;

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>
/// Ports of the loopback address for servers that may be killed and started again. They lie below those that the kernel gives to
/// outgoing connections, one of which could otherwise take a server's port while it is down.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Another test run on the machine starts elsewhere.
    private static int _last = Environment.ProcessId * 64 % Count;

    /// <summary>A port that nobody listens on, and that no other caller in this process was given.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _last) % Count);
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one may be free.
            }
        }
    }

    /// <summary>Where a web server may listen.</summary>
    public static Uri NextAddress() => new($"http://127.0.0.1:{Next()}");
}
