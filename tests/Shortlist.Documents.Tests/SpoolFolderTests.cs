using System.Diagnostics;

namespace Shortlist.Documents.Tests;

/// <summary>Folders with pieces of documents go with their owner, however it ends.</summary>
public sealed class SpoolFolderTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("spool-tests-");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void In_FolderOfOneThatRuns_LeavesItAlone()
    {
        using var running = SpoolFolder.In(_parent.FullName);
        File.WriteAllText(Path.Combine(running.Path, "piece"), "a piece of a CV");

        using var other = SpoolFolder.In(_parent.FullName);

        File.Exists(Path.Combine(running.Path, "piece")).ShouldBeTrue();
        string.Equals(other.Path, running.Path, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void Dispose_FolderWithPieces_RemovesIt()
    {
        var folder = SpoolFolder.In(_parent.FullName);
        File.WriteAllText(Path.Combine(folder.Path, "piece"), "a piece of a CV");

        folder.Dispose();
        folder.Dispose();

        _parent.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    /// <summary>The lock is one that the kernel takes back when its holder dies, which is what tells a killed owner from a busy one.</summary>
    [Fact]
    public async Task In_FolderOfAKilledProcess_RemovesIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The lock is held by a program of Linux.");
        var folder = _parent.CreateSubdirectory("shortlist-spool-killed");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "piece"), "a piece of a CV", TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("flock") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["--no-fork", Path.Combine(folder.FullName, ".lock"), "sh", "-c", "echo held; exec sleep 600"])
            start.ArgumentList.Add(argument);
        using var owner = Process.Start(start)!;
        (await owner.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("held");

        using (SpoolFolder.In(_parent.FullName))
            folder.Exists.ShouldBeTrue();

        owner.Kill();
        await owner.WaitForExitAsync(TestContext.Current.CancellationToken);
        using (SpoolFolder.In(_parent.FullName))
            Directory.Exists(folder.FullName).ShouldBeFalse();
    }

    [Fact]
    public void In_FolderOfSomebodyElse_LeavesItAlone()
    {
        var kept = _parent.CreateSubdirectory("shortlist-data").FullName;
        var empty = _parent.CreateSubdirectory("shortlist-spool-without-a-lock").FullName;

        using var folder = SpoolFolder.In(_parent.FullName);

        Directory.Exists(kept).ShouldBeTrue();
        Directory.Exists(empty).ShouldBeTrue();
    }
}
