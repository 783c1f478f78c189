namespace Shortlist.Gateway;

/// <summary>How a bucket stands.</summary>
/// <param name="Remaining">Whole tokens left.</param>
/// <param name="InFlight">Requests at work.</param>
/// <param name="UntilNext">Until there is a token; zero when there is one.</param>
/// <param name="UntilFull">Until all tokens are back.</param>
internal readonly record struct BucketLevel(int Remaining, int InFlight, TimeSpan UntilNext, TimeSpan UntilFull);

/// <summary>Tokens that come back steadily, and a count of those who are at work.</summary>
internal sealed class TokenBucket(BucketLimit limit, TimeProvider time)
{
    private static readonly TimeSpan ConcurrencyWait = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private double _tokens = limit.PerSecond;
    private long _at = time.GetTimestamp();
    private int _inFlight;

    /// <summary>Takes a token and a place, when there are both.</summary>
    public bool TryTake(out BucketLevel level)
    {
        lock (_gate)
        {
            Refill();
            var isFull = limit.Concurrent > 0 && _inFlight >= limit.Concurrent;
            var isTaken = !isFull && _tokens >= 1;
            if (isTaken)
            {
                _tokens--;
                _inFlight++;
            }

            level = Level() with { UntilNext = isFull ? ConcurrencyWait : UntilTokens(1) };
            return isTaken;
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Leave()
    {
        lock (_gate)
            _inFlight--;
    }

    /// <summary>How it stands.</summary>
    public BucketLevel Look()
    {
        lock (_gate)
        {
            Refill();
            return Level();
        }
    }

    private BucketLevel Level() => new((int)_tokens, _inFlight, UntilTokens(1), UntilTokens(limit.PerSecond));

    private TimeSpan UntilTokens(double wanted) => TimeSpan.FromSeconds(Math.Max(0, wanted - _tokens) / limit.PerSecond);

    private void Refill()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(limit.PerSecond, _tokens + (time.GetElapsedTime(_at, now).TotalSeconds * limit.PerSecond));
        _at = now;
    }
}
