using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>
/// A process that a deployment consists of. What it writes goes to a file; it is ended by its id, as other programs of the same
/// name may run on the machine.
/// </summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(40);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<Uri?> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(string name, Process process, string logFile)
    {
        Name = name;
        LogFile = logFile;
        _process = process;
        _log = new StreamWriter(new FileStream(logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    public string Name { get; }

    public string LogFile { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The most memory that was ever resident, in bytes, as the kernel counts it.</summary>
    public long PeakMemory
    {
        get
        {
            var line = File.ReadLines($"/proc/{Id}/status").Single(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.AsSpan("VmHWM:".Length, line.Length - "VmHWM:".Length - "kB".Length).Trim(), provider: null) * 1024;
        }
    }

    public static ChildProcess Start(
        string name, string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;

        var child = new ChildProcess(name, new Process { StartInfo = start, EnableRaisingEvents = true }, Path.Combine(folder, $"{name}.log"));
        child._process.OutputDataReceived += (_, line) => child.Note(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Note(line.Data);
        // Raised on a thread of the system's, at any time: it must touch neither the process nor its files.
        child._process.Exited += (_, _) => child._listening.TrySetResult(null);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Where the web server of the process listens, once it says so.</summary>
    /// <exception cref="InvalidOperationException">It ended before it listened.</exception>
    public async Task<Uri> WaitForAddressAsync(CancellationToken cancellationToken) =>
        await _listening.Task.WaitAsync(StartTimeout, cancellationToken)
        ?? throw new InvalidOperationException($"{Name} ended before it listened:\n{TailOfLog(40)}");

    /// <summary>Ends the process as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Stops the process where it is, as a machine does that is put to sleep.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => SignalAsync("-STOP", cancellationToken);

    /// <summary>Lets a paused process go on.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => SignalAsync("-CONT", cancellationToken);

    /// <summary>Asks the process to end, as an orchestrator does, and returns its exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        await SignalAsync("-TERM", cancellationToken);
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(StopTimeout, cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>The last lines that it wrote.</summary>
    public string TailOfLog(int lines)
    {
        using var log = new StreamReader(new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join('\n', log.ReadToEnd().Split('\n').TakeLast(lines));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        lock (_log)
            _log.Dispose();
    }

    private async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [signal, Id.ToString(provider: null)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_log)
        {
            if (_log.BaseStream.CanWrite)
                _log.WriteLine(line);
        }

        if (ListeningPattern().Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri(match.Groups["url"].Value));
    }

    [GeneratedRegex("Now listening on: (?<url>http://[0-9.]+:[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex ListeningPattern();
}
