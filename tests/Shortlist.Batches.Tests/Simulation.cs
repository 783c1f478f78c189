using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shortlist.Contracts;

namespace Shortlist.Batches.Tests;

/// <summary>A process died here.</summary>
internal sealed class Crash : Exception;

/// <summary>
/// The engine and its tracker on a network that repeats, loses and reorders, over a store that dies before or after any
/// write, with workers that stop in the middle and come back too late. After every step it checks what must always hold.
/// </summary>
internal sealed class Simulation : IBatchMessenger, IHintSender, ISliceHandler
{
    private readonly MemoryStore _store = new();
    private readonly ManualTime _time = new();
    private readonly BatchCollection _batches;
    private readonly SliceCollection _slices;
    private readonly TenantSlotCollection _slots;
    private readonly BatchTracker _tracker;
    private readonly BatchOutbox _outbox;
    private readonly BatchIntake _intake;
    private readonly SliceProcessor _processor;
    private readonly BatchOptions _options;
    private readonly List<object> _network = [];
    private readonly List<(Task Running, TaskCompletionSource Gate)> _paused = [];
    private readonly Dictionary<string, ItemState> _seen = new(StringComparer.Ordinal);
    private readonly List<BatchCounters> _told = [];
    private TaskCompletionSource? _gate;
    private int _writesUntilCrash = -1;
    private bool _crashAfter;
    private Batch? _last;

    public Simulation(bool mayCrash, int window, int tenantSlots)
    {
        MayCrash = mayCrash;
        _options = new BatchOptions { Window = window, TenantSlots = tenantSlots, MaxCrashes = 3 };
        var options = Options.Create(_options);
        _batches = new(_store);
        _slices = new(_store);
        _slots = new(_store);
        _tracker = new(_slices, _slots, options, new TransportLife(null), _time);
        _outbox = new(_batches, _slots, this, options);
        _intake = new(_batches, _slices, this, options, _time, NullLogger<BatchIntake>.Instance);
        _processor = new(
            this, _slices, _batches, new CancelWatch(_batches, _time), this, options, _time, NullLogger<SliceProcessor>.Instance);
        _store.AroundWrite = AroundWrite;
    }

    public static Guid BatchId { get; } = DerivedId.Of("simulated");

    public bool MayCrash { get; }

    public int Messages => _network.Count;

    public IReadOnlyList<BatchCounters> Told => _told;

    public bool WasCancelled { get; private set; }

    public async Task SubmitAsync(IReadOnlyList<string> items, int sliceSize)
    {
        var batch = await _intake.BeginAsync(
            new NewBatch
            {
                Id = BatchId,
                PublicId = "batch_1",
                TenantId = "acme",
                Surface = "test",
                Kind = "NoOp",
                Pool = "no-op",
            },
            default);
        await _intake.AcceptAsync(batch.ShouldNotBeNull(), items, sliceSize, default);
    }

    /// <summary>Delivers the message at the index; lost, kept or taken off the network as the transport does.</summary>
    public async Task DeliverAsync(int index, bool keep, bool redelivered, bool pause)
    {
        if (_network.Count == 0)
            return;
        var message = _network[index % _network.Count];
        if (!keep)
            _network.Remove(message);
        try
        {
            switch (message)
            {
                case ProcessSlice slice:
                    await WorkAsync(slice, redelivered, pause);
                    break;
                case BatchAccepted:
                case SliceAdvanced:
                case CheckBatch:
                    await TrackAsync(message);
                    break;
            }
        }
        catch (Crash)
        {
            // The process is gone and the message unacknowledged: the broker gives it to the next one.
            _network.Add(message);
        }

        await CheckAsync();
    }

    public void Lose(int index)
    {
        if (_network.Count > 0)
            _network.RemoveAt(index % _network.Count);
    }

    public void CrashAt(int write, bool after) => (_writesUntilCrash, _crashAfter) = (write, after);

    public void Advance(TimeSpan by) => _time.Advance(by);

    public async Task SweepAsync()
    {
        foreach (var due in await _batches.DueAsync(_time.GetUtcNow(), 10, default))
            _network.Add(new CheckBatch { BatchId = due.CorrelationId });
    }

    public async Task CancelAsync()
    {
        try
        {
            WasCancelled = true;
            await _intake.CancelAsync(BatchId, default);
        }
        catch (Crash)
        {
            // The caller never got an answer; whether it was stored is for the store to say.
        }

        await CheckAsync();
    }

    /// <summary>A worker that stood still goes on, long after others took over.</summary>
    public async Task ResumeAsync()
    {
        if (_paused.Count == 0)
            return;
        var (running, gate) = _paused[0];
        _paused.RemoveAt(0);
        gate.SetResult();
        try
        {
            await running;
        }
        catch (Crash)
        {
            // Nobody waits for this one any more.
        }

        await CheckAsync();
    }

    /// <summary>The weather clears: everything is delivered, the sweeper runs. Returns the batch at rest.</summary>
    public async Task<Batch> SettleAsync()
    {
        _writesUntilCrash = -1;
        for (var round = 0; round < 200; round++)
        {
            while (_paused.Count > 0)
                await ResumeAsync();
            while (_network.Count > 0)
                await DeliverAsync(0, keep: false, redelivered: false, pause: false);
            if ((await _batches.LoadAsync(BatchId, default)) is { IsTerminal: true, Outgoing.Count: 0 } batch)
                return batch;
            Advance(_options.Lease);
            await SweepAsync();
        }

        throw new InvalidOperationException("The batch never came to rest.");
    }

