using MongoDB.Driver.GridFS;

namespace Shortlist.Store.MongoDb;

/// <summary>The bytes of a file of GridFS; what the server throws on the way becomes the port's own exception.</summary>
internal sealed class MongoBlobStream(GridFSDownloadStream<ObjectId> file) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return file.Read(buffer, offset, count);
        }
        catch (Exception exception) when (MongoCall.IsOfServer(exception))
        {
            throw MongoCall.Unavailable(exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        MongoCall.RunAsync(() => file.ReadAsync(buffer, offset, count, cancellationToken), cancellationToken);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await MongoCall.RunAsync(() => file.ReadAsync(buffer, cancellationToken).AsTask(), cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A blob never changes.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A blob never changes.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
