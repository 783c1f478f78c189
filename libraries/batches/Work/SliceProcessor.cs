using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shortlist.Contracts;
using Shortlist.Store;

namespace Shortlist.Batches;

/// <summary>
/// The worker loop for one slice: do the open items, commit their states and the sums over them in one
/// compare-and-set, tell, and only then let the message go. Wherever it stops, running it again comes to the same end.
/// </summary>
public sealed partial class SliceProcessor(
    ISliceHandler handler,
    SliceCollection slices,
    BatchCollection batches,
    CancelWatch cancelled,
    IHintSender hints,
    IOptions<BatchOptions> options,
    TimeProvider time,
    ILogger<SliceProcessor> logger)
{
    /// <summary>Handles one delivery.</summary>
    /// <param name="command">The message.</param>
    /// <param name="redelivered">Whether the broker says that an earlier receiver was lost.</param>
    /// <param name="cancellationToken">Stops the work; the message goes back to the queue.</param>
    public async Task ProcessAsync(ProcessSlice command, bool redelivered, CancellationToken cancellationToken)
    {
        using var activity = EngineTelemetry.Source.StartActivity("slice work");
        activity?.SetTag("shortlist.batch", command.BatchId).SetTag("shortlist.slice", command.No);

        if (await slices.FindAsync(Slice.IdOf(command.BatchId, command.No), cancellationToken) is not { } slice || slice.Value.Epoch != command.Epoch)
        {
            LogStale(command.BatchId, command.No, command.Epoch);
            return;
        }

        if (Open(slice.Value).Count > 0)
        {
            if (handler.MayCrash)
            {
                // Somebody has it, and nothing says that they are gone: should they be, the lease will tell.
                if (!redelivered && slice.Value.LeaseUntil > time.GetUtcNow())
                    return;
                if (await ClaimAsync(slice, command.Epoch, cancellationToken) is not { } claimed)
                    return;
                slice = claimed;
            }

            if (await DoAndCommitAsync(command, slice, cancellationToken) is not { } committed)
            {
                LogFenced(command.BatchId, command.No, command.Epoch);
                return;
            }

            slice = committed;
        }

        await handler.AnnounceAsync(Work(command, slice.Value.Items), cancellationToken);
        await hints.HintAsync(command.BatchId, cancellationToken);
    }

    /// <summary>
    /// Removes what an unfinished submission stored: what the handler knows of, then slices, and the header last, so that
    /// the sweeper asks again for what was not removed to the end.
    /// </summary>
    public async Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken)
    {
        var id = BatchCollection.IdOf(command.BatchId);
        var batch = await batches.UpdateAsync(
            id,
            batch =>
            {
                if (batch.State != BatchStates.Receiving)
                    return null;
                batch.State = BatchStates.Discarding;
                return batch;
            },
            cancellationToken);
        if (batch?.State != BatchStates.Discarding)
            return;
        await handler.DiscardAsync(command, cancellationToken);
        await slices.DeleteManyAsync([Where.Equal("batch", command.BatchId.ToString("N"))], cancellationToken);
        await batches.DeleteAsync(id, null, cancellationToken);
    }

    private static List<SliceItem> Open(Slice slice) => [.. slice.Items.Where(item => item.State == ItemState.Open)];

    private static SliceWork Work(ProcessSlice command, IReadOnlyList<SliceItem> items) =>
        new(command.BatchId, command.TenantId, items) { No = command.No };

    private async Task<Versioned<Slice>?> ClaimAsync(Versioned<Slice> read, int epoch, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + options.Value.Lease;
        var claimed = await slices.UpdateAsync(
            read,
            slice => slice.Epoch != epoch
                ? null
                : slice with { LeaseUntil = until, Crashes = slice.Crashes + (slice.LeaseUntil is null ? 0 : 1) },
            cancellationToken);
        return claimed is not null && claimed.Value.Epoch == epoch ? claimed : null;
    }

    private async Task<Versioned<Slice>?> DoAndCommitAsync(
        ProcessSlice command, Versioned<Slice> slice, CancellationToken cancellationToken)
    {
        var open = Open(slice.Value);
        var outcomes = await EndAsync(command, slice.Value, Work(command, open), cancellationToken);
        EngineTelemetry.Count(outcomes);

        var byKey = outcomes.ToDictionary(outcome => outcome.Key, StringComparer.Ordinal);
        var stored = await slices.UpdateAsync(
            slice, current => current.Epoch == command.Epoch && Open(current).Count > 0 ? current.With(byKey) : null, cancellationToken);
        return stored is not null && stored.Value.Epoch == command.Epoch ? stored : null;
    }

    private async Task<IReadOnlyList<ItemOutcome>> EndAsync(
        ProcessSlice command, Slice slice, SliceWork work, CancellationToken cancellationToken)
    {
        var abandonment = slice.Crashes >= options.Value.MaxCrashes ? new(ItemState.Failed, ItemErrors.MaxRetriesExceeded)
            : command.Order == SliceOrder.Expire ? new(ItemState.Failed, ItemErrors.TaskStuck)
            : command.Order == SliceOrder.Cancel || await cancelled.IsCancelledAsync(command.BatchId, handler.MayCrash, cancellationToken)
                ? new Abandonment(ItemState.Cancelled, "cancelled")
                : null;
        if (abandonment is not null)
        {
            await handler.AbandonAsync(work, abandonment, cancellationToken);
            return [.. work.Items.Select(item => new ItemOutcome(item.Key, abandonment.State, abandonment.Code))];
        }

        using var renewal = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(command, renewal.Token);
        var began = Stopwatch.GetTimestamp();
        try
        {
            return await handler.WorkAsync(work, cancellationToken);
        }
        finally
        {
            EngineTelemetry.SliceDuration.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await renewal.CancelAsync();
            await renewing;
        }
    }

    /// <summary>While the work goes on, says so every third of a lease.</summary>
    private async Task RenewAsync(ProcessSlice command, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var until = time.GetUtcNow() + options.Value.Lease;
                await slices.UpdateAsync(
                    Slice.IdOf(command.BatchId, command.No),
                    slice => slice.Epoch == command.Epoch && Open(slice).Count > 0 ? slice with { LeaseUntil = until } : null,
                    cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The work has ended: that is how renewing stops.
        }
        catch (StoreUnavailableException exception)
        {
            // The commit at the end of the work will meet the same store and be tried again.
            LogNotRenewed(exception, command.BatchId, command.No);
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Slice {No} of batch {BatchId}: epoch {Epoch} is not in force, dropped")]
    private partial void LogStale(Guid batchId, int no, int epoch);

    [LoggerMessage(2, LogLevel.Warning, "Slice {No} of batch {BatchId}: lost its lease of epoch {Epoch} while working, result dropped")]
    private partial void LogFenced(Guid batchId, int no, int epoch);

    [LoggerMessage(3, LogLevel.Warning, "Slice {No} of batch {BatchId}: could not renew its lease")]
    private partial void LogNotRenewed(Exception exception, Guid batchId, int no);
}
