using System.Collections.Concurrent;
using Shortlist.Batches;
using Shortlist.Contracts;

namespace Shortlist.Tracking.Tests;

public sealed class BatchLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_WithGoodAndBadItems_CompletesWithExactCounters()
    {
        await using var tracked = await TrackedBatches.StartAsync(new TestHandler
        {
            Work = (item, _) => Task.FromResult(item.Key.EndsWith('3')
                ? ItemOutcome.Failure(item.Key, "three")
                : ItemOutcome.Success(item.Key)),
        });

        var batch = await tracked.SubmitAsync(25, sliceSize: 4);
        var done = await tracked.UntilAsync(batch.CorrelationId, found => found is { IsTerminal: true, Outgoing.Count: 0 });

        done.State.ShouldBe(BatchStates.Completed);
        done.Counters.ShouldBe(new BatchCounters(22, 3, 0));
        (await tracked.Slices.SumAsync(batch.CorrelationId, Cancellation)).ShouldBe(done.Counters);
        await Eventually.IsSoAsync(() => tracked.Events.OfType<BatchCompleted>().Any());
        var told = tracked.Events.OfType<BatchCompleted>().First();
        told.Batch.Id.ShouldBe(batch.CorrelationId);
        told.Result.ShouldBe(new BatchResult { Succeeded = 22, Failed = 3, Cancelled = 0 });
        tracked.Events.OfType<BatchAccepted>().ShouldContain(accepted => accepted.Batch.PublicId == batch.PublicId);
        await Eventually.IsSoAsync(() => tracked.Events.OfType<BatchStarted>().Any());
    }

    [Fact]
    public async Task Batch_ThatTakesLong_TellsHowFarItIs()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var tracked = await TrackedBatches.StartAsync(
            new TestHandler
            {
                Work = async (item, _) =>
                {
                    if (item.Key == "item2")
                        await gate.Task;
                    return ItemOutcome.Success(item.Key);
                },
            },
            null,
            ("Batches:ProgressInterval", "00:00:00.1"),
            ("Batches:Lease", "00:00:01"));

        var batch = await tracked.SubmitAsync(3);
        await Eventually.IsSoAsync(() => tracked.Events.OfType<BatchProgressed>().Any(told => told.Result.Succeeded == 2));
        gate.SetResult();
        await tracked.UntilAsync(batch.CorrelationId, found => found is { IsTerminal: true, Outgoing.Count: 0 });

        tracked.Events.OfType<BatchProgressed>().ShouldAllBe(told => told.Batch.Total == 3 && told.Result.Succeeded < 3);
        tracked.Events.OfType<BatchProgressed>().Select(told => told.Result.Succeeded).ShouldBeUnique();
    }

    [Fact]
    public async Task Batch_WhoseFirstMessageWasLost_IsFoundByTheSweeper()
    {
        await using var tracked = await TrackedBatches.StartAsync(new TestHandler());

        // What intake stores just before it sends, and nothing sent.
        var batch = await tracked.SubmitAsync(3, accept: false);
        await tracked.Slices.InsertManyAsync(
            Enumerable.Range(0, 3).Select(no => new Slice { BatchId = batch.CorrelationId, No = no, Items = [new($"item{no}")] }), Cancellation);
        (batch.State, batch.Total, batch.SliceCount, batch.NextCheckAt) = (BatchStates.Accepted, 3, 3, batch.CreatedAt);
        batch.Outgoing.Add(new(OutgoingKind.Accepted, batch.CreatedAt));
        (await tracked.Batches.SaveAsync(batch, Cancellation)).ShouldBeTrue();

        var done = await tracked.UntilAsync(batch.CorrelationId, found => found.IsTerminal);

        done.Counters.ShouldBe(new BatchCounters(3, 0, 0));
        await Eventually.IsSoAsync(() => tracked.Events.OfType<BatchAccepted>().Any());
    }

    [Fact]
    public async Task Batch_ThatWasNeverSubmittedToTheEnd_IsRemoved()
    {
        var handler = new TestHandler();
        await using var tracked = await TrackedBatches.StartAsync(handler, null, ("Batches:ReceiveTimeout", "00:00:01"));

        var batch = await tracked.SubmitAsync(0, accept: false);

        await Eventually.IsSoAsync(() => handler.Discarded.Contains(batch.CorrelationId));
        await Eventually.FindAsync(async () => await tracked.Batches.LoadAsync(batch.CorrelationId, Cancellation) is null ? "gone" : null);
    }

    [Fact]
    public async Task Cancel_WhileItemsRun_LetsThemEndAndGivesUpTheRest()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = 0;
        var handler = new TestHandler
        {
            Work = async (item, _) =>
            {
                Interlocked.Increment(ref running);
                await gate.Task;
                return ItemOutcome.Success(item.Key);
            },
        };
        await using var tracked = await TrackedBatches.StartAsync(handler);
        var batch = await tracked.SubmitAsync(40);
        await Eventually.IsSoAsync(() => Volatile.Read(ref running) == 2);

        await tracked.Intake.CancelAsync(batch.CorrelationId, Cancellation);
        gate.SetResult();
        var done = await tracked.UntilAsync(batch.CorrelationId, found => found.IsTerminal);

        done.State.ShouldBe(BatchStates.Cancelled);
        done.Counters.Succeeded.ShouldBe(2);
        done.Counters.Cancelled.ShouldBe(40 - done.Counters.Succeeded);
        handler.Abandoned.Count.ShouldBe(done.Counters.Cancelled);
        await Eventually.IsSoAsync(() => tracked.Events.OfType<BatchCancelled>().Any());

        var again = await tracked.Intake.CancelAsync(batch.CorrelationId, Cancellation);
        again.ShouldNotBeNull().CompletedAt.ShouldBe(done.CompletedAt);
    }

    [Fact]
    public async Task Batch_PastItsDeadline_FailsWhatIsOpenAsStuck()
    {
        var handler = new TestHandler();
        await using var tracked = await TrackedBatches.StartAsync(handler, null, ("Batches:Deadline", "00:00:01"));

        var batch = await tracked.SubmitAsync(1, accept: false);
        await tracked.Slices.InsertManyAsync([new Slice { BatchId = batch.CorrelationId, No = 0, Items = [new("item0")] }], Cancellation);
        await tracked.UntilAsync(batch.CorrelationId, found => found.Deadline < TimeProvider.System.GetUtcNow());
        (batch.State, batch.Total, batch.SliceCount, batch.NextCheckAt) = (BatchStates.Accepted, 1, 1, batch.CreatedAt);
        (await tracked.Batches.SaveAsync(batch, Cancellation)).ShouldBeTrue();

        var done = await tracked.UntilAsync(batch.CorrelationId, found => found.IsTerminal);

        done.State.ShouldBe(BatchStates.Failed);
        done.Counters.ShouldBe(new BatchCounters(0, 1, 0));
        handler.Abandoned.ShouldBe(["item0: TASK_STUCK"]);
        await Eventually.IsSoAsync(() => tracked.Events.OfType<BatchFailed>().Any());
    }

    [Fact]
    public async Task Batches_OfATenantOverItsCap_WaitAndGoOnByThemselves()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new TestHandler
        {
            Work = async (item, _) =>
            {
                await gate.Task;
                return ItemOutcome.Success(item.Key);
            },
        };
        await using var tracked = await TrackedBatches.StartAsync(handler, null, ("Batches:TenantSlots", "2"));
        var first = await tracked.SubmitAsync(6);
        await tracked.UntilAsync(first.CorrelationId, found => found.Dispatched.Count == 2);

        var second = await tracked.SubmitAsync(2);
        var waiting = await tracked.UntilAsync(second.CorrelationId, found => found.State == BatchStates.Throttled);
        waiting.Dispatched.ShouldBeEmpty();
        var other = await tracked.SubmitAsync(1, tenant: "other");
        await tracked.UntilAsync(other.CorrelationId, found => found.State == BatchStates.Running);

        gate.SetResult();
        foreach (var batch in new[] { first, second, other })
            (await tracked.UntilAsync(batch.CorrelationId, found => found.IsTerminal)).State.ShouldBe(BatchStates.Completed);
        tracked.Events.OfType<BatchThrottled>().ShouldContain(throttled => throttled.Batch.Id == second.CorrelationId);
    }

    [Fact]
    public async Task SmallBatch_BesideALargeOneOfAnotherTenant_DoesNotWaitForItsBacklog()
    {
        const int Large = 200;
        const string Small = "small";
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = new ConcurrentQueue<string>();
        var handler = new TestHandler
        {
            Work = async (item, _) =>
            {
                await gate.Task;
                done.Enqueue(item.Key);
                return ItemOutcome.Success(item.Key);
            },
        };
        await using var tracked = await TrackedBatches.StartAsync(handler);
        var large = await tracked.SubmitAsync(Large);
        await tracked.UntilAsync(large.CorrelationId, found => found is { Dispatched.Count: > 100, Outgoing.Count: 0 });

        var small = await tracked.SubmitAsync(5, tenant: "other", keyPrefix: Small);
        await tracked.UntilAsync(small.CorrelationId, found => found is { Dispatched.Count: 5, Outgoing.Count: 0 });
        gate.SetResult();

        await tracked.UntilAsync(large.CorrelationId, found => found.IsTerminal);
        var lastOfSmall = done.Index().Last(each => each.Item.StartsWith(Small, StringComparison.Ordinal)).Index;
        lastOfSmall.ShouldBeLessThan(Large / 2, "more than half of what was queued before it went first");
    }

    [Fact]
    public async Task Restart_OnTheSameData_FinishesWhatWasOpen()
    {
        var data = Directory.CreateTempSubdirectory("shortlist-restart-").FullName;
        Guid batchId;
        await using (var tracked = await TrackedBatches.StartAsync(new TestHandler { Work = Hang }, data))
        {
            batchId = (await tracked.SubmitAsync(5)).CorrelationId;
            await tracked.UntilAsync(batchId, found => found.Dispatched.Count == 5);
        }

        await using (var tracked = await TrackedBatches.StartAsync(new TestHandler(), data))
        {
            var done = await tracked.UntilAsync(batchId, found => found.IsTerminal);
            done.Counters.ShouldBe(new BatchCounters(5, 0, 0));
        }

        Directory.Delete(data, recursive: true);

        static async Task<ItemOutcome> Hang(SliceItem item, CancellationToken stopped)
        {
            await Task.Delay(Timeout.Infinite, stopped);
            return ItemOutcome.Success(item.Key);
        }
    }
}
