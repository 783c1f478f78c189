using System.Buffers;

namespace Shortlist.Documents;

/// <summary>The bytes of one document, which can be read from the start as often as needed.</summary>
internal sealed class DocumentSource : IAsyncDisposable
{
    private const int CopyBuffer = 128 * 1024;

    private readonly Stream _content;
    private readonly bool _isOwned;

    private DocumentSource(Stream content, bool isOwned)
    {
        _content = content;
        _isOwned = isOwned;
    }

    /// <summary>
    /// Whether reading never waits for more than a local disk. Then it is done in place: handing a read of microseconds
    /// to another thread and back costs more than the read.
    /// </summary>
    private bool IsAtHand => _content is FileStream or MemoryStream;

    /// <summary>Bytes of the document.</summary>
    public long Length => _content.Length;

    /// <summary>Takes a stream; one that cannot be read twice is copied to a file, which goes with this source.</summary>
    /// <exception cref="UnreadableDocumentException">It is empty or too large.</exception>
    public static async Task<DocumentSource> OpenAsync(
        Stream content, long maxBytes, string spoolDirectory, CancellationToken cancellationToken)
    {
        var source = content.CanSeek
            ? new DocumentSource(content, isOwned: false)
            : new DocumentSource(await CopyToFileAsync(content, maxBytes, spoolDirectory, cancellationToken), isOwned: true);
        var length = source.Length;
        if (length > 0 && length <= maxBytes)
            return source;

        await source.DisposeAsync();
        throw length == 0
            ? new UnreadableDocumentException(UnreadableReason.Empty, "The file is empty.")
            : TooLarge(maxBytes);
    }

    /// <summary>The stream, at its start. It stays this source's own.</summary>
    public Stream Rewind()
    {
        _content.Position = 0;
        return _content;
    }

    /// <summary>The first bytes, as many as fit.</summary>
    public ValueTask<int> PeekAsync(Memory<byte> head, CancellationToken cancellationToken) =>
        IsAtHand
            ? ValueTask.FromResult(Rewind().ReadAtLeast(head.Span, head.Length, throwOnEndOfStream: false))
            : Rewind().ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);

    /// <summary>All bytes; only for formats that are read whole.</summary>
    /// <exception cref="UnreadableDocumentException">There are more than <paramref name="maxBytes"/>.</exception>
    public async Task<byte[]> ReadAllAsync(long maxBytes, CancellationToken cancellationToken)
    {
        if (Length > maxBytes)
            throw TooLarge(maxBytes);
        var bytes = new byte[Length];
        var count = await Rewind().ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return count == bytes.Length ? bytes : bytes[..count];
    }

    /// <summary>Writes all bytes to a file.</summary>
    public Task CopyToAsync(FileStream file, CancellationToken cancellationToken)
    {
        if (!IsAtHand)
            return Rewind().CopyToAsync(file, CopyBuffer, cancellationToken);
        Rewind().CopyTo(file, CopyBuffer);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _isOwned ? _content.DisposeAsync() : ValueTask.CompletedTask;

    private static async Task<FileStream> CopyToFileAsync(
        Stream content, long maxBytes, string spoolDirectory, CancellationToken cancellationToken)
    {
        var file = new FileStream(
            Path.Combine(spoolDirectory, Path.GetRandomFileName()),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        try
        {
            var buffer = ArrayPool<byte>.Shared.Rent(CopyBuffer);
            try
            {
                int count;
                while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
                {
                    if (file.Length + count > maxBytes)
                        throw TooLarge(maxBytes);
                    await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }

            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static UnreadableDocumentException TooLarge(long maxBytes) =>
        new(UnreadableReason.TooLarge, $"The file is larger than {maxBytes / (1024 * 1024)} MB.");
}
