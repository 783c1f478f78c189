using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Shortlist.Contracts;

namespace Shortlist.Batches.Tests;

public sealed class HintSenderTests
{
    private static readonly Guid Batch = new(1, 0, 0, new byte[8]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HintAsync_First_GoesAtOnce()
    {
        var broker = new Broker();
        await using var hints = Sender(broker);

        await hints.HintAsync(Batch, Cancel);

        broker.Sent.ShouldBe([Batch]);
    }

    [Fact]
    public async Task HintAsync_WhileOneIsUnderway_OneSpeaksForAllThatCame()
    {
        var broker = new Broker { IsHeld = true };
        var hints = Sender(broker);
        var first = hints.HintAsync(Batch, Cancel);
        for (var i = 0; i < 100; i++)
            await hints.HintAsync(Batch, Cancel);
        broker.Sent.Count.ShouldBe(1);

        broker.Release();
        await first;

        await broker.HasSentAsync(2);
        await hints.DisposeAsync();
        broker.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task HintAsync_OfAnotherBatch_WaitsForNobody()
    {
        var broker = new Broker { IsHeld = true };
        await using var hints = Sender(broker);
        var other = new Guid(2, 0, 0, new byte[8]);
        var sends = new[] { hints.HintAsync(Batch, Cancel), hints.HintAsync(other, Cancel) };

        broker.Sent.ShouldBe([Batch, other], ignoreOrder: true);

        broker.Release();
        await Task.WhenAll(sends);
    }

    [Fact]
    public async Task HintAsync_LongRow_EndsWithOneThatSpeaksForTheLast()
    {
        var broker = new Broker();
        var hints = Sender(broker);
        for (var i = 0; i < 1000; i++)
            await hints.HintAsync(Batch, Cancel);
        var before = broker.Sent.Count;

        await hints.DisposeAsync();

        // What was put off goes before the sender does: at the most one is left, and the row cost few.
        broker.Sent.Count.ShouldBeInRange(before, before + 1);
        broker.Sent.Count.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task HintAsync_LaterOneIsLost_HurtsNobodyAndTheNextGoes()
    {
        var broker = new Broker { IsHeld = true };
        await using var hints = Sender(broker);
        var first = hints.HintAsync(Batch, Cancel);
        await hints.HintAsync(Batch, Cancel);
        broker.Fails = 1;
        broker.Release();
        await first;
        await broker.HasSentAsync(2);

        await hints.HintAsync(Batch, Cancel);

        await broker.HasSentAsync(3);
    }

    private static HintSender Sender(Broker broker) => new(broker, TimeProvider.System, NullLogger<HintSender>.Instance);

    /// <summary>Takes hints, at once or when it is released, and may lose the next.</summary>
    private sealed class Broker : IBatchMessenger
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<Guid> Sent { get; } = [];

        public bool IsHeld { get; init; }

        public int Fails { get; set; }

        public void Release() => _released.SetResult();

        public async Task HasSentAsync(int count)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            deadline.CancelAfter(TimeSpan.FromSeconds(30));
            while (Sent.Count < count)
                await Task.Delay(5, deadline.Token);
        }

        public async Task HintAsync(SliceAdvanced hint, CancellationToken cancellationToken)
        {
            Sent.Enqueue(hint.BatchId);
            if (IsHeld)
                await _released.Task;
            if (Sent.Count > 1 && Fails-- > 0)
                throw new InvalidOperationException("The broker is gone.");
        }

        public Task SendToPoolAsync<T>(string pool, T command, Guid messageId, CancellationToken cancellationToken)
            where T : class => Task.CompletedTask;

        public Task SendToTrackingAsync<T>(T message, CancellationToken cancellationToken)
            where T : class => Task.CompletedTask;

        public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken)
            where T : class => Task.CompletedTask;
    }
}
