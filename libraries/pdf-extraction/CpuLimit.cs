using System.Runtime.InteropServices;

namespace Shortlist.PdfExtraction;

/// <summary>The kernel's limit on CPU time, moved on with every document.</summary>
internal static partial class CpuLimit
{
    private const int Cpu = 0;

    /// <summary>Lets this process use so much more CPU time; the kernel ends it when it uses more.</summary>
    public static void Allow(TimeSpan more)
    {
        var used = Environment.CpuUsage.TotalTime;
        var limit = new Limit((ulong)Math.Ceiling((used + more).TotalSeconds), ulong.MaxValue);
        if (SetLimit(Cpu, in limit) != 0)
            throw new InvalidOperationException("The CPU time of the extraction cannot be limited.");
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(ulong Soft, ulong Hard);
}
