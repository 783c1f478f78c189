using System.Diagnostics;
using Shortlist.Bench.Machine;

namespace Shortlist.Bench.Screen;

/// <summary>The raw thing: <c>pdftotext</c> over files, two at a time, a process a file.</summary>
internal static class PdfToText
{
    public static async Task<TimeSpan> RunAsync(TemporaryFolder folder, string[] files, string[] arguments, CancellationToken cancellationToken)
    {
        var list = Path.Combine(folder.Path, "files");
        await File.WriteAllLinesAsync(list, files, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await using var loop = ChildProcess.Start("pdftotext", "xargs", ["-a", list, "-P2", "-n1", "pdftotext", "-q", .. arguments], folder.Path);
        await loop.EndAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(began);
    }
}
