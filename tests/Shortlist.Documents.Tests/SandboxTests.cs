using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Documents.Sandboxing;
using Shortlist.Documents.Tests.Samples;

namespace Shortlist.Documents.Tests;

public sealed class SandboxTests : IAsyncDisposable
{
    private static readonly ToolLimits Limits = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), 1L << 30, 1 << 20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shortlist-sandbox-");
    private readonly SandboxLauncher _launcher = new("bwrap", requireSandbox: false, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        await _launcher.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_InSandbox_SeesNothingOfTheMachineButPrograms()
    {
        await RequireSandboxAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "document"), "the document", TestContext.Current.CancellationToken);

        (await RunAsync("ls /")).ShouldBe("bin\ndev\netc\nin\nlib\nlib64\nproc\ntmp\nusr\n");
        (await RunAsync("cat /proc/[0-9]*/cmdline")).ShouldNotContain("Shortlist.Documents.Tests");
        (await RunAsync("ls /etc")).ShouldNotContain("passwd");
        (await RunAsync("cat /in/document")).ShouldBe("the document");
        (await RunAsync("touch /in/new || echo refused")).ShouldBe("refused\n");
        (await RunAsync("touch /usr/new || echo refused")).ShouldBe("refused\n");
        (await RunAsync("env")).ShouldNotContain("HOME=");
    }

    [Fact]
    public async Task Run_InSandbox_HasNoNetwork()
    {
        await RequireSandboxAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var connect = $"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}' && echo connected || echo refused";

        (await RunAsync(connect)).ShouldBe("refused\n");

        // The same command reaches the listener from outside, so it is the sandbox that refused.
        await using var bare = new SandboxLauncher("no-such-bubblewrap", requireSandbox: false, NullLogger.Instance);
        (await RunAsync(connect, bare)).ShouldBe("connected\n");
    }

    [Fact]
    public async Task Run_ProgramThatWritesTheEndOfAnAnswer_IsNotBelieved()
    {
        (await RunAsync(@"printf '\n0123456789abcdef 0\n'; printf 'the rest'")).ShouldBe("\n0123456789abcdef 0\nthe rest");
    }

    [Fact]
    public async Task Run_ProgramThatUsesUpItsCpu_IsKilled()
    {
        using var shell = await _launcher.StartAsync(new ShellProgram(), _folder.FullName);
        using var answer = await shell.RunAsync(
            "while :; do :; done", Limits with { Cpu = TimeSpan.FromSeconds(1) }, TimeProvider.System, TestContext.Current.CancellationToken);

        answer.RanOutOfCpu.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_ProgramThatWantsTooMuchMemory_Fails()
    {
        using var shell = await _launcher.StartAsync(new ShellProgram(), _folder.FullName);
        using var answer = await shell.RunAsync(
            "exec dd if=/dev/zero of=/dev/null bs=512M count=1", Limits with { Memory = 128 << 20 }, TimeProvider.System, TestContext.Current.CancellationToken);

        answer.ExitCode.ShouldNotBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_Cancelled_LeavesNoProcess(bool isWarm)
    {
        using var shell = await _launcher.StartAsync(new ShellProgram(), _folder.FullName);
        if (isWarm)
            (await shell.RunAsync("true", Limits, TimeProvider.System, TestContext.Current.CancellationToken)).Dispose();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = shell.RunAsync("echo started; exec sleep 1000", Limits with { Wall = TimeSpan.FromMinutes(5) }, TimeProvider.System, cancel.Token);
        ProcessesOfFolder().ShouldNotBeEmpty();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(run);
        await EventuallyAsync(() => ProcessesOfFolder().Count == 0);
    }

    [Fact]
    public async Task Read_InSandboxThatWasKilled_StartsAnother()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { TextConcurrency = 1, SpoolDirectory = _folder.FullName });
        await reader.ReadAsync(new SamplePdf().Lines("Before the sandbox was killed").ToBytes());
        foreach (var id in ProcessesOfFolder())
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            process.Kill();
        }

        var document = await reader.ReadAsync(new SamplePdf().Lines("After the sandbox was killed").ToBytes());

        document.Texts().ShouldBe(["After the sandbox was killed"]);
    }

    [Fact]
    public async Task Read_WithoutBubblewrap_StillReadsAndSaysSo()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { BubblewrapPath = "no-such-bubblewrap" });

        var document = await reader.ReadAsync(new SamplePdf().Lines("Read under limits alone").ToBytes());

        document.Texts().ShouldBe(["Read under limits alone"]);
        var status = await reader.GetSandboxStatusAsync();
        status.IsSandboxed.ShouldBeFalse();
        status.Detail.ShouldContain("not installed");
    }

    [Fact]
    public async Task Read_WithoutBubblewrapWhenItIsRequired_IsRefused()
    {
        await using var reader = ReaderFixture.New(new DocumentOptions { BubblewrapPath = "no-such-bubblewrap", RequireSandbox = true });

        await Should.ThrowAsync<InvalidOperationException>(() => reader.ReadAsync(new SamplePdf().Lines("Not read").ToBytes()));
    }

    [Fact]
    public async Task Dispose_AfterReading_LeavesNothingReadNoFilesAndNoProcesses()
    {
        var reader = ReaderFixture.New(new DocumentOptions { SpoolDirectory = _folder.FullName });
        await reader.ReadAsync(new SamplePdf().Lines("Read and gone").ToBytes());
        _folder.GetFiles("*", SearchOption.AllDirectories).ShouldAllBe(file => file.Length == 0);

        await reader.DisposeAsync();

        _folder.GetFileSystemInfos().ShouldBeEmpty();
        await EventuallyAsync(() => ProcessesOfFolder().Count == 0);
    }

    private async Task RequireSandboxAsync()
    {
        var status = await _launcher.StatusAsync();
        Assert.SkipUnless(status.IsSandboxed, status.Detail);
    }

    private async Task<string> RunAsync(string command, SandboxLauncher? launcher = null)
    {
        using var shell = await (launcher ?? _launcher).StartAsync(new ShellProgram(), _folder.FullName);
        using var answer = await shell.RunAsync(command, Limits, TimeProvider.System, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(answer.Output);
    }

    /// <summary>Sandboxes carry the folder that they show among their arguments.</summary>
    private List<int> ProcessesOfFolder()
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id))
                continue;
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(_folder.FullName, StringComparison.Ordinal))
                    found.Add(id);
            }
            catch (IOException)
            {
                // It ended while being looked at.
                continue;
            }
        }

        return found;
    }

    private static async Task EventuallyAsync(Func<bool> fact)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(10));
        while (!fact())
            await Task.Delay(20, deadline.Token);
    }
}
