using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Shortlist.Store.Sqlite;

/// <summary>
/// Documents in one SQLite file, shared safely by several processes of one host. Writes of a process are committed in
/// groups by one thread; reads run on the caller's thread and neither wait for writers nor hold them up.
/// </summary>
public sealed class SqliteDocumentStore : IDocumentStore, IAsyncDisposable
{
    // One document at a time would be a queue entry each; all at once would make other processes wait.
    private const int DocumentsAtOnce = 128;

    private static readonly string WriteFormat = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {FormatVersion}");

    private const int FormatVersion = 1;

    private readonly SqliteReaders _readers;
    private readonly SqliteWriter _writer;
    private readonly SqliteCheckpointer _checkpointer;
    private readonly ConcurrentDictionary<string, SqliteTable> _tables = new(StringComparer.Ordinal);

    /// <summary>Opens the store; the file is touched on first use.</summary>
    /// <param name="options">Where the file is and how it is treated.</param>
    /// <param name="time">The clock by which patience is measured.</param>
    /// <param name="logger">Hears of writes that the disk refused.</param>
    public SqliteDocumentStore(SqliteStoreOptions options, TimeProvider time, ILogger<SqliteDocumentStore>? logger = null)
    {
        var log = logger ?? NullLogger<SqliteDocumentStore>.Instance;
        _readers = new SqliteReaders(options);
        _writer = new SqliteWriter(options, time, log);
        _checkpointer = new SqliteCheckpointer(options, _writer, time, log);
    }

    /// <inheritdoc />
    public async Task<StoredDocument?> FindAsync(CollectionDefinition collection, string id, CancellationToken cancellationToken)
    {
        PortRules.CheckId(id);
        var table = await TableAsync(collection, cancellationToken);
        return _readers.Read(session => table.Find(session, id));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredDocument>> FindManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
            PortRules.CheckId(id);
        var table = await TableAsync(collection, cancellationToken);
        return _readers.ReadTogether(session =>
        {
            var found = new List<StoredDocument>(ids.Count);
            foreach (var id in ids.Distinct(StringComparer.Ordinal))
            {
                if (table.Find(session, id) is { } document)
                    found.Add(document);
            }

            return found;
        });
    }

