namespace Shortlist.Store.Tests.Conformance;

/// <summary>Gives a byte or a few at a time, as a slow client does.</summary>
internal sealed class TricklingStream(byte[] bytes) : ReadOnlyStream
{
    private int _at;

    protected override int ReadSome(Span<byte> buffer)
    {
        var count = Math.Min(Math.Min(buffer.Length, (_at % 37) + 1), bytes.Length - _at);
        bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }
}

/// <summary>Fails after some bytes.</summary>
internal sealed class BreakingStream(int after, Exception failure) : ReadOnlyStream
{
    private int _left = after;

    protected override int ReadSome(Span<byte> buffer)
    {
        if (_left == 0)
            throw failure;
        var count = Math.Min(buffer.Length, _left);
        _left -= count;
        return count;
    }
}

/// <summary>Never ends, and cancels its reader after some bytes.</summary>
internal sealed class CancellingStream(int after, CancellationTokenSource cancel) : ReadOnlyStream
{
    private int _given;

    protected override int ReadSome(Span<byte> buffer)
    {
        _given += buffer.Length;
        if (_given > after)
            cancel.Cancel();
        return buffer.Length;
    }
}

/// <summary>What a stream must be beside what it gives.</summary>
internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadSome(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected abstract int ReadSome(Span<byte> buffer);
}
