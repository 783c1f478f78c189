using System.Collections.Concurrent;


namespace Shortlist.Store.MongoDb;

/// <summary>
/// Documents in a MongoDB database, shared by any number of hosts. Each write is one operation on one document; nothing needs a
/// transaction. Collections get their indexes when a process first uses them.
/// </summary>
public sealed class MongoDocumentStore : IDocumentStore
{
    // An id has at most 2 KB of UTF-8; a command has at most 16 MB.
    private const int IdsAtOnce = 1000;

    // One connection each, of the hundred that the driver keeps.
    private const int ReplacesAtOnce = 32;

    private readonly IMongoDatabase _database;
    private readonly ConcurrentDictionary<string, MongoTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Opens the store; the server is called on first use.</summary>
    /// <param name="options">Where the database is.</param>
    /// <exception cref="MongoConfigurationException">The connection string is none.</exception>
    public MongoDocumentStore(MongoStoreOptions options) => _database = options.Open();

    /// <inheritdoc />
    public async Task<StoredDocument?> FindAsync(CollectionDefinition collection, string id, CancellationToken cancellationToken)
    {
        PortRules.CheckId(id);
        var (table, documents) = await TableAsync(collection, cancellationToken);
        var found = await MongoCall.RunAsync(
            () => documents.Find(MongoTable.HasId(id)).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        return found is null ? null : table.Read(found);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredDocument>> FindManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
            PortRules.CheckId(id);
        var (table, documents) = await TableAsync(collection, cancellationToken);
        var found = new List<StoredDocument>(ids.Count);
        foreach (var part in ids.Distinct(StringComparer.Ordinal).Chunk(IdsAtOnce))
        {
            found.AddRange((await MongoCall.RunAsync(
                () => documents.Find(MongoTable.HasAnyId(part)).ToListAsync(cancellationToken), cancellationToken)).Select(one => table.Read(one)));
        }

        return found;
    }

    /// <inheritdoc />
    public async Task<bool> InsertAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken)
    {
        PortRules.Check(collection, document);
        var (table, documents) = await TableAsync(collection, cancellationToken);
        return await MongoCall.RunAsync(
            async () =>
            {
                try
                {
                    await documents.InsertOneAsync(table.Write(document, 1), options: null, cancellationToken);
                    return true;
                }
                catch (MongoWriteException exception) when (MongoCall.IsTaken(exception))
                {
                    return false;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> InsertManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<StoredDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var document in documents)
            PortRules.Check(collection, document);
        StoredDocument[] once = [.. documents.DistinctBy(document => document.Id, StringComparer.Ordinal)];
        return (await InsertEachAsync(collection, once, cancellationToken)).Count(added => added);
    }

    /// <inheritdoc />
    public async Task<bool> ReplaceAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken)
    {
        PortRules.Check(collection, document);
        var (table, documents) = await TableAsync(collection, cancellationToken);
        var result = await MongoCall.RunAsync(
            () => documents.ReplaceOneAsync(
                MongoTable.HasVersion(document.Id, document.Version),
                table.Write(document, document.Version + 1),
                cancellationToken: cancellationToken),
            cancellationToken);
        return result.MatchedCount == 1;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<bool>> PutManyAsync(
        CollectionDefinition collection, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken)
    {
        PortRules.CheckAll(collection, documents);
        var written = new bool[documents.Count];
        int[] inserts = [.. Enumerable.Range(0, documents.Count).Where(i => documents[i].Version == 0)];
        var added = await InsertEachAsync(collection, [.. inserts.Select(i => documents[i])], cancellationToken);
        for (var i = 0; i < inserts.Length; i++)
            written[inserts[i]] = added[i];

        // A bulk of replacements tells how many of them met their version, and not which.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, documents.Count).Where(i => documents[i].Version != 0),
            new ParallelOptions { MaxDegreeOfParallelism = ReplacesAtOnce, CancellationToken = cancellationToken },
            async (i, token) => written[i] = await ReplaceAsync(collection, documents[i], token));
        return written;
    }

    /// <inheritdoc />
    public async Task<int> DeleteByIdsAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
            PortRules.CheckId(id);
        var (_, documents) = await TableAsync(collection, cancellationToken);
        var removed = 0L;
        foreach (var part in ids.Chunk(IdsAtOnce))
        {
            removed += (await MongoCall.RunAsync(
                () => documents.DeleteManyAsync(MongoTable.HasAnyId(part), cancellationToken), cancellationToken)).DeletedCount;
        }

        return (int)removed;
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(CollectionDefinition collection, string id, long? version, CancellationToken cancellationToken)
    {
        PortRules.CheckId(id);
        var (_, documents) = await TableAsync(collection, cancellationToken);
        var filter = version is { } one ? MongoTable.HasVersion(id, one) : MongoTable.HasId(id);
        return (await MongoCall.RunAsync(() => documents.DeleteOneAsync(filter, cancellationToken), cancellationToken)).DeletedCount == 1;
    }

    /// <inheritdoc />
    public async Task<long> DeleteManyAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken)
    {
        if (conditions.Count == 0)
            throw new ArgumentException("Without a condition this would remove everything.", nameof(conditions));
        var (table, documents) = await TableAsync(collection, cancellationToken);
        var filter = table.Meets(conditions);
        return (await MongoCall.RunAsync(() => documents.DeleteManyAsync(filter, cancellationToken), cancellationToken)).DeletedCount;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredDocument>> QueryAsync(
        CollectionDefinition collection, Query query, CancellationToken cancellationToken)
    {
        PortRules.Check(collection, query);
        var (table, documents) = await TableAsync(collection, cancellationToken);

        // To the server, a limit of 0 is none.
        if (query.Take == 0)
            return [];

        var find = documents
            .Find(table.Meets(query.Conditions, query.AfterId), new FindOptions { AllowDiskUse = true })
            .Sort(MongoTable.Order(query.OrderBy))
            .Project<BsonDocument>(table.Fields(query.Part))
            .Skip(query.Skip)
            .Limit(query.Take);
        var found = await MongoCall.RunAsync(() => find.ToListAsync(cancellationToken), cancellationToken);
        return found.ConvertAll(document => table.Read(document, query.Part));
    }

    /// <inheritdoc />
    public async Task<long> CountAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken)
    {
        var (table, documents) = await TableAsync(collection, cancellationToken);
        var filter = table.Meets(conditions);
        return await MongoCall.RunAsync(
            () => documents.CountDocumentsAsync(filter, cancellationToken: cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, long>> CountByAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken)
    {
        PortRules.CheckKind(collection, key, KeyKind.Text);
        var groups = await GroupAsync(
            collection,
            conditions,
            new() { { "_id", $"${MongoTable.FieldOf(key)}" }, { "n", new BsonDocument("$sum", 1) } },
            cancellationToken);
        return groups
            .Where(group => group["_id"].IsString)
            .ToDictionary(group => group["_id"].AsString, group => group["n"].ToInt64(), StringComparer.Ordinal);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<long>> SumAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
            PortRules.CheckKind(collection, key, KeyKind.Number);
        var sums = keys.Select((key, i) => new BsonElement($"s{i}", new BsonDocument("$sum", $"${MongoTable.FieldOf(key)}")));
        var groups = await GroupAsync(collection, conditions, new BsonDocument("_id", BsonNull.Value).AddRange(sums), cancellationToken);
        return groups is [var group] ? [.. keys.Select((_, i) => group[$"s{i}"].ToInt64())] : new long[keys.Count];
    }

    /// <inheritdoc />
    public Task CheckAsync(CancellationToken cancellationToken) => MongoCheck.RunAsync(_database, cancellationToken);

    private async Task<List<BsonDocument>> GroupAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, BsonDocument group, CancellationToken cancellationToken)
    {
        var (table, documents) = await TableAsync(collection, cancellationToken);
        BsonDocument[] stages = [new("$match", table.Meets(conditions)), new("$group", group)];
        return await MongoCall.RunAsync(
            async () =>
            {
                using var groups = await documents.AggregateAsync<BsonDocument>(
                    stages, new AggregateOptions { AllowDiskUse = true }, cancellationToken);
                return await groups.ToListAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Adds documents of different ids; says of each whether its id was free.</summary>
    private async Task<bool[]> InsertEachAsync(
        CollectionDefinition collection, StoredDocument[] documents, CancellationToken cancellationToken)
    {
        var added = new bool[documents.Length];
        var (table, stored) = await TableAsync(collection, cancellationToken);
        if (documents.Length == 0)
            return added;

        Array.Fill(added, true);
        return await MongoCall.RunAsync(
            async () =>
            {
                try
                {
                    await stored.InsertManyAsync(
                        documents.Select(document => table.Write(document, 1)), new InsertManyOptions { IsOrdered = false }, cancellationToken);
                }
                catch (MongoBulkWriteException exception) when (MongoCall.AreTaken(exception))
                {
                    foreach (var error in exception.WriteErrors)
                        added[error.Index] = false;
                }

                return added;
            },
            cancellationToken);
    }

    private async ValueTask<(MongoTable Table, IMongoCollection<BsonDocument> Documents)> TableAsync(
        CollectionDefinition collection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_tables.TryGetValue(collection.Name, out var table) || !ReferenceEquals(table.Definition, collection))
            table = await CompleteTableAsync(collection, cancellationToken);
        return (table, _database.GetCollection<BsonDocument>(collection.Name));
    }

    private async Task<MongoTable> CompleteTableAsync(CollectionDefinition collection, CancellationToken cancellationToken)
    {
        var table = new MongoTable(collection);
        CreateIndexModel<BsonDocument>[] indexes = [.. table.Indexes().Select(index => new CreateIndexModel<BsonDocument>(index))];
        if (indexes.Length > 0)
        {
            await MongoCall.RunAsync(
                () => _database.GetCollection<BsonDocument>(collection.Name).Indexes.CreateManyAsync(indexes, cancellationToken),
                cancellationToken);
        }

        return _tables[collection.Name] = table;
    }
}
