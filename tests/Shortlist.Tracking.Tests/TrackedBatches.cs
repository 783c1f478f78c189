using System.Collections.Concurrent;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shortlist.Batches;
using Shortlist.Contracts;
using Shortlist.Hosting;

namespace Shortlist.Tracking.Tests;

/// <summary>The tracking service and one pool of workers on the in-memory transport and SQLite, as <c>standalone</c> runs them.</summary>
internal sealed class TrackedBatches : IAsyncDisposable
{
    public const string Pool = "test-pool";
    private readonly string _data;
    private readonly bool _keepData;
    private readonly WebApplication _host;

    private TrackedBatches(string data, bool keepData, WebApplication host) => (_data, _keepData, _host) = (data, keepData, host);

    public BatchCollection Batches => _host.Services.GetRequiredService<BatchCollection>();

    public SliceCollection Slices => _host.Services.GetRequiredService<SliceCollection>();

    public BatchIntake Intake => _host.Services.GetRequiredService<BatchIntake>();

    public IBatchMessenger Messenger => _host.Services.GetRequiredService<IBatchMessenger>();

    public TestHandler Handler => _host.Services.GetRequiredService<TestHandler>();

    public ConcurrentQueue<object> Events => _host.Services.GetRequiredService<EventLog>().Events;

    public static async Task<TrackedBatches> StartAsync(
        TestHandler handler, string? data = null, params (string Key, string Value)[] settings)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("shortlist-tracking-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
        [
            new("Bus:Transport", "in-memory"),
            new("Store:Kind", StoreOptions.Sqlite),
            new("Store:Path", folder),
            new("Store:Synchronous", "Normal"),
            new("Batches:SweepInterval", "00:00:00.2"),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        builder.Services.AddShortlistStore();
        builder.Services.AddTracking();
        builder.Services.AddSingleton(handler);
        builder.Services.AddSingleton<EventLog>();
        builder.Services.AddShortlistBus(
            builder.Configuration,
            bus => bus.AddTrackingConsumers(),
            bus => bus.AddPool<TestHandler>(Pool, 2, builder.Configuration),
            bus => bus.AddConsumer<EventLog.Listener>());
        builder.Services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = true;
            // Long enough for tracking to end its look: in these tests the process goes on, and what hangs must not meet the next life.
            options.ConsumerStopTimeout = TimeSpan.FromSeconds(2);
        });
        var app = builder.Build();
        await app.StartAsync();
        return new(folder, data is not null, app);
    }

    /// <summary>A submission as a surface makes it.</summary>
    public async Task<Batch> SubmitAsync(int items, int sliceSize = 1, bool accept = true, string tenant = "acme", string keyPrefix = "item")
    {
        var id = Guid.CreateVersion7();
        var batch = (await Intake.BeginAsync(
            new NewBatch
            {
                Id = id,
                PublicId = $"batch_{id:N}",
                TenantId = tenant,
                Surface = "test",
                Kind = "Test",
                Pool = Pool,
            },
            default)).ShouldNotBeNull();
        if (accept)
            (await Intake.AcceptAsync(batch, Enumerable.Range(0, items).Select(i => $"{keyPrefix}{i}"), sliceSize, default)).ShouldBeTrue();
        return batch;
    }

    /// <summary>The batch once it is as wanted.</summary>
    public Task<Batch> UntilAsync(Guid batchId, Func<Batch, bool> isSo) => Eventually.FindAsync(async () =>
        await Batches.LoadAsync(batchId, default) is { } batch && isSo(batch) ? batch : null);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
        if (!_keepData)
            Directory.Delete(_data, recursive: true);
    }

    /// <summary>Whatever is told of batches.</summary>
    internal sealed class EventLog
    {
        public ConcurrentQueue<object> Events { get; } = [];

        internal sealed class Listener(EventLog log)
            : IConsumer<BatchAccepted>, IConsumer<BatchStarted>, IConsumer<BatchProgressed>, IConsumer<BatchThrottled>, IConsumer<BatchCompleted>, IConsumer<BatchCancelled>, IConsumer<BatchFailed>
        {
            public Task Consume(ConsumeContext<BatchAccepted> context) => Note(context.Message);

            public Task Consume(ConsumeContext<BatchStarted> context) => Note(context.Message);

            public Task Consume(ConsumeContext<BatchProgressed> context) => Note(context.Message);

            public Task Consume(ConsumeContext<BatchThrottled> context) => Note(context.Message);

            public Task Consume(ConsumeContext<BatchCompleted> context) => Note(context.Message);

            public Task Consume(ConsumeContext<BatchCancelled> context) => Note(context.Message);

            public Task Consume(ConsumeContext<BatchFailed> context) => Note(context.Message);

            private Task Note(object message)
            {
                log.Events.Enqueue(message);
                return Task.CompletedTask;
            }
        }
    }
}

/// <summary>Work that is done as the test says.</summary>
internal sealed class TestHandler : ISliceHandler
{
    public Func<SliceItem, CancellationToken, Task<ItemOutcome>> Work { get; set; } = (item, _) => Task.FromResult(ItemOutcome.Success(item.Key));

    public ConcurrentQueue<string> Abandoned { get; } = [];

    public ConcurrentQueue<Guid> Discarded { get; } = [];

    public bool MayCrash => true;

    public async Task<IReadOnlyList<ItemOutcome>> WorkAsync(SliceWork work, CancellationToken cancellationToken)
    {
        var outcomes = new List<ItemOutcome>();
        foreach (var item in work.Items)
            outcomes.Add(await Work(item, cancellationToken));
        return outcomes;
    }

    public Task AbandonAsync(SliceWork work, Abandonment reason, CancellationToken cancellationToken)
    {
        foreach (var item in work.Items)
            Abandoned.Enqueue($"{item.Key}: {reason.Code}");
        return Task.CompletedTask;
    }

    public Task AnnounceAsync(SliceWork work, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DiscardAsync(DiscardBatch command, CancellationToken cancellationToken)
    {
        Discarded.Enqueue(command.BatchId);
        return Task.CompletedTask;
    }
}

/// <summary>Waits for a fact.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<T> FindAsync<T>(Func<Task<T?>> find)
        where T : class
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await find() is { } found)
                return found;
            await Task.Delay(10, timeout.Token);
        }
    }

    /// <summary>Waits until it is so.</summary>
    public static Task IsSoAsync(Func<bool> isSo) => FindAsync(() => Task.FromResult(isSo() ? "so" : null));
}