    /// <inheritdoc />
    public async Task<bool> InsertAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken)
    {
        PortRules.Check(collection, document);
        var table = await TableAsync(collection, cancellationToken);
        return await _writer.RunAsync(session => table.Insert(session, document), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> InsertManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<StoredDocument> documents, CancellationToken cancellationToken)
    {
        foreach (var document in documents)
            PortRules.Check(collection, document);
        var table = await TableAsync(collection, cancellationToken);
        var added = 0;
        foreach (var part in documents.Chunk(DocumentsAtOnce))
            added += await _writer.RunAsync(session => part.Count(document => table.Insert(session, document)), cancellationToken);
        return added;
    }

    /// <inheritdoc />
    public async Task<bool> ReplaceAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken)
    {
        PortRules.Check(collection, document);
        var table = await TableAsync(collection, cancellationToken);
        return await _writer.RunAsync(session => table.Replace(session, document), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<bool>> PutManyAsync(
        CollectionDefinition collection, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken)
    {
        PortRules.CheckAll(collection, documents);
        var table = await TableAsync(collection, cancellationToken);
        var written = await Task.WhenAll(documents.Chunk(DocumentsAtOnce).Select(part => _writer.RunAsync(
            session => Array.ConvertAll(
                part, document => document.Version == 0 ? table.Insert(session, document) : table.Replace(session, document)),
            cancellationToken)));
        return written is [var only] ? only : [.. written.SelectMany(part => part)];
    }

    /// <inheritdoc />
    public async Task<int> DeleteByIdsAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
            PortRules.CheckId(id);
        var table = await TableAsync(collection, cancellationToken);
        var removed = await Task.WhenAll(ids.Chunk(DocumentsAtOnce).Select(part => _writer.RunAsync(
            session => part.Count(id => table.Delete(session, id, null)), cancellationToken)));
        return removed.Sum();
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(CollectionDefinition collection, string id, long? version, CancellationToken cancellationToken)
    {
        PortRules.CheckId(id);
        var table = await TableAsync(collection, cancellationToken);
        return await _writer.RunAsync(session => table.Delete(session, id, version), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<long> DeleteManyAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken)
    {
        if (conditions.Count == 0)
            throw new ArgumentException("Without a condition this would remove everything.", nameof(conditions));
        var table = await TableAsync(collection, cancellationToken);
        var filter = new SqliteFilter(table, conditions);
        if (filter.MatchesNothing)
            return 0;

        var sql = $"DELETE FROM {table.Name} WHERE id IN (SELECT id FROM {filter.From}{filter.Sql} LIMIT {DocumentsAtOnce})";
        var removed = 0L;
        int last;
        do
        {
            last = await _writer.RunAsync(
                session =>
                {
                    using var delete = session.Use(sql);
                    return filter.Bind(delete).Run();
                },
                cancellationToken);
            removed += last;
        }
        while (last == DocumentsAtOnce);
        return removed;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredDocument>> QueryAsync(
        CollectionDefinition collection, Query query, CancellationToken cancellationToken)
    {
        PortRules.Check(collection, query);
        var table = await TableAsync(collection, cancellationToken);
        var filter = new SqliteFilter(table, query.Conditions);
        if (filter.MatchesNothing)
            return [];

        var order = string.Concat(query.OrderBy.Select(sort => $"{SqliteTable.Column(sort.Key)}{(sort.Descending ? " DESC" : "")}, "));
        var (columns, read) = table.Of(query.Part);
        var after = query.AfterId is null ? "" : filter.Sql.Length == 0 ? " WHERE id > ?" : " AND id > ?";
        var sql = $"SELECT {columns} FROM {filter.From}{filter.Sql}{after} ORDER BY {order}id LIMIT ? OFFSET ?";
        return _readers.Read(session =>
        {
            using var rows = session.Use(sql);
            filter.Bind(rows);
            if (query.AfterId is not null)
                rows.Bind(query.AfterId);
            rows.Bind(query.Take).Bind(query.Skip);
            var documents = new List<StoredDocument>();
            while (rows.Step())
                documents.Add(read(rows));
            return documents;
        });
    }

    /// <inheritdoc />
    public async Task<long> CountAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken)
    {
        var table = await TableAsync(collection, cancellationToken);
        var filter = new SqliteFilter(table, conditions);
        if (filter.MatchesNothing)
            return 0;

        return _readers.Read(session =>
        {
            using var count = session.Use($"SELECT COUNT(*) FROM {filter.From}{filter.Sql}");
            filter.Bind(count).Step();
            return count.Number(0);
        });
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, long>> CountByAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken)
    {
        PortRules.CheckKind(collection, key, KeyKind.Text);
        var table = await TableAsync(collection, cancellationToken);
        var filter = new SqliteFilter(table, conditions);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        if (filter.MatchesNothing)
            return counts;

        var column = SqliteTable.Column(key);
        return _readers.Read(session =>
        {
            using var groups = session.Use($"SELECT {column}, COUNT(*) FROM {filter.From}{filter.Sql} GROUP BY {column}");
            filter.Bind(groups);
            while (groups.Step())
            {
                if (!groups.IsNull(0))
                    counts[groups.Text(0)] = groups.Number(1);
            }

            return counts;
        });
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<long>> SumAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
            PortRules.CheckKind(collection, key, KeyKind.Number);
        var table = await TableAsync(collection, cancellationToken);
        var filter = new SqliteFilter(table, conditions);
        var sums = new long[keys.Count];
        if (filter.MatchesNothing || keys.Count == 0)
            return sums;

        var terms = string.Join(", ", keys.Select(key => $"COALESCE(SUM({SqliteTable.Column(key)}), 0)"));
        return _readers.Read(session =>
        {
            using var row = session.Use($"SELECT {terms} FROM {filter.From}{filter.Sql}");
            filter.Bind(row).Step();
            for (var i = 0; i < sums.Length; i++)
                sums[i] = row.Number(i);
            return sums;
        });
    }

    /// <inheritdoc />
    public Task CheckAsync(CancellationToken cancellationToken) =>

        // Rewrites a number in the file's header: the smallest write that a full or read-only disk refuses.
        _writer.RunAsync(
            session =>
            {
                session.Execute(WriteFormat);
                return true;
            },
            cancellationToken);

    /// <summary>Commits what is queued and closes the file. Calls made later throw <see cref="ObjectDisposedException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _checkpointer.DisposeAsync();
        await _writer.DisposeAsync();
        _readers.Dispose();
    }

    private ValueTask<SqliteTable> TableAsync(CollectionDefinition collection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _tables.TryGetValue(collection.Name, out var table) && ReferenceEquals(table.Definition, collection)
            ? ValueTask.FromResult(table)
            : CompleteTableAsync(collection, cancellationToken);
    }

    private async ValueTask<SqliteTable> CompleteTableAsync(CollectionDefinition collection, CancellationToken cancellationToken)
    {
        var table = new SqliteTable(collection);
        if (!_readers.Read(table.IsComplete))
        {
            await _writer.RunAsync(
                session =>
                {
                    table.Complete(session);
                    return true;
                },
                cancellationToken);
        }

        return _tables[collection.Name] = table;
    }
}