    public async Task<int> HeldSlotsAsync() =>
        (await _slots.QueryAsync(new Store.Query(), default)).Sum(slots => slots.Value.InUse);

    public async Task<IReadOnlyList<SliceItem>> ItemsAsync() =>
    [
        .. (await _slices.QueryAsync(new Store.Query { OrderBy = [new Store.SortKey("no")] }, default))
            .SelectMany(slice => slice.Value.Items),
    ];

    Task IBatchMessenger.SendToPoolAsync<T>(string pool, T command, Guid messageId, CancellationToken cancellationToken) => Post(command);

    Task IBatchMessenger.SendToTrackingAsync<T>(T message, CancellationToken cancellationToken) => Post(message);

    Task IBatchMessenger.HintAsync(SliceAdvanced hint, CancellationToken cancellationToken) => Post(hint);

    async Task IBatchMessenger.PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken)
    {
        var ended = message switch
        {
            BatchCompleted completed => completed.Result,
            BatchCancelled cancelled => cancelled.Result,
            BatchFailed failed => failed.Result,
            _ => null,
        };
        if (ended is not null)
        {
            // Never before it is true.
            (await ItemsAsync()).ShouldNotContain(item => item.State == ItemState.Open);
            _told.Add(new(ended.Succeeded, ended.Failed, ended.Cancelled));
        }

        await Post(message);
    }

    Task IHintSender.HintAsync(Guid batchId, CancellationToken cancellationToken) => Post(new SliceAdvanced { BatchId = batchId });

    async Task<IReadOnlyList<ItemOutcome>> ISliceHandler.WorkAsync(SliceWork work, CancellationToken cancellationToken)
    {
        if (_gate is { } gate)
        {
            _gate = null;
            await gate.Task;
        }

        return
        [
            .. work.Items.Select(item => item.Key.StartsWith("bad", StringComparison.Ordinal)
                ? ItemOutcome.Failure(item.Key, "bad")
                : ItemOutcome.Success(item.Key)),
        ];
    }

    Task ISliceHandler.AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken) => Task.CompletedTask;

    Task ISliceHandler.AnnounceAsync(SliceWork work, CancellationToken cancellationToken) => Task.CompletedTask;

    Task ISliceHandler.DiscardAsync(DiscardBatch command, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WorkAsync(ProcessSlice slice, bool redelivered, bool pause)
    {
        if (!pause)
        {
            await _processor.ProcessAsync(slice, redelivered, default);
            return;
        }

        var gate = _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = _processor.ProcessAsync(slice, redelivered, default);
        if (_gate is null && !running.IsCompleted)
        {
            _paused.Add((running, gate));
        }
        else
        {
            _gate = null;
            await running;
        }
    }

    /// <summary>What the saga's endpoint does with a message.</summary>
    private async Task TrackAsync(object message)
    {
        while (true)
        {
            var batch = await _batches.LoadAsync(BatchId, default);
            if (batch is null)
                return;
            var loaded = BatchOutbox.Snapshot(batch);
            if (message is BatchAccepted)
                batch.Outgoing.RemoveAll(outgoing => outgoing.Kind == OutgoingKind.Accepted);
            batch.State = await _tracker.LookAsync(batch, default);
            if (await _outbox.StoreAndSendAsync(batch, loaded, default))
                return;
        }
    }

    private Task Post(object message)
    {
        _network.Add(message);
        return Task.CompletedTask;
    }

    private void AroundWrite(bool after)
    {
        if (after != _crashAfter || _writesUntilCrash < 0)
            return;
        if (_writesUntilCrash-- == 0)
            throw new Crash();
    }

    /// <summary>What holds at every moment.</summary>
    private async Task CheckAsync()
    {
        foreach (var item in await ItemsAsync())
        {
            if (_seen.TryGetValue(item.Key, out var before) && before != ItemState.Open)
                item.State.ShouldBe(before, $"item {item.Key} left its terminal state");
            _seen[item.Key] = item.State;
        }

        if (await _batches.LoadAsync(BatchId, default) is not { } batch)
            return;
        var sums = await _slices.SumAsync(BatchId, default);
        sums.ShouldBe(new BatchCounters(
            _seen.Values.Count(state => state == ItemState.Succeeded),
            _seen.Values.Count(state => state == ItemState.Failed),
            _seen.Values.Count(state => state == ItemState.Cancelled)));
        batch.Counters.Ended.ShouldBeLessThanOrEqualTo(sums.Ended);
        batch.Dispatched.Count.ShouldBeLessThanOrEqualTo(_options.Window);
        if (batch.IsTerminal)
            batch.Counters.ShouldBe(sums);
        if (_last is not null)
        {
            batch.Counters.Succeeded.ShouldBeGreaterThanOrEqualTo(_last.Counters.Succeeded);
            batch.Counters.Failed.ShouldBeGreaterThanOrEqualTo(_last.Counters.Failed);
            batch.Counters.Cancelled.ShouldBeGreaterThanOrEqualTo(_last.Counters.Cancelled);
            if (_last.IsTerminal)
            {
                batch.State.ShouldBe(_last.State, "a terminal state was left");
                batch.CompletedAt.ShouldBe(_last.CompletedAt);
            }
        }

        _last = batch;
    }
}
