namespace Shortlist.Bench.Measuring;

/// <summary>Times of repeated operations, in milliseconds.</summary>
internal sealed class Latencies
{
    private readonly List<double> _values = [];

    public double Median => Percentile(0.5);

    public double P99 => Percentile(0.99);

    public double Highest => Percentile(1);

    public void Add(TimeSpan elapsed) => _values.Add(elapsed.TotalMilliseconds);

    private double Percentile(double share)
    {
        var sorted = _values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
