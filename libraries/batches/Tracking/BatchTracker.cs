using Microsoft.Extensions.Options;

namespace Shortlist.Batches;

/// <summary>
/// What tracking does whenever it is told to look: brings a batch up to date with its slices. It is level-triggered: it
/// asks how things stand and never what happened, so lost, repeated, late and reordered messages change nothing but
/// how soon it looks. It changes the batch in memory; whoever calls it stores the batch and then sends
/// what it owes (<see cref="Batch.Outgoing"/>).
/// </summary>
public sealed class BatchTracker
{
    /// <summary>
    /// So many slices of a tenant go to a pool's own queue, and the others to its backlog. Workers serve both, so a small batch never
    /// waits for what a large one has queued, however long its items take.
    /// </summary>
    internal const int SlicesBeforeBacklog = 16;

    private readonly SliceCollection _slices;
    private readonly TenantSlotCollection _slots;
    private readonly BatchOptions _options;
    private readonly TransportLife _life;
    private readonly TimeProvider _time;

    /// <summary>For the container.</summary>
    internal BatchTracker(
        SliceCollection slices, TenantSlotCollection slots, IOptions<BatchOptions> options, TransportLife life, TimeProvider time)
    {
        _slices = slices;
        _slots = slots;
        _options = options.Value;
        _life = life;
        _time = time;
    }

    /// <summary>
    /// Looks, and returns the state that the batch is in now. Counters are overwritten with the sums over the slices; slices
    /// that ended leave the window and others are handed out; leases that ran out are taken away; the end is told
    /// once all slices have ended, and never before.
    /// </summary>
    public async Task<string> LookAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (!batch.IsVisible)
            return batch.State;
        if (batch.IsTerminal)
        {
            await RecountAsync(batch, cancellationToken);
            return batch.State;
        }

        var now = _time.GetUtcNow();
        var standings = await _slices.StandingsAsync(
            batch.CorrelationId, batch.SettledSlices, batch.NextSlice, cancellationToken);
        Tally(batch, standings);
        if (batch.SettledSlices == batch.SliceCount)
        {
            if (batch.Counters.Pending > 0)
                batch.Counters = await _slices.SumAsync(batch.CorrelationId, cancellationToken);
            return End(batch, now, _options.SweepInterval);
        }

        await TakeBackSilentSlicesAsync(batch, standings, now, cancellationToken);
        var state = await HandOutAsync(batch, now, cancellationToken);
        TellProgress(batch, now);

