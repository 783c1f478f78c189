using System.Diagnostics;
using System.Diagnostics.Metrics;
using Shortlist.Documents;

namespace Shortlist.CvScreening;

/// <summary>What screening tells of itself.</summary>
internal static class ScreeningTelemetry
{
    private const string Name = "Shortlist.CvScreening";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> ReadDuration = Meter.CreateHistogram<double>(
        "shortlist.cv.read.duration", "ms", "Time from bytes to lines, by format.");

    private static readonly Histogram<double> ParseDuration = Meter.CreateHistogram<double>(
        "shortlist.cv.parse.duration", "ms", "Time from lines to fields.");

    public static void Record(DocumentFormat format, TimeSpan read, TimeSpan parse)
    {
        ReadDuration.Record(read.TotalMilliseconds, new KeyValuePair<string, object?>("format", format.ToString()));
        ParseDuration.Record(parse.TotalMilliseconds);
    }
}
