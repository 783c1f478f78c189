namespace Shortlist.Gateway.Tests;

public sealed class TokenBucketTests
{
    private readonly AdjustableTime _time = new();

    [Fact]
    public void TryTake_BeyondTheTokens_IsRefusedUntilOneIsBack()
    {
        var bucket = new TokenBucket(new BucketLimit { PerSecond = 2 }, _time);
        bucket.TryTake(out var first).ShouldBeTrue();
        first.Remaining.ShouldBe(1);
        bucket.TryTake(out _).ShouldBeTrue();
        bucket.TryTake(out var refused).ShouldBeFalse();
        refused.UntilNext.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(0.5));
        refused.UntilFull.ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(0.5));
        bucket.TryTake(out _).ShouldBeTrue();
        bucket.TryTake(out _).ShouldBeFalse();

        // It never holds more than it gains in a second.
        _time.Advance(TimeSpan.FromHours(1));
        bucket.Look().Remaining.ShouldBe(2);
    }

    [Fact]
    public void TryTake_WithAllPlacesTaken_IsRefusedUntilOneIsGivenBack()
    {
        var bucket = new TokenBucket(new BucketLimit { PerSecond = 100, Concurrent = 2 }, _time);
        bucket.TryTake(out _).ShouldBeTrue();
        bucket.TryTake(out _).ShouldBeTrue();
        bucket.TryTake(out var refused).ShouldBeFalse();
        refused.InFlight.ShouldBe(2);
        refused.UntilNext.ShouldBe(TimeSpan.FromSeconds(1));
        bucket.Leave();
        bucket.TryTake(out _).ShouldBeTrue();
    }
}
