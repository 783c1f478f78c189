using System.Globalization;

namespace Shortlist.Bench.Measuring;

/// <summary>What processes cost, from <c>/proc</c>.</summary>
internal static class ProcessUsage
{
    private static readonly long MillisecondsPerTick = 1000 / 100;

    /// <summary>Processor time of a process and its living descendants, in milliseconds, with a resolution of 10.</summary>
    public static long CpuMilliseconds(int processId) => Counted(processId).Sum(Ticks) * MillisecondsPerTick;

    /// <summary>The most memory that a process or the largest of its descendants ever had resident, in MiB.</summary>
    public static double PeakMemory(int processId) => Memory(processId, "VmHWM:");

    /// <summary>The memory that a process or the largest of its descendants has resident, in MiB.</summary>
    public static double CurrentMemory(int processId) => Memory(processId, "VmRSS:");

    private static double Memory(int processId, string field) => Counted(processId).Max(id => Status(id, field)) / 1024.0;

    private static List<int> Counted(int processId)
    {
        var found = new List<int> { processId };

        // What the bench itself has started is counted under its own name.
        if (processId == Environment.ProcessId)
            return found;
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var task in Read(() => Directory.GetDirectories($"/proc/{found[i]}/task")) ?? [])
            {
                var children = Read(() => File.ReadAllText($"{task}/children")) ?? "";
                found.AddRange(children.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number));
            }
        }

        return found;
    }

    private static long Ticks(int processId)
    {
        // The second field is the program's name in brackets, which may hold blanks; user and system time are the 14th and 15th.
        var stat = Read(() => File.ReadAllText($"/proc/{processId}/stat"));
        if (stat is null)
            return 0;
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return Number(fields[11]) + Number(fields[12]);
    }

    private static long Status(int processId, string field)
    {
        var line = Read(() => File.ReadAllLines($"/proc/{processId}/status"))?
            .FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
        return line is null ? 0 : Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // A process may end between being listed and being read.
    private static T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
