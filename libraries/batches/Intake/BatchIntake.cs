using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Shortlist.Batches;

/// <summary>What a surface says of a batch that it takes in.</summary>
public sealed record NewBatch
{
    /// <summary>The id that messages and documents will use; derive it to make a repeated submission find the first.</summary>
    public required Guid Id { get; init; }

    /// <summary>The id that the surface shows.</summary>
    public required string PublicId { get; init; }

    /// <summary>Whom the data belongs to.</summary>
    public required string TenantId { get; init; }

    /// <summary>The part of the tenant that has a cap on running work of its own, such as a project; null for the tenant as a whole.</summary>
    public string? Share { get; init; }

    /// <summary>The surface, in kebab-case.</summary>
    public required string Surface { get; init; }

    /// <summary>The kind of work.</summary>
    public required string Kind { get; init; }

    /// <summary>The queue of its workers.</summary>
    public required string Pool { get; init; }

    /// <summary>What the surface wants kept with it.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>
/// Takes batches in. First <see cref="BeginAsync"/>, which nobody sees; then whatever the surface stores for its items; then
/// <see cref="AcceptAsync(Batch, CancellationToken)"/>, after which the batch exists for everyone and will be worked on whatever dies. A submission
/// that stops in between is removed: at once by <see cref="DiscardAsync"/>, or by the sweeper.
/// </summary>
public sealed partial class BatchIntake(
    BatchCollection batches,
    SliceCollection slices,
    IBatchMessenger messenger,
    IOptions<BatchOptions> options,
    TimeProvider time,
    ILogger<BatchIntake> logger)
{
    /// <summary>Slices stored in one call: bounds the memory of a batch of any size.</summary>
    private const int SlicesAtOnce = 500;

    /// <summary>How long an answer waits for a broker that is down, when the batch itself is safely stored.</summary>
    private static readonly TimeSpan TellPatience = TimeSpan.FromSeconds(2);

    /// <summary>Notes that a batch is being received. Null when there is already one under this id.</summary>
    public async Task<Batch?> BeginAsync(NewBatch submission, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var batch = new Batch
        {
            CorrelationId = submission.Id,
            PublicId = submission.PublicId,
            TenantId = submission.TenantId,
            Share = submission.Share,
            Surface = submission.Surface,
            Kind = submission.Kind,
            Pool = submission.Pool,
            Properties = submission.Properties,
            CreatedAt = now,
            Deadline = now + options.Value.Deadline,
            NextCheckAt = now + options.Value.ReceiveTimeout,
            TraceParent = Activity.Current?.Id,
            Version = 1,
        };
        return await batches.InsertAsync(batch, cancellationToken) ? batch : null;
    }

    /// <summary>
    /// Stores what has become known of a batch since it was begun, and gives it as much time again. Call it before anything is stored
    /// that is found by what the header says. False when the submission took so long that it was removed meanwhile.
    /// </summary>
    public async Task<bool> RenewAsync(Batch batch, CancellationToken cancellationToken)
    {
        batch.NextCheckAt = time.GetUtcNow() + options.Value.ReceiveTimeout;
        if (await batches.SaveAsync(batch, cancellationToken))
            return true;
        batch.State = BatchStates.Discarding;
        return false;
    }

    /// <summary>
    /// Stores the slices, then the header as accepted, then tells. When it returns, a read finds the batch. False when the
    /// submission took so long that it was removed meanwhile.
    /// </summary>
    /// <param name="batch">From <see cref="BeginAsync"/>.</param>
    /// <param name="itemKeys">The items, in order; at least one, none twice.</param>
    /// <param name="sliceSize">Items a slice: 1 for slow work, 100–200 for records.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> AcceptAsync(
        Batch batch, IEnumerable<string> itemKeys, int sliceSize, CancellationToken cancellationToken)
    {
        foreach (var group in itemKeys.Chunk(sliceSize).Chunk(SlicesAtOnce))
            await AppendAsync(batch, group, cancellationToken);
        ArgumentOutOfRangeException.ThrowIfZero(batch.Total, nameof(itemKeys));
        return await AcceptAsync(batch, cancellationToken);
    }