        // Soon when something is owed, in case it is never sent; otherwise now and then. Moved in steps, so that a look that
        // finds nothing new stores nothing.
        if (batch.Outgoing.Count > 0)
            batch.NextCheckAt = now + _options.SweepInterval;
        else if (batch.NextCheckAt < now + _options.Lease / 4)
            batch.NextCheckAt = now + _options.Lease / 2;
        return state;
    }

    /// <summary>Overwrites the counters, and moves the mark below which every slice has ended.</summary>
    private static void Tally(Batch batch, List<SliceStanding> standings)
    {
        var counters = batch.SettledCounters;
        var open = new HashSet<int>();
        foreach (var slice in standings)
        {
            counters += slice.Counters;
            if (slice.Open > 0)
            {
                open.Add(slice.No);
            }
            else if (slice.No == batch.SettledSlices)
            {
                batch.SettledSlices++;
                batch.SettledCounters += slice.Counters;
            }
        }

        batch.Counters = counters;
        batch.Dispatched.RemoveAll(dispatched => !open.Contains(dispatched.No));
    }

    private void TellProgress(Batch batch, DateTimeOffset now)
    {
        var told = batch.ToldProgress ?? new(batch.StartedAt ?? now, default);
        if (batch.Counters == told.Counters || now - told.At < _options.ProgressInterval)
            return;
        batch.ToldProgress = new(now, batch.Counters);
        batch.Outgoing.Add(new(OutgoingKind.Progressed, now));
    }

    /// <summary>Items that were pending when the batch came to rest are resolved later: counts them anew, until none is left.</summary>
    private async Task RecountAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.Counters.Pending == 0)
            return;
        var now = _time.GetUtcNow();
        batch.Counters = await _slices.SumAsync(batch.CorrelationId, cancellationToken);
        if (batch.Counters.Pending == 0)
            batch.Outgoing.Add(new(OutgoingKind.Resolved, now));
        if (batch.Outgoing.Count > 0)
            batch.NextCheckAt = now + _options.SweepInterval;
        else if (batch.NextCheckAt <= now)
            batch.NextCheckAt = now + _options.Lease;
    }

    private static string End(Batch batch, DateTimeOffset now, TimeSpan sweepInterval)
    {
        // Its slots are given back once this is stored (see BatchOutbox).
        batch.CompletedAt = now;
        batch.NextCheckAt = now + sweepInterval;
        batch.Outgoing.Add(new(OutgoingKind.Ended, now));
        return batch.CancelRequestedAt is not null ? BatchStates.Cancelled
            : batch.State == BatchStates.Stopping ? BatchStates.Failed
            : BatchStates.Completed;
    }

    private async Task TakeBackSilentSlicesAsync(
        Batch batch, List<SliceStanding> standings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lost = batch.TransportLife is { } life && life != _life.Id;
        batch.TransportLife = _life.Id;
        for (var i = 0; i < batch.Dispatched.Count; i++)
        {
            var dispatched = batch.Dispatched[i];
            if (!lost && dispatched.LeaseUntil > now)
                continue;
            var standing = standings[dispatched.No - standings[0].No];
            if (!lost && standing.LeaseUntil > now)
            {
                batch.Dispatched[i] = dispatched with { LeaseUntil = standing.LeaseUntil.Value };
                continue;
            }

            if (await RaiseEpochAsync(batch.CorrelationId, dispatched, cancellationToken) is not { } epoch)
                continue;
            batch.Dispatched[i] = new(dispatched.No, epoch, now + _options.Lease);
            batch.Outgoing.Add(new(OutgoingKind.Slice, now, dispatched.No, epoch, InBacklog: i >= SlicesBeforeBacklog));
        }
    }

    /// <summary>Fences the worker that has gone silent: what it still commits under the old epoch is refused.</summary>
    private async Task<int?> RaiseEpochAsync(Guid batchId, DispatchedSlice dispatched, CancellationToken cancellationToken)
    {
        // Already above the epoch known here: an earlier look raised it and died before it could store that.
        var slice = await _slices.UpdateAsync(
            Slice.IdOf(batchId, dispatched.No),
            slice => slice.Epoch > dispatched.Epoch
                ? null
                : slice with
                {
                    Epoch = dispatched.Epoch + 1,
                    Crashes = slice.Crashes + (slice.LeaseUntil is null ? 0 : 1),
                    LeaseUntil = null,
                },
            cancellationToken);
        return slice?.Epoch;
    }

    private async Task<string> HandOutAsync(Batch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stopping = batch.State == BatchStates.Stopping || batch.CancelRequestedAt is not null || now >= batch.Deadline;
        var left = batch.SliceCount - batch.NextSlice;
        var holding = batch.Dispatched.Count;
        var window = batch.Ordered ? 1 : _options.Window;
        var grant = await _slots.ReserveAsync(
            batch, holding, Math.Min(window, holding + left), _options.SlotsOf(batch.Pool), cancellationToken);
        if (grant.Wake is { } other)
            batch.Outgoing.Add(new(OutgoingKind.Wake, now, Other: other));

        var room = Math.Min(Math.Min(grant.Slots, window) - holding, left);
        for (var i = 0; i < room; i++)
        {
            var no = batch.NextSlice++;
            batch.Dispatched.Add(new(no, 1, now + _options.Lease));
            batch.Outgoing.Add(new(OutgoingKind.Slice, now, no, 1, InBacklog: grant.Others + holding + i >= SlicesBeforeBacklog));
        }

        if (batch.Dispatched.Count == 0)
        {
            if (batch.State is not (BatchStates.Throttled or BatchStates.Stopping))
                batch.Outgoing.Add(new(OutgoingKind.Throttled, now));
            return stopping ? BatchStates.Stopping : BatchStates.Throttled;
        }

        if (batch.StartedAt is null)
        {
            batch.StartedAt = now;
            batch.Outgoing.Add(new(OutgoingKind.Started, now));
        }

        return stopping ? BatchStates.Stopping : BatchStates.Running;
    }
}

/// <summary>
/// Names one life of the transport. The in-memory transport forgets its messages with its process, so slices that
/// were handed out in another life are lost for sure and need not wait for their lease.
/// </summary>
/// <param name="Id">New for every start of an in-memory transport; null for a broker that keeps its messages.</param>
public sealed record TransportLife(string? Id);
