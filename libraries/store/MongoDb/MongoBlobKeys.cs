namespace Shortlist.Store.MongoDb;

/// <summary>Which file of GridFS is the blob of a key: documents <c>{ _id: key, file }</c>.</summary>
internal sealed class MongoBlobKeys(IMongoCollection<BsonDocument> keys)
{
    private const int KeysAtOnce = 1000;

    /// <summary>The file of a key, or null.</summary>
    public async Task<ObjectId?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var found = await MongoCall.RunAsync(
            () => keys.Find(MongoTable.HasId(key)).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        return found?["file"].AsObjectId;
    }

    /// <summary>Compare-and-set: the key names <paramref name="file"/> from now on, if it named <paramref name="old"/> or none before.</summary>
    public Task<bool> SetAsync(string key, ObjectId? old, ObjectId file, CancellationToken cancellationToken)
    {
        var next = Names(key, file);
        return MongoCall.RunAsync(
            async () =>
            {
                if (old is { } before)
                    return (await keys.ReplaceOneAsync(Names(key, before), next, cancellationToken: cancellationToken)).MatchedCount == 1;
                try
                {
                    await keys.InsertOneAsync(next, options: null, cancellationToken);
                    return true;
                }
                catch (MongoWriteException exception) when (MongoCall.IsTaken(exception))
                {
                    return false;
                }
            },
            cancellationToken);
    }

    /// <summary>Removes the key if it names the file.</summary>
    public async Task<bool> RemoveAsync(string key, ObjectId file, CancellationToken cancellationToken)
    {
        var result = await MongoCall.RunAsync(() => keys.DeleteOneAsync(Names(key, file), cancellationToken), cancellationToken);
        return result.DeletedCount == 1;
    }

    /// <summary>The next keys with a prefix, by their bytes.</summary>
    public async Task<List<string>> PageAsync(string prefix, string? after, CancellationToken cancellationToken)
    {
        var page = await MongoCall.RunAsync(
            () => keys.Find(Within(prefix, after)).Sort(new BsonDocument("_id", 1)).Limit(KeysAtOnce).ToListAsync(cancellationToken),
            cancellationToken);
        return page.ConvertAll(found => found["_id"].AsString);
    }

    /// <summary>The keys with a prefix after a key. A prefix ends in a slash, and what comes next after a slash is a zero.</summary>
    internal static BsonDocument Within(string prefix, string? after)
    {
        var range = new BsonDocument();
        if (after is not null)
            range.Add("$gt", after);
        else if (prefix.Length > 0)
            range.Add("$gte", prefix);
        if (prefix.Length > 0)
            range.Add("$lt", $"{prefix[..^1]}0");
        return range.ElementCount == 0 ? [] : new("_id", range);
    }

    private static BsonDocument Names(string key, ObjectId file) => new() { { "_id", key }, { "file", file } };
}
