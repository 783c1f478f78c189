namespace Shortlist.Store.MongoDb;

/// <summary>
/// Files of GridFS that may be nobody's: noted before they are begun, replaced or deleted, forgotten once that is done. A note that
/// stays, of a process that died or of a file that was replaced while somebody may have read it, is looked into later. Documents
/// <c>{ _id: file, key, at: milliseconds }</c>.
/// </summary>
internal sealed class MongoLeftovers(IMongoDatabase database, string bucket, MongoBlobKeys keys, TimeProvider time)
{
    // No upload pauses for so long, and nobody reads one blob for so long.
    private static readonly TimeSpan AsideAtMost = TimeSpan.FromHours(1);

    private readonly IMongoCollection<BsonDocument> _notes = database.GetCollection<BsonDocument>($"{bucket}.leftovers");
    private readonly IMongoCollection<BsonDocument> _files = database.GetCollection<BsonDocument>($"{bucket}.files");
    private readonly IMongoCollection<BsonDocument> _chunks = database.GetCollection<BsonDocument>($"{bucket}.chunks");
    private long _nextLook;

    /// <summary>Notes a file, or that it is still of concern.</summary>
    public Task NoteAsync(ObjectId file, string key, CancellationToken cancellationToken) => MongoCall.RunAsync(
        async () =>
        {
            try
            {
                await _notes.ReplaceOneAsync(
                    Is(file),
                    new BsonDocument { { "_id", file }, { "key", key }, { "at", time.GetUtcNow().ToUnixTimeMilliseconds() } },
                    new ReplaceOptions { IsUpsert = true },
                    cancellationToken);
            }
            catch (MongoWriteException exception) when (MongoCall.IsTaken(exception))
            {
                // Two that replace the same blob noted it at the same moment.
            }
        },
        cancellationToken);

    /// <summary>Forgets a file that is somebody's blob.</summary>
    public Task ForgetAsync(ObjectId file, CancellationToken cancellationToken) =>
        MongoCall.RunAsync(() => _notes.DeleteOneAsync(Is(file), cancellationToken), cancellationToken);

    /// <summary>Forgets it, or lets it be looked into later: it does no harm, and what it was about is done.</summary>
    public async Task TryForgetAsync(ObjectId file)
    {
        try
        {
            await ForgetAsync(file, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // Whoever looks into the note finds the file named by its key.
        }
    }

    /// <summary>Removes a file that no key names, and then its note.</summary>
    public async Task RemoveAsync(ObjectId file, CancellationToken cancellationToken)
    {
        await MongoCall.RunAsync(() => _files.DeleteOneAsync(Is(file), cancellationToken), cancellationToken);
        await MongoCall.RunAsync(() => _chunks.DeleteManyAsync(ChunksOf(file), cancellationToken), cancellationToken);
        await ForgetAsync(file, cancellationToken);
    }

    /// <summary>Removes a file whose upload has failed, unless the server has failed too: then its note stays.</summary>
    public async Task TryRemoveAsync(ObjectId file, string key)
    {
        try
        {
            await RemoveUnlessNamedAsync(file, key, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The note is looked into later, and the caller hears of what came first.
        }
    }

    /// <summary>Looks into the old notes on the first call, and then every hour.</summary>
    public async Task RemoveNowAndThenAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = Volatile.Read(ref _nextLook);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref _nextLook, (now + AsideAtMost).UtcTicks, due) != due)
            return;

        var old = now - AsideAtMost;
        var notes = await MongoCall.RunAsync(
            () => _notes.Find(new BsonDocument("at", new BsonDocument("$lt", old.ToUnixTimeMilliseconds()))).ToListAsync(cancellationToken),
            cancellationToken);
        foreach (var note in notes)
        {
            var file = note["_id"].AsObjectId;
            if (!await HasGrownAsync(file, old, cancellationToken))
                await RemoveUnlessNamedAsync(file, note["key"].AsString, cancellationToken);
        }
    }

    private async Task RemoveUnlessNamedAsync(ObjectId file, string key, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(key, cancellationToken) == file)
            await ForgetAsync(file, cancellationToken);
        else
            await RemoveAsync(file, cancellationToken);
    }

    /// <summary>Whether a chunk was added since. The id of a chunk tells when it was made.</summary>
    private async Task<bool> HasGrownAsync(ObjectId file, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var last = await MongoCall.RunAsync(
            () => _chunks.Find(ChunksOf(file)).Sort(new BsonDocument("n", -1)).Project<BsonDocument>(new BsonDocument("_id", 1))
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
        return last is not null && last["_id"].AsObjectId.CreationTime >= since.UtcDateTime;
    }

    private static BsonDocument Is(ObjectId file) => new("_id", file);

    private static BsonDocument ChunksOf(ObjectId file) => new("files_id", file);
}
