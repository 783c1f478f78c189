using System.Security.Cryptography;

namespace Shortlist.Store.Tests.Conformance;

/// <summary>What every adapter of <see cref="IBlobStore"/> must do. Derive one class an adapter; each test starts with an empty store.</summary>
public abstract class BlobStoreConformance : IAsyncLifetime
{
    private IBlobStore _store = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IBlobStore Store => _store;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(5_000_001)]
    public async Task WriteAsync_Stream_ComesBackByteForByteWithLengthAndHash(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);

        var info = await _store.WriteAsync("t1/b1/cv.pdf", new MemoryStream(bytes), length, Cancellation);

        info.ShouldBe(new BlobInfo("t1/b1/cv.pdf", length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        (await ReadAsync("t1/b1/cv.pdf")).ShouldBe(bytes);
    }

    [Fact]
    public async Task WriteAsync_StreamThatTrickles_ComesBackWhole()
    {
        var bytes = RandomNumberGenerator.GetBytes(10_000);

        await _store.WriteAsync("a", new TricklingStream(bytes), long.MaxValue, Cancellation);

        (await ReadAsync("a")).ShouldBe(bytes);
    }

    [Fact]
    public async Task WriteAsync_KeyTaken_ReplacesTheBlobAsAWhole()
    {
        await WriteAsync("a/b", [1, 2, 3]);
        await WriteAsync("a/b", [4]);

        (await ReadAsync("a/b")).ShouldBe([4]);
        (await ListAsync("")).ShouldBe(["a/b"]);
    }

    [Fact]
    public async Task WriteAsync_WhileTheOldBlobIsRead_LeavesTheReaderItsBytes()
    {
        var old = RandomNumberGenerator.GetBytes(1_000_000);
        await WriteAsync("a", old);
        await using var reader = (await _store.OpenReadAsync("a", Cancellation)).ShouldNotBeNull();
        var begin = new byte[1000];
        await reader.ReadExactlyAsync(begin, Cancellation);

        await WriteAsync("a", [1]);

        using var rest = new MemoryStream();
        await reader.CopyToAsync(rest, Cancellation);
        begin.Concat(rest.ToArray()).ShouldBe(old);
    }

    [Fact]
    public async Task WriteAsync_MoreThanAllowed_IsRefusedAndLeavesNothing()
    {
        var refused = await Should.ThrowAsync<BlobTooLargeException>(
            () => _store.WriteAsync("a", new MemoryStream(new byte[1_000_001]), 1_000_000, Cancellation));

        refused.MaxBytes.ShouldBe(1_000_000);
        (await _store.OpenReadAsync("a", Cancellation)).ShouldBeNull();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task WriteAsync_MoreThanAllowed_LeavesTheOldBlob()
    {
        await WriteAsync("a", [1, 2]);

        await Should.ThrowAsync<BlobTooLargeException>(() => _store.WriteAsync("a", new MemoryStream(new byte[3]), 2, Cancellation));

        (await ReadAsync("a")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task WriteAsync_StreamFails_PassesItsErrorOnAndLeavesNothing()
    {
        await Should.ThrowAsync<EndOfStreamException>(
            () => _store.WriteAsync("a", new BreakingStream(300_000, new EndOfStreamException("the client went away")), long.MaxValue, Cancellation));

        (await _store.OpenReadAsync("a", Cancellation)).ShouldBeNull();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task WriteAsync_CancelledHalfWay_LeavesNothing()
    {
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(
            () => _store.WriteAsync("a", new CancellingStream(300_000, cancel), long.MaxValue, cancel.Token));

        (await _store.OpenReadAsync("a", Cancellation)).ShouldBeNull();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task WriteAsync_ManyToOneKeyAtOnce_LeavesOneOfThemWhole()
    {
        var contents = Enumerable.Range(0, 20).Select(i => Enumerable.Repeat((byte)i, 50_000 + i).ToArray()).ToArray();

        await Task.WhenAll(contents.Select(bytes => Task.Run(() => WriteAsync("a/b", bytes), Cancellation)));

        var kept = await ReadAsync("a/b");
        contents.ShouldContain(bytes => bytes.SequenceEqual(kept));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("../../etc/passwd")]
    [InlineData("a/./b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    [InlineData("a+/b")]
    [InlineData("é")]
    [InlineData("C:a")]
    [InlineData("a/b\n")]
    public async Task AnyMember_KeyThatIsNone_IsRefused(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => WriteAsync(key, [1]));
        await Should.ThrowAsync<ArgumentException>(() => _store.OpenReadAsync(key, Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => _store.DeleteAsync(key, Cancellation));
        (await ListAsync("")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a/../")]
    [InlineData("a/b")]
    public async Task ListAsync_PrefixThatIsNone_IsRefused(string prefix) =>
        await Should.ThrowAsync<ArgumentException>(() => ListAsync(prefix));

    [Fact]
    public async Task ListAsync_Prefix_GivesWholeSegmentsOnly()
    {
        string[] keys = ["a", "a/b", "a/b/c", "a/b/..d", "ab/c", ".hidden/.x", "a/B"];
        foreach (var key in keys)
            await WriteAsync(key, [1]);

        (await ListAsync("")).ShouldBe(keys, ignoreOrder: true);
        (await ListAsync("a/")).ShouldBe(["a/b", "a/b/c", "a/b/..d", "a/B"], ignoreOrder: true);
        (await ListAsync("a/b/")).ShouldBe(["a/b/c", "a/b/..d"], ignoreOrder: true);
        (await ListAsync("b/")).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeleteAsync_Blob_RemovesItAndNothingElse()
    {
        await WriteAsync("a/b", [1]);
        await WriteAsync("a/b/c", [2]);

        (await _store.DeleteAsync("a/b", Cancellation)).ShouldBeTrue();
        (await _store.DeleteAsync("a/b", Cancellation)).ShouldBeFalse();
        (await _store.DeleteAsync("x/y", Cancellation)).ShouldBeFalse();

        (await _store.OpenReadAsync("a/b", Cancellation)).ShouldBeNull();
        (await ListAsync("")).ShouldBe(["a/b/c"]);
    }

    [Fact]
    public async Task WriteAsync_BesideDeletionsOfTheLastBlob_NeverFails()
    {
        await Task.WhenAll(
            Task.Run(() => RepeatAsync(() => WriteAsync("a/b/one", [1])), Cancellation),
            Task.Run(() => RepeatAsync(() => _store.DeleteAsync("a/b/one", Cancellation)), Cancellation),
            Task.Run(() => RepeatAsync(() => WriteAsync("a/b/two", [2])), Cancellation),
            Task.Run(() => RepeatAsync(() => _store.DeleteAsync("a/b/two", Cancellation)), Cancellation));

        await WriteAsync("a/b/one", [3]);
        (await ReadAsync("a/b/one")).ShouldBe([3]);

        static async Task RepeatAsync(Func<Task> action)
        {
            for (var i = 0; i < 100; i++)
                await action();
        }
    }

    [Fact]
    public async Task CheckAsync_StoreThatWorks_ReturnsAndLeavesNothing()
    {
        await _store.CheckAsync(Cancellation);

        await NothingIsLeftAsync();
    }

    /// <summary>Opens an empty store.</summary>
    protected abstract Task<IBlobStore> OpenAsync();

    /// <summary>Closes it and removes what it kept.</summary>
    protected abstract Task CloseAsync();

    /// <summary>Asserts that the store keeps no byte, not even aside.</summary>
    protected abstract Task NothingIsLeftAsync();

    private async Task WriteAsync(string key, byte[] bytes) => await _store.WriteAsync(key, new MemoryStream(bytes), bytes.Length, Cancellation);

    private async Task<byte[]> ReadAsync(string key)
    {
        await using var stream = (await _store.OpenReadAsync(key, Cancellation)).ShouldNotBeNull();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancellation);
        return bytes.ToArray();
    }

    private async Task<string[]> ListAsync(string prefix) => await _store.ListAsync(prefix, Cancellation).ToArrayAsync(Cancellation);
}
