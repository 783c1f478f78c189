using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Shortlist.Batches;

/// <summary>What the engine tells of itself. Names are documented in <c>docs/operations.md</c>.</summary>
internal static class EngineTelemetry
{
    public const string Name = "Shortlist.Batches";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Items = Meter.CreateCounter<long>(
        "shortlist.items", "{item}", "Items that ended, by state.");

    public static readonly Histogram<double> SliceDuration = Meter.CreateHistogram<double>(
        "shortlist.slice.duration", "ms", "Time a handler took for a slice.");

    private static readonly Counter<long> BatchesEnded = Meter.CreateCounter<long>(
        "shortlist.batches.ended", "{batch}", "Batches that came to rest, by state.");

    private static readonly Histogram<double> BatchDuration = Meter.CreateHistogram<double>(
        "shortlist.batch.duration", "ms", "Time from submission to rest.");

    public static void Count(IReadOnlyList<ItemOutcome> outcomes)
    {
        foreach (var group in outcomes.CountBy(outcome => outcome.State))
            Items.Add(group.Value, new KeyValuePair<string, object?>("state", group.Key.ToString()));
    }

    public static void CountEnd(Batch batch)
    {
        BatchesEnded.Add(1, new KeyValuePair<string, object?>("state", batch.State));
        if (batch.CompletedAt is { } completedAt)
            BatchDuration.Record((completedAt - batch.CreatedAt).TotalMilliseconds);
    }
}
