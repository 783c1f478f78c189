using System.Text;
using Shortlist.CvScreening;
using Shortlist.Records.Tests;
using Shortlist.Store;

namespace Shortlist.Leads.Tests;

/// <summary>Files come in while the store still makes sure of those before.</summary>
public sealed class UploadedCvsTests : IBlobStore
{
    /// <summary>Those that the store need not be sure of, and the one that waits for the first of them.</summary>
    private const int Most = 9;

    private readonly MemoryBlobs _blobs = new();
    private readonly TaskCompletionSource _isSure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile int _taken;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAsync_StoreIsNotSureOfAFileYet_TakesTheNext()
    {
        await using var files = new UploadedCvs(this, "cv/", new());

        await AddAsync(files, "one.txt", "1");
        await AddAsync(files, "two.txt", "22");
        var completing = files.CompleteAsync(Cancel);
        completing.IsCompleted.ShouldBeFalse();
        _isSure.SetResult();
        await completing;

        files.Files.Select(file => (file.FileName, file.Blob?.Key, file.Blob?.Length)).ShouldBe(
            [("one.txt", "cv/000000", 1), ("two.txt", "cv/000001", 2)]);
    }

    [Fact]
    public async Task AddAsync_StoreIsNotSureOfMany_LeavesTheRestInTheNetwork()
    {
        await using var files = new UploadedCvs(this, "cv/", new());
        var adding = AddManyAsync(files, 20);
        while (_taken < Most && !adding.IsCompleted)
            await Task.Yield();
        for (var turn = 0; turn < 1_000; turn++)
            await Task.Yield();

        _taken.ShouldBe(Most);
        _isSure.SetResult();
        await adding;

        _taken.ShouldBe(20);
    }

    [Fact]
    public async Task CompleteAsync_StoreFailsInTheEnd_Throws()
    {
        await using var files = new UploadedCvs(this, "cv/", new());
        await AddAsync(files, "one.txt", "1");

        _isSure.SetException(new StoreUnavailableException("The disk is full."));

        await Should.ThrowAsync<StoreUnavailableException>(() => files.CompleteAsync(Cancel));
    }

    [Fact]
    public async Task DisposeAsync_StoreStillWrites_WaitsForIt()
    {
        var files = new UploadedCvs(this, "cv/", new());
        await AddAsync(files, "one.txt", "1");

        var disposing = files.DisposeAsync().AsTask();
        disposing.IsCompleted.ShouldBeFalse();
        _isSure.SetException(new StoreUnavailableException("The disk is full."));

        await disposing;
    }

    [Fact]
    public async Task AddAsync_FileTooLarge_IsRefusedAndTheNextTaken()
    {
        _isSure.SetResult();
        await using var files = new UploadedCvs(this, "cv/", new() { MaxFileBytes = 3 });

        await AddAsync(files, "large.txt", "1234");
        await AddAsync(files, "fits.txt", "123");
        await files.CompleteAsync(Cancel);

        files.Files.Select(file => (file.FileName, file.Failure?.Code)).ShouldBe([("large.txt", "too_large"), ("fits.txt", null)]);
    }

    async Task<BlobInfo> IBlobStore.WriteAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var blob = await _blobs.WriteAsync(key, content, maxBytes, cancellationToken);
        if (blob.Length > maxBytes)
            throw new BlobTooLargeException(maxBytes);
        Interlocked.Increment(ref _taken);
        await _isSure.Task;
        return blob;
    }

    Task<Stream?> IBlobStore.OpenReadAsync(string key, CancellationToken cancellationToken) => _blobs.OpenReadAsync(key, cancellationToken);

    Task<bool> IBlobStore.DeleteAsync(string key, CancellationToken cancellationToken) => _blobs.DeleteAsync(key, cancellationToken);

    IAsyncEnumerable<string> IBlobStore.ListAsync(string prefix, CancellationToken cancellationToken) => _blobs.ListAsync(prefix, cancellationToken);

    Task IBlobStore.CheckAsync(CancellationToken cancellationToken) => _blobs.CheckAsync(cancellationToken);

    private static async Task AddAsync(UploadedCvs files, string name, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await files.AddAsync(name, stream, Cancel);
    }

    private static async Task AddManyAsync(UploadedCvs files, int count)
    {
        for (var no = 0; no < count; no++)
            await AddAsync(files, $"{no}.txt", "CV");
    }
}
