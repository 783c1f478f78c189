using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Shortlist.Surfaces;

namespace Shortlist.Gateway;

/// <summary>Counts the requests of each key, and the failed ones of each address.</summary>
internal sealed class RequestQuotas : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly RateLimitOptions _options;
    private readonly PartitionedRateLimiter<Caller> _keys;
    private readonly PartitionedRateLimiter<IPAddress> _addresses;

    public RequestQuotas(IOptions<RateLimitOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _keys = PartitionedRateLimiter.Create<Caller, string>(caller =>
            Partition(caller.KeyId, _options.Of(caller.Surface).PermitsPerMinute, time));
        _addresses = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
            Partition(NetworkOf(address), _options.FailedAuthenticationsPerMinute, time));
    }

    /// <summary>
    /// Takes one request from the key's quota and says so in the answer's headers (<c>RateLimit</c> and
    /// <c>RateLimit-Policy</c> of the IETF draft). Returns the refusal when nothing is left.
    /// </summary>
    public SurfaceError? Take(Caller caller, HttpResponse response)
    {
        var permits = _options.Of(caller.Surface).PermitsPerMinute;
        if (permits <= 0)
            return null;

        using var lease = _keys.AttemptAcquire(caller);
        lease.TryGetMetadata(MetadataName.RetryAfter, out var untilReset);
        lease.TryGetMetadata(WindowLimiter.Remaining, out var remaining);
        var seconds = Math.Ceiling(untilReset.TotalSeconds);
        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"key\";q={permits};w={Window.TotalSeconds}");
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"key\";r={remaining};t={seconds}");
        return lease.IsAcquired ? null : SurfaceError.RateLimited(untilReset);
    }

    /// <summary>Counts a request without a valid credential. Returns the refusal when the address has made too many.</summary>
    public SurfaceError? TakeFailed(IPAddress? address)
    {
        using var lease = _addresses.AttemptAcquire(address ?? IPAddress.None);
        return !lease.IsAcquired && lease.TryGetMetadata(MetadataName.RetryAfter, out var untilReset)
            ? SurfaceError.RateLimited(untilReset, "Too many requests without a valid API key.")
            : null;
    }

    public void Dispose()
    {
        _keys.Dispose();
        _addresses.Dispose();
    }

    private static RateLimitPartition<TKey> Partition<TKey>(TKey key, int permits, TimeProvider time) => permits > 0
        ? RateLimitPartition.Get(key, _ => new WindowLimiter(permits, Window, time))
        : RateLimitPartition.GetNoLimiter(key);

    // Whoever holds one IPv6 address commonly holds its whole /64.
    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetworkV6)
            return address;

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
