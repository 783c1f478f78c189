using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Shortlist.Store.Tests.Processes;

/// <summary>This program once more, as another process that says on its output what it has done.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    public const string Switch = "--other-process";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private OtherProcess(ProcessStartInfo start) =>
        _process = Process.Start(start) ?? throw new InvalidOperationException("The other process did not start.");

    private static string Executable => Path.ChangeExtension(typeof(OtherProcess).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);

    public static OtherProcess Start(string role, string folder) => new(StartInfo(Executable, [Switch, role, folder]));

    /// <summary>Starts it under a limit on the size of any file it writes: for the process this is a full disk.</summary>
    public static OtherProcess StartWithFileLimit(string role, string folder, long bytes)
    {
        // The limit also sends a signal; ignored, the write fails as it would on a full disk.
        var start = StartInfo(
            "/bin/sh", ["-c", "trap '' XFSZ; exec prlimit --fsize=\"$0\":unlimited \"$@\"", $"{bytes}", Executable, Switch, role, folder]);

        // Or the runtime would keep its code in a file in memory, larger than the limit.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new OtherProcess(start);
    }

    /// <summary>Gives the disk its space back.</summary>
    public async Task LiftFileLimitAsync(CancellationToken cancellationToken)
    {
        using var prlimit = Process.Start(StartInfo("prlimit", ["--pid", $"{_process.Id}", "--fsize=unlimited"])).ShouldNotBeNull();
        await prlimit.WaitForExitAsync(cancellationToken);
        prlimit.ExitCode.ShouldBe(0);
    }

    /// <summary>What it says next; null once it has ended.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        return await _process.StandardOutput.ReadLineAsync(deadline.Token);
    }

    /// <summary>What it says until it ends.</summary>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await ReadLineAsync(cancellationToken) is { } line)
            yield return line;
    }

    /// <summary>Ends it on the spot, as a crash would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Tells it to go on.</summary>
    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string program, string[] arguments) =>
        new(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
}
