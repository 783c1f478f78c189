using System.Threading.RateLimiting;

namespace Shortlist.Gateway;

/// <summary>
/// So many permits in a window that begins with the first request. Unlike the framework's own, it tells when the window
/// ends, which <c>Retry-After</c> and <c>RateLimit</c> must say, and takes its clock from outside.
/// </summary>
internal sealed class WindowLimiter(int permits, TimeSpan window, TimeProvider time) : RateLimiter
{
    public static readonly MetadataName<int> Remaining = MetadataName.Create<int>("remaining");

    private readonly Lock _gate = new();
    private long _windowStart = time.GetTimestamp();
    private int _used;
    private long _granted;
    private long _refused;

    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_gate)
            {
                var elapsed = time.GetElapsedTime(_windowStart);
                return elapsed < window ? null : elapsed - window;
            }
        }
    }

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = permits - _used,
                TotalSuccessfulLeases = _granted,
                TotalFailedLeases = _refused,
            };
        }
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var elapsed = time.GetElapsedTime(_windowStart, now);
            if (elapsed >= window)
            {
                _windowStart = now;
                _used = 0;
                elapsed = TimeSpan.Zero;
            }

            var isGranted = _used + permitCount <= permits;
            if (isGranted)
            {
                _used += permitCount;
                _granted++;
            }
            else
            {
                _refused++;
            }

            return new WindowLease(isGranted, permits - _used, window - elapsed);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private sealed class WindowLease(bool isGranted, int remaining, TimeSpan untilReset) : RateLimitLease
    {
        public override bool IsAcquired => isGranted;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name, Remaining.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = string.Equals(metadataName, MetadataName.RetryAfter.Name, StringComparison.Ordinal) ? untilReset
                : string.Equals(metadataName, Remaining.Name, StringComparison.Ordinal) ? remaining
                : null;
            return metadata is not null;
        }
    }
}
