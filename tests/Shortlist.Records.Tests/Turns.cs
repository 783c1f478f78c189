using Shortlist.Store;

namespace Shortlist.Records.Tests;

/// <summary>How a store operation goes when its worker's turn comes.</summary>
internal enum Turn
{
    Done,
    DiesBefore,
    DiesAfter,
}

/// <summary>
/// Somebody at work, who stands still before every store operation until told to go on. At any time at most one is on the move, so
/// that who does what in which order is for the caller to say.
/// </summary>
internal sealed class Worker : IDisposable
{
    private static readonly AsyncLocal<Worker?> CurrentOne = new();

    private readonly SemaphoreSlim _stands = new(0);
    private TaskCompletionSource<Turn>? _turn;
    private Task _work = Task.CompletedTask;

    /// <summary>Whose code this is; null for the test's own.</summary>
    public static Worker? Current => CurrentOne.Value;

    /// <summary>Whether it stands before a store operation.</summary>
    public bool IsAtWork => _turn is not null;

    /// <summary>Begins, up to the first store operation.</summary>
    public async Task StartAsync(Func<Task> work)
    {
        _work = WorkAsync(work);
        await StandsAsync();
    }

    /// <summary>Goes on, up to the next store operation or the end.</summary>
    public async Task StepAsync(Turn turn)
    {
        var mine = _turn!;
        _turn = null;
        mine.SetResult(turn);
        await StandsAsync();
    }

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="Crash">It dies before the operation.</exception>
    public async Task<Turn> TurnAsync()
    {
        var mine = _turn = new();
        _stands.Release();
        var turn = await mine.Task;
        return turn == Turn.DiesBefore ? throw new Crash() : turn;
    }

    public void Dispose() => _stands.Dispose();

    private async Task StandsAsync()
    {
        await _stands.WaitAsync();
        if (!IsAtWork)
            await _work;
    }

    private async Task WorkAsync(Func<Task> work)
    {
        CurrentOne.Value = this;
        try
        {
            await work();
        }
        finally
        {
            _stands.Release();
        }
    }
}

/// <summary>
/// A store in which every document is read and written in a turn of its own: what is asked of many at once falls apart into one
/// operation a document, as the port allows.
/// </summary>
internal sealed class TurnStore(IDocumentStore inner) : IDocumentStore
{
    public Task<StoredDocument?> FindAsync(CollectionDefinition collection, string id, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.FindAsync(collection, id, cancellationToken));

    public async Task<IReadOnlyList<StoredDocument>> FindManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<StoredDocument>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await FindAsync(collection, id, cancellationToken) is { } document)
                found.Add(document);
        }

        return found;
    }

    public Task<bool> InsertAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.InsertAsync(collection, document, cancellationToken));

    public async Task<int> InsertManyAsync(
        CollectionDefinition collection, IReadOnlyCollection<StoredDocument> documents, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var document in documents)
            added += await InsertAsync(collection, document, cancellationToken) ? 1 : 0;
        return added;
    }

    public Task<bool> ReplaceAsync(CollectionDefinition collection, StoredDocument document, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.ReplaceAsync(collection, document, cancellationToken));

    public async Task<IReadOnlyList<bool>> PutManyAsync(
        CollectionDefinition collection, IReadOnlyList<StoredDocument> documents, CancellationToken cancellationToken)
    {
        var written = new List<bool>(documents.Count);
        foreach (var document in documents)
        {
            written.Add(document.Version == 0
                ? await InsertAsync(collection, document, cancellationToken)
                : await ReplaceAsync(collection, document, cancellationToken));
        }

        return written;
    }

    public async Task<int> DeleteByIdsAsync(
        CollectionDefinition collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var id in ids)
            removed += await DeleteAsync(collection, id, null, cancellationToken) ? 1 : 0;
        return removed;
    }

    public Task<bool> DeleteAsync(CollectionDefinition collection, string id, long? version, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.DeleteAsync(collection, id, version, cancellationToken));

    public Task<long> DeleteManyAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.DeleteManyAsync(collection, conditions, cancellationToken));

    public Task<IReadOnlyList<StoredDocument>> QueryAsync(
        CollectionDefinition collection, Query query, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.QueryAsync(collection, query, cancellationToken));

    public Task<long> CountAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.CountAsync(collection, conditions, cancellationToken));

    public Task<IReadOnlyDictionary<string, long>> CountByAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, string key, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.CountByAsync(collection, conditions, key, cancellationToken));

    public Task<IReadOnlyList<long>> SumAsync(
        CollectionDefinition collection, IReadOnlyList<Condition> conditions, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        InTurnAsync(() => inner.SumAsync(collection, conditions, keys, cancellationToken));

    public Task CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    private static async Task<T> InTurnAsync<T>(Func<Task<T>> operation)
    {
        if (Worker.Current is not { } worker)
            return await operation();
        var turn = await worker.TurnAsync();
        var result = await operation();
        return turn == Turn.DiesAfter ? throw new Crash() : result;
    }
}
