using Shortlist.Store.Disk;
using Shortlist.Store.Tests.Processes;

namespace Shortlist.Store.Tests.Disk;

public sealed class DiskBlobStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_Blob_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            return;

        await WriteAsync(Open(), "t1/b1/cv.pdf");

        foreach (var folder in Directory.GetDirectories(_folder.Path, "*", SearchOption.AllDirectories))
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder);
        foreach (var file in Files())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task OpenReadAsync_Blob_IsAFileThatOthersMayReadByName()
    {
        var store = Open();
        await WriteAsync(store, "t1/b1/cv.pdf");

        await using var stream = await store.OpenReadAsync("t1/b1/cv.pdf", Cancellation);

        var file = stream.ShouldBeOfType<FileStream>();
        Path.GetFileName(file.Name).ShouldBe("cv.pdf");
        (await File.ReadAllBytesAsync(file.Name, Cancellation)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task WriteAsync_FirstOfAProcess_RemovesWhatDeadProcessesLeft()
    {
        await WriteAsync(Open(), "a");
        var aside = Path.Combine(_folder.Path, "aside");
        var dead = Path.Combine(aside, "dead");
        var alive = Path.Combine(aside, "alive");
        await File.WriteAllTextAsync(dead, "left", Cancellation);
        await File.WriteAllTextAsync(alive, "growing", Cancellation);
        File.SetLastWriteTimeUtc(dead, Now.UtcDateTime.AddMinutes(-61));
        File.SetLastWriteTimeUtc(alive, Now.UtcDateTime.AddMinutes(-59));

        await WriteAsync(Open(), "b");

        Directory.GetFiles(aside).ShouldBe([alive]);
    }

    [Fact]
    public async Task DeleteAsync_LastBlobOfAFolder_LeavesNoEmptyFolders()
    {
        var store = Open();
        await WriteAsync(store, "t1/b1/one");
        await WriteAsync(store, "t1/b2/two");

        await store.DeleteAsync("t1/b1/one", Cancellation);

        Directory.GetDirectories(Path.Combine(_folder.Path, "blobs"), "*", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public async Task AnyMember_FolderCannotBeMade_IsUnavailable()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "not a folder", Cancellation);
        var store = new DiskBlobStore(new DiskBlobOptions { Folder = _folder.File("file") }, TimeProvider.System);

        await Should.ThrowAsync<StoreUnavailableException>(() => WriteAsync(store, "a"));
        await Should.ThrowAsync<StoreUnavailableException>(() => store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task DiskFull_RefusesAndLeavesNothing_AndGoesOnOnceThereIsSpace()
    {
        await using var process = OtherProcess.StartWithFileLimit(Roles.FillBlobs, _folder.Path, bytes: 1_000_000);

        (await process.ReadLineAsync(Cancellation)).ShouldBe("refused after 10");
        (await process.ReadLineAsync(Cancellation)).ShouldBe("holds 10");
        Files().Length.ShouldBe(10);

        await process.LiftFileLimitAsync(Cancellation);
        await process.SayAsync("go on");

        (await process.ReadLineAsync(Cancellation)).ShouldBe("then accepted");
        (await process.ReadLineAsync(Cancellation)).ShouldBe("holds 11");
    }

    private static Task<BlobInfo> WriteAsync(DiskBlobStore store, string key) =>
        store.WriteAsync(key, new MemoryStream([1, 2, 3]), 3, Cancellation);

    private string[] Files() => Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);

    private DiskBlobStore Open() => new(new DiskBlobOptions { Folder = _folder.Path }, new FixedTime());

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
