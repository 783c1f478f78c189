namespace Shortlist.CvScreening;

/// <summary>
/// A file that comes in. Its first bytes may have been read to see what it is: it gives them again, then the rest. It tells when
/// it has been read to its end, as what follows may then be read, whatever is still done with it.
/// </summary>
/// <param name="prefix">Bytes that were already read.</param>
/// <param name="rest">Where the others come from.</param>
internal sealed class IncomingStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> _prefix = prefix;

    /// <summary>Done when the end has been read. Never, should reading fail or be given up before.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Bytes that it gave so far.</summary>
    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _prefix.IsEmpty ? Count(await rest.ReadAsync(buffer, cancellationToken), buffer.Length) : TakePrefix(buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        _prefix.IsEmpty ? Count(rest.Read(buffer, offset, count), count) : TakePrefix(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int TakePrefix(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..count].CopyTo(buffer);
        _prefix = _prefix[count..];
        Given += count;
        return count;
    }

    private int Count(int read, int asked)
    {
        Given += read;
        if (read == 0 && asked > 0)
            _ended.TrySetResult();
        return read;
    }
}
