using System.Runtime.CompilerServices;
using MongoDB.Driver.GridFS;

namespace Shortlist.Store.MongoDb;

/// <summary>
/// Blobs in GridFS, shared by any number of hosts. A file of GridFS never changes; a key names the one that is its blob
/// (collection <c>blobs.keys</c>), and naming another is one operation on one document: so no reader sees a part of a blob. What no
/// key names, or not for long, is noted first (<c>blobs.leftovers</c>), so that the death of a process leaves nothing for good.
/// </summary>
public sealed class MongoBlobStore : IBlobStore
{
    private const string Bucket = "blobs";

    /// <summary>Chunks of 255 kB that an upload holds before it sends them.</summary>
    private const int ChunksAtOnce = 8;

    private readonly IMongoDatabase _database;
    private readonly GridFSBucket<ObjectId> _files;
    private readonly MongoBlobKeys _keys;
    private readonly MongoLeftovers _leftovers;

    /// <summary>Opens the store; the server is called on first use.</summary>
    /// <param name="options">Where the database is.</param>
    /// <param name="time">The clock by which leftovers of dead processes are told.</param>
    /// <exception cref="MongoConfigurationException">The connection string is none.</exception>
    public MongoBlobStore(MongoStoreOptions options, TimeProvider time)
    {
        _database = options.Open();

        // Said again, as the driver aborts uploads by these options alone.
        var said = _database.Settings;
        _files = new GridFSBucket<ObjectId>(
            _database,
            new GridFSBucketOptions
            {
                BucketName = Bucket,
                WriteConcern = said.WriteConcern,
                ReadConcern = said.ReadConcern,
                ReadPreference = said.ReadPreference,
            });
        _keys = new MongoBlobKeys(_database.GetCollection<BsonDocument>($"{Bucket}.keys"));
        _leftovers = new MongoLeftovers(_database, Bucket, _keys, time);
    }

    /// <inheritdoc />
    public async Task<BlobInfo> WriteAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        _ = PortRules.SegmentsOfKey(key);
        await _leftovers.RemoveNowAndThenAsync(cancellationToken);
        var file = ObjectId.GenerateNewId();

        // From here on only the reading of the content is given up: the server may still do what a cancelled call asked of it, after
        // what this upload left has been removed.
        await _leftovers.NoteAsync(file, key, CancellationToken.None);
        BlobInfo info;
        try
        {
            info = await UploadAsync(file, key, content, maxBytes, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            await NameAsync(key, file);
        }
        catch
        {
            // The note outlives a server that does not answer; then the file is removed later.
            await _leftovers.TryRemoveAsync(file, key);
            throw;
        }

        await _leftovers.TryForgetAsync(file);
        return info;
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenReadAsync(string key, CancellationToken cancellationToken)
    {
        _ = PortRules.SegmentsOfKey(key);
        ObjectId? missing = null;
        while (await _keys.FindAsync(key, cancellationToken) is { } file)
        {
            try
            {
                // One that can seek asks for chunk after chunk and holds nothing open at the server in between.
                return new MongoBlobStream(await MongoCall.RunAsync(
                    () => _files.OpenDownloadStreamAsync(file, new GridFSDownloadOptions { Seekable = true }, cancellationToken), cancellationToken));
            }
            catch (StoreUnavailableException exception) when (file != missing && exception.InnerException is GridFSFileNotFoundException)
            {
                // It was deleted in between, and another may have been written. One that is still named is lost.
                missing = file;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        _ = PortRules.SegmentsOfKey(key);
        while (await _keys.FindAsync(key, cancellationToken) is { } file)
        {
            await _leftovers.NoteAsync(file, key, CancellationToken.None);
            if (!await _keys.RemoveAsync(key, file, CancellationToken.None))
                continue;
            await _leftovers.RemoveAsync(file, CancellationToken.None);
            return true;
        }

        return false;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ = PortRules.SegmentsOfPrefix(prefix);
        for (string? after = null; ;)
        {
            var page = await _keys.PageAsync(prefix, after, cancellationToken);
            foreach (var key in page)
                yield return key;
            if (page.Count == 0)
                yield break;
            after = page[^1];
        }
    }

    /// <inheritdoc />
    public Task CheckAsync(CancellationToken cancellationToken) => MongoCheck.RunAsync(_database, cancellationToken);

    /// <summary>Makes the file the blob of the key. The one that was its blob goes later, as it may just be read.</summary>
    private async Task NameAsync(string key, ObjectId file)
    {
        ObjectId? old;
        do
        {
            old = await _keys.FindAsync(key, CancellationToken.None);
            if (old is { } replaced)
                await _leftovers.NoteAsync(replaced, key, CancellationToken.None);
        }
        while (!await _keys.SetAsync(key, old, file, CancellationToken.None));
    }

    private async Task<BlobInfo> UploadAsync(
        ObjectId file, string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var upload = await MongoCall.RunAsync(
            () => _files.OpenUploadStreamAsync(file, key, new GridFSUploadOptions { BatchSize = ChunksAtOnce }, CancellationToken.None), CancellationToken.None);
        BlobInfo info;
        try
        {
            info = await BlobCopy.RunAsync(
                key,
                content,
                maxBytes,
                (buffer, count) => new(MongoCall.RunAsync(() => upload.WriteAsync(buffer, 0, count, CancellationToken.None), CancellationToken.None)),
                cancellationToken);
        }
        catch
        {
            await AbortAsync(upload);
            throw;
        }

        await MongoCall.RunAsync(() => upload.CloseAsync(CancellationToken.None), CancellationToken.None);
        return info;
    }

    /// <summary>Ends an upload without a file. Disposed without this, the stream would complete the file with what it has.</summary>
    private static async Task AbortAsync(GridFSUploadStream<ObjectId> upload)
    {
        try
        {
            await upload.AbortAsync(CancellationToken.None);
        }
        catch (Exception exception) when (MongoCall.IsOfServer(exception))
        {
            // What was sent stays noted as a leftover, and the caller hears of what came first.
        }
        finally
        {
            await upload.DisposeAsync();
        }
    }
}
