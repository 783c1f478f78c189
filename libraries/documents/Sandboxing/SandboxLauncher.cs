using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Shortlist.Documents.Sandboxing;

/// <summary>
/// Starts programs inside bubblewrap: no network, no capabilities, a file system of programs alone, and one folder in which
/// the document lies. Where bubblewrap does not work the same program starts bare, and the status says so.
/// </summary>
/// <remarks>
/// Sandboxes die with their parent, and to the kernel the parent is the <em>thread</em> that started them. Pool threads
/// come and go; so one thread that lives as long as the launcher does all the starting.
/// </remarks>
internal sealed partial class SandboxLauncher : IAsyncDisposable
{
    private static readonly string[] Isolation =
    [
        "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
        "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
        "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
        "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp",
    ];

    private readonly string _bubblewrap;
    private readonly bool _requireSandbox;
    private readonly ILogger _logger;
    private readonly BlockingCollection<Launch> _launches = [];
    private readonly Thread _thread;
    private readonly Lazy<Task<SandboxStatus>> _status;

    public SandboxLauncher(string bubblewrap, bool requireSandbox, ILogger logger)
    {
        _bubblewrap = bubblewrap;
        _requireSandbox = requireSandbox;
        _logger = logger;
        _status = new(ProbeAsync);
        _thread = new Thread(StartOnRequest) { IsBackground = true, Name = "sandbox launcher" };
        _thread.Start();
    }

    /// <summary>Whether the sandbox works here, found out once.</summary>
    public Task<SandboxStatus> StatusAsync() => _status.Value;

    /// <summary>Starts a program that takes requests from its standard input.</summary>
    /// <param name="program">What to start.</param>
    /// <param name="folder">The only folder of this machine's data that it sees.</param>
    /// <exception cref="InvalidOperationException">A sandbox is required and there is none, or not even a bare program starts.</exception>
    public async Task<SandboxProcess> StartAsync(SandboxProgram program, string folder)
    {
        var status = await StatusAsync();
        if (!status.IsSandboxed && _requireSandbox)
            throw new InvalidOperationException($"Documents may be read in a sandbox only, and there is none. {status.Detail}");
        var process = await LaunchAsync(status.IsSandboxed ? Sandboxed(program, folder) : Bare(program, folder));
        return new SandboxProcess(
            program, process, status.IsSandboxed ? SandboxProgram.Inside : folder, isNamespace: status.IsSandboxed);
    }

    public ValueTask DisposeAsync()
    {
        _launches.CompleteAdding();
        return ValueTask.CompletedTask;
    }

    private async Task<SandboxStatus> ProbeAsync()
    {
        var status = await ProbeBubblewrapAsync();
        if (status.IsSandboxed)
            LogSandboxed();
        else
            LogNotSandboxed(status.Detail);
        return status;
    }

    private async Task<SandboxStatus> ProbeBubblewrapAsync()
    {
        try
        {
            using var process = await LaunchAsync(Sandboxed(new ShellProgram(), Path.GetTempPath()));
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            await output;
            return process.ExitCode == 0
                ? new(true, "Documents are read inside bubblewrap, without network and without the machine's files.")
                : new(false, "bubblewrap is installed but this system does not let it make namespaces; only resource limits apply.");
        }
        catch (Win32Exception)
        {
            return new(false, "bubblewrap is not installed; only resource limits apply.");
        }
    }

    private Task<Process> LaunchAsync(ProcessStartInfo startInfo)
    {
        var launch = new Launch(startInfo, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _launches.Add(launch);
        return launch.Started.Task;
    }

    private void StartOnRequest()
    {
        foreach (var (startInfo, started) in _launches.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(startInfo)!);
            }
            catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
            {
                started.SetException(exception);
            }
        }

        _launches.Dispose();
    }

    private ProcessStartInfo Sandboxed(SandboxProgram program, string folder)
    {
        string[] arguments =
        [
            .. Isolation,
            .. program.Files.SelectMany(file => (string[])["--ro-bind", file.Path, file.Inside]),
            "--ro-bind", folder, SandboxProgram.Inside, "--",
            .. program.Command(isSandboxed: true),
        ];
        return Redirected(_bubblewrap, arguments, program);
    }

    private static ProcessStartInfo Bare(SandboxProgram program, string folder)
    {
        var command = program.Command(isSandboxed: false);
        var startInfo = Redirected(command[0], command.Skip(1), program);
        startInfo.WorkingDirectory = folder;
        return startInfo;
    }

    /// <summary>The environment is emptied: it may hold this process's secrets.</summary>
    private static ProcessStartInfo Redirected(string fileName, IEnumerable<string> arguments, SandboxProgram program)
    {
        var startInfo = new ProcessStartInfo(fileName, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        startInfo.Environment.Clear();
        startInfo.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        startInfo.Environment["LANG"] = "C.UTF-8";
        foreach (var (name, value) in program.Environment)
            startInfo.Environment[name] = value;
        return startInfo;
    }

    [LoggerMessage(1, LogLevel.Information, "Documents are read in a sandbox")]
    private partial void LogSandboxed();

    [LoggerMessage(2, LogLevel.Warning, "Documents are read without a sandbox: {Reason}")]
    private partial void LogNotSandboxed(string reason);

    private sealed record Launch(ProcessStartInfo StartInfo, TaskCompletionSource<Process> Started);
}
