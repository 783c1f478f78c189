using System.Globalization;

namespace Shortlist.Bench.Measuring;

/// <summary>Plain lines with figures, and whether each keeps its bar.</summary>
internal static class Report
{
    /// <summary>The command, so that what is copied into a document can be run again.</summary>
    public static void Command(string[] arguments)
    {
        Print($"$ dotnet run -c Release --project bench/Shortlist.Bench -- {string.Join(' ', arguments)}");
        Print($"  {Environment.ProcessorCount} cores, load {Load()} at the start");
    }

    public static void Section(string title) => Print($"\n{title}");

    /// <summary>A figure that has no bar.</summary>
    public static void Figure(string name, double value, string unit) => Print(Line(name, value, unit));

    /// <summary>A figure that must not be above its bar.</summary>
    public static void AtMost(string name, double value, double bar, string unit) =>
        Print($"{Line(name, value, unit)}   bar <= {Number(bar)}{(value <= bar ? "" : "   MISSED")}");

    /// <summary>A figure that must not be below its bar.</summary>
    public static void AtLeast(string name, double value, double bar, string unit) =>
        Print($"{Line(name, value, unit)}   bar >= {Number(bar)}{(value >= bar ? "" : "   MISSED")}");

    private static string Line(string name, double value, string unit) => $"  {name,-46}{Number(value),10} {unit,-8}";

    private static string Number(double value) => value.ToString(
        Math.Abs(value) >= 1000 ? "N0" : Math.Abs(value) >= 10 ? "0.0" : "0.000", CultureInfo.InvariantCulture);

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static void Print(string line) => Console.WriteLine(line);
}