    /// <summary>
    /// Stores slices of a batch that is being received, after those that are there: for a submission too large to be held, call
    /// after call while it comes in. Whoever appends then calls <see cref="AcceptAsync(Batch, CancellationToken)"/>.
    /// </summary>
    public async Task AppendAsync(Batch batch, IReadOnlyList<IReadOnlyList<string>> itemKeys, CancellationToken cancellationToken)
    {
        var first = batch.SliceCount;
        await slices.InsertManyAsync(
            itemKeys.Select((keys, index) => new Slice
            {
                BatchId = batch.CorrelationId,
                No = first + index,
                Items = [.. keys.Select(key => new SliceItem(key))],
            }),
            cancellationToken);
        batch.SliceCount += itemKeys.Count;
        batch.Total += itemKeys.Sum(keys => keys.Count);
    }

    /// <summary>
    /// Stores the header as accepted, with the slices that were appended (none: the batch ends at once), then tells. When it
    /// returns, a read finds the batch. False when the submission took so long that it was removed meanwhile.
    /// </summary>
    public async Task<bool> AcceptAsync(Batch batch, CancellationToken cancellationToken)
    {
        batch.State = BatchStates.Accepted;
        batch.NextCheckAt = time.GetUtcNow() + options.Value.SweepInterval;
        batch.Outgoing.Add(new(OutgoingKind.Accepted, batch.CreatedAt));
        if (!await batches.SaveAsync(batch, cancellationToken))
        {
            batch.State = BatchStates.Discarding;
            return false;
        }

        // Stored: the sweeper sends it, should this process or the broker be gone now. So the answer is "accepted" either way.
        await TellAsync(messenger.SendOutgoingAsync(batch, CancellationToken.None), batch.CorrelationId);
        return true;
    }

    /// <summary>
    /// Gives up a submission, and asks the pool to remove what it stored so far. Should the broker be down, the sweeper asks again.
    /// </summary>
    public async Task DiscardAsync(Batch batch, CancellationToken cancellationToken)
    {
        await GiveUpAsync(batch.CorrelationId, cancellationToken);
        await TellAsync(messenger.SendDiscardAsync(batch, CancellationToken.None), batch.CorrelationId);
    }

    /// <summary>Gives up a submission that is still being received: it can no longer be accepted, and the sweeper removes it.</summary>
    public Task GiveUpAsync(Guid batchId, CancellationToken cancellationToken) => batches.UpdateAsync(
        BatchCollection.IdOf(batchId),
        batch =>
        {
            if (batch.State != BatchStates.Receiving)
                return null;
            batch.State = BatchStates.Discarding;
            batch.NextCheckAt = time.GetUtcNow();
            return batch;
        },
        cancellationToken);

    /// <summary>
    /// Asks a batch to stop: what is not begun is given up, what runs may end. Returns the batch as stored, or null when there
    /// is none. A batch that has come to rest stays as it is.
    /// </summary>
    public async Task<Batch?> CancelAsync(Guid batchId, CancellationToken cancellationToken)
    {
        while (await batches.LoadAsync(batchId, cancellationToken) is { } batch)
        {
            if (batch.IsTerminal || batch.CancelRequestedAt is not null)
                return batch;
            batch.CancelRequestedAt = time.GetUtcNow();
            if (!await batches.SaveAsync(batch, cancellationToken))
                continue;
            await TellAsync(
                messenger.SendToTrackingAsync(new Contracts.CheckBatch { BatchId = batchId }, CancellationToken.None), batchId);
            return batch;
        }

        return null;
    }

    private async Task TellAsync(Task sending, Guid batchId)
    {
        try
        {
            await sending.WaitAsync(TellPatience, time);
        }
        catch (Exception exception)
        {
            LogNotTold(exception, batchId);
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Batch {BatchId} is stored but tracking could not be told; the sweeper will")]
    private partial void LogNotTold(Exception exception, Guid batchId);
}
