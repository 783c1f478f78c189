using System.Globalization;
using System.Text.RegularExpressions;
using Shortlist.Bench.Machine;

namespace Shortlist.Bench.Reads;

/// <summary>What a load gave.</summary>
/// <param name="Rate">Answers a second.</param>
/// <param name="P99">Latency that one in a hundred exceeds, in milliseconds.</param>
internal sealed record Load(double Rate, double P99);

/// <summary>The load generator <c>wrk</c> (Debian package of that name): it takes little of the processor that it measures.</summary>
internal static partial class Wrk
{
    /// <summary>Reads an address over 32 connections.</summary>
    /// <exception cref="InvalidOperationException">There were answers other than 200, or none.</exception>
    public static async Task<Load> RunAsync(
        TemporaryFolder folder, Uri address, string key, TimeSpan duration, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-t1", "-c32", string.Create(CultureInfo.InvariantCulture, $"-d{duration.TotalSeconds}s"), "--latency",
            "-H", $"Authorization: Bearer {key}", address.AbsoluteUri,
        ];
        await using var wrk = ChildProcess.Start("wrk", "wrk", arguments, folder.Path);
        var output = await wrk.EndAsync(cancellationToken);
        var (rate, p99) = (Rate().Match(output), P99().Match(output));
        if (!rate.Success || !p99.Success || output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException($"wrk did not get what it asked for:\n{output}");

        var unit = p99.Groups["unit"].Value switch
        {
            "us" => 0.001,
            "ms" => 1,
            _ => 1000,
        };
        return new(Number(rate.Groups["rate"]), Number(p99.Groups["value"]) * unit);
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[0-9.]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(?<value>[0-9.]+)(?<unit>us|ms|s)", RegexOptions.NonBacktracking)]
    private static partial Regex P99();
}
