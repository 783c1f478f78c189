using System.ComponentModel;
using System.Diagnostics;

namespace Shortlist.Bench.Machine;

/// <summary>A process that the bench starts and ends itself, with all that it starts in turn.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _output;
    private readonly string _log;

    private ChildProcess(string name, Process process, string log)
    {
        Name = name;
        _process = process;
        _log = log;
        _output = CopyOutputAsync();
    }

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program; what it prints goes to <c>NAME.log</c> in <paramref name="folder"/>.</summary>
    public static ChildProcess Start(
        string name,
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[variable] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' could not be started.");
        return new(name, process, Path.Combine(folder, $"{name}.log"));
    }

    /// <summary>What it printed, for when something went wrong.</summary>
    public string Log() => File.Exists(_log) ? File.ReadAllText(_log) : "";

    /// <summary>Runs until the program ends by itself, and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with a code other than 0.</exception>
    public async Task<string> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _output;
        return _process.ExitCode == 0
            ? Log()
            : throw new InvalidOperationException($"{Name} ended with code {_process.ExitCode}:\n{Log()}");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }

        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
    }

    private async Task CopyOutputAsync()
    {
        await using var log = new FileStream(_log, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        await using var errors = new FileStream($"{_log}.err", FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        await Task.WhenAll(
            _process.StandardOutput.BaseStream.CopyToAsync(log), _process.StandardError.BaseStream.CopyToAsync(errors));
    }
}
