using System.Diagnostics;
using System.Diagnostics.Metrics;
using Shortlist.Documents;

namespace Shortlist.Ingest.Files;

/// <summary>What processing files tells of itself.</summary>
internal static class FilesTelemetry
{
    private const string Name = "Shortlist.Files";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "shortlist.file.duration", "ms", "Time from bytes to result, by format and product.");

    public static void Record(DocumentFormat format, string product, TimeSpan duration) => Duration.Record(
        duration.TotalMilliseconds,
        new KeyValuePair<string, object?>("format", format.ToString()),
        new KeyValuePair<string, object?>("product", product));
}
