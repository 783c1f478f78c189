using Shortlist.Store;

namespace Shortlist.Records;

/// <summary>
/// The records of all tenants. Keys: <c>set</c>, tenant and schema, which only records that exist have; <c>refs</c>, the ids of
/// the records that the content refers to.
/// </summary>
public sealed class RecordCollection(IDocumentStore store)
{
    /// <summary>Name, keys and indexes.</summary>
    public static readonly CollectionDefinition Definition = new(
        "records",
        [new("set", KeyKind.Text), new("refs", KeyKind.Texts)],
        [["set"], ["refs"]]);

    /// <summary>The record, or null when nothing was ever stored under its id.</summary>
    public async Task<StoredRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(Definition, id, cancellationToken) is { } found ? Read(found) : null;

    /// <summary>What is stored under the ids, by id.</summary>
    public async Task<Dictionary<string, StoredRecord>> FindManyAsync(
        IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, StoredRecord>(ids.Count, StringComparer.Ordinal);
        if (ids.Count == 0)
            return records;
        foreach (var found in await store.FindManyAsync(Definition, ids, cancellationToken))
            records[found.Id] = Read(found);
        return records;
    }

    /// <summary>Those of the ids under which a record exists.</summary>
    public async Task<HashSet<string>> ExistingAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var existing = new HashSet<string>(StringComparer.Ordinal);
        if (ids.Count == 0)
            return existing;
        foreach (var found in await store.FindManyAsync(Definition, ids, cancellationToken))
        {
            if (found.Keys[0].Text is not null)
                existing.Add(found.Id);
        }

        return existing;
    }

    /// <summary>Records of a set, by external id, after the given record.</summary>
    public async Task<IReadOnlyList<StoredRecord>> PageAsync(string set, string? afterId, int take, CancellationToken cancellationToken)
    {
        var found = await store.QueryAsync(
            Definition, new Query { Conditions = [Where.Equal("set", set)], AfterId = afterId, Take = take }, cancellationToken);
        return [.. found.Select(Read)];
    }

    /// <summary>Ids of the records of a set, in order, after the given one.</summary>
    public async Task<IReadOnlyList<string>> PageIdsAsync(string set, string? afterId, int take, CancellationToken cancellationToken)
    {
        var found = await store.QueryAsync(
            Definition,
            new Query { Conditions = [Where.Equal("set", set)], AfterId = afterId, Take = take, Part = QueryPart.Keys },
            cancellationToken);
        return [.. found.Select(document => document.Id)];
    }

    /// <summary>How many records a set has.</summary>
    public Task<long> CountAsync(string set, CancellationToken cancellationToken) =>
        store.CountAsync(Definition, [Where.Equal("set", set)], cancellationToken);

    /// <summary>Ids of records and, for each, those of the records that refer to it.</summary>
    public async Task<IReadOnlyList<(string Id, IReadOnlyList<string> References)>> ReferrersAsync(
        IReadOnlyCollection<string> ids, string? afterId, int take, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var found = await store.QueryAsync(
            Definition,
            new Query { Conditions = [Where.AnyOf("refs", ids)], AfterId = afterId, Take = take, Part = QueryPart.Keys },
            cancellationToken);
        return [.. found.Select(document => (document.Id, document.Keys[1].Texts ?? []))];
    }

    /// <summary>Writes records, each if it is still of the version that was read. Says of each whether it was written.</summary>
    public Task<IReadOnlyList<bool>> PutManyAsync(IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken) =>
        store.PutManyAsync(Definition, [.. records.Select(Write)], cancellationToken);

    /// <summary>
    /// Writes records as they are, so that a write which read them earlier fails. One that changed in between needs none.
    /// </summary>
    /// <param name="ids">The records.</param>
    /// <param name="absentToo">Whether to do the same to what is not stored: an empty document comes to be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task TouchAsync(IReadOnlyCollection<string> ids, bool absentToo, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return;
        var stored = await FindManyAsync(ids, cancellationToken);
        await PutManyAsync(
            absentToo ? [.. ids.Select(id => stored.GetValueOrDefault(id) ?? new StoredRecord { Id = id })] : [.. stored.Values],
            cancellationToken);
    }

    private static StoredDocument Write(StoredRecord record) => new(
        record.Id,
        record.Version,
        [
            KeyValue.Of(record.Exists ? RecordId.SetOf(record.Id) : null),
            KeyValue.Of(record.References),
        ],
        RecordFormat.Write(record));

    private static StoredRecord Read(StoredDocument document) =>
        RecordFormat.Read(document.Id, document.Version, document.Keys[1].Texts ?? [], document.Body);
}
