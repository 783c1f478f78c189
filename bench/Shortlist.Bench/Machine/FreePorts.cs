using System.Net;
using System.Net.Sockets;

namespace Shortlist.Bench.Machine;

/// <summary>Ports of the loopback address that nobody listens on.</summary>
internal static class FreePorts
{
    /// <summary>Takes several at once, so that they differ.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.ConvertAll(listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        foreach (var listener in listeners)
            listener.Dispose();
        return [.. ports];
    }
}
