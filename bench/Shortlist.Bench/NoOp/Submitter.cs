using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shortlist.Batches;
using Shortlist.Bench.Machine;
using Shortlist.Contracts;
using Shortlist.Hosting;

namespace Shortlist.Bench.NoOp;

/// <summary>Takes batches in as a service would, and hears of their end as a subscriber would.</summary>
internal sealed class Submitter : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly BatchIntake _intake;
    private readonly IIdGenerator _ids;
    private readonly Completions _completions;

    private Submitter(IHost host)
    {
        _host = host;
        _intake = host.Services.GetRequiredService<BatchIntake>();
        _ids = host.Services.GetRequiredService<IIdGenerator>();
        _completions = host.Services.GetRequiredService<Completions>();
    }

    /// <summary>Connects to the store and the bus that the settings name.</summary>
    public static async Task<Submitter> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Settings.AsConfiguration(settings));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddShortlistStore();
        builder.Services.AddBatches();
        builder.Services.AddSingleton<Completions>();
        builder.Services.AddShortlistBus(
            builder.Configuration,
            bus => bus.AddConsumer<CompletionConsumer>().Endpoint(endpoint => endpoint.Temporary = true));
        builder.Services.Configure<MassTransitHostOptions>(host => host.WaitUntilStarted = true);

        var built = builder.Build();
        await built.StartAsync(cancellationToken);
        return new(built);
    }

    /// <summary>Submits a batch and returns how long it took until the event of its completion was here.</summary>
    /// <exception cref="InvalidOperationException">It completed with other figures than its items.</exception>
    public async Task<TimeSpan> RunAsync(int items, int sliceSize, CancellationToken cancellationToken, string tenant = "bench")
    {
        var began = Stopwatch.GetTimestamp();
        var result = await await BeginAsync(items, sliceSize, tenant, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(began);
        return result is { Failed: 0, Cancelled: 0 } && result.Succeeded == items
            ? elapsed
            : throw new InvalidOperationException($"Of {items} items the event tells {result}.");
    }

    /// <summary>Submits a batch of a tenant and returns what will hold its result once the event of its completion is here.</summary>
    public async Task<Task<BatchResult>> BeginAsync(int items, int sliceSize, string tenant, CancellationToken cancellationToken)
    {
        var id = _ids.Next();
        var completion = _completions.Expect(id);
        var batch = await _intake.BeginAsync(
            new NewBatch
            {
                Id = id,
                PublicId = id.ToString("N"),
                TenantId = tenant,
                Surface = "bench",
                Kind = "NoOp",
                Pool = NoOpHandler.Pool,
            },
            cancellationToken);
        await _intake.AcceptAsync(batch!, Keys(items), sliceSize, cancellationToken);
        return completion.WaitAsync(TimeSpan.FromMinutes(10), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static IEnumerable<string> Keys(int items) =>
        Enumerable.Range(0, items).Select(item => item.ToString("D6", CultureInfo.InvariantCulture));
}

/// <summary>Who waits for the end of which batch.</summary>
internal sealed class Completions
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<BatchResult>> _expected = new();

    public Task<BatchResult> Expect(Guid batchId) =>
        (_expected[batchId] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Completed(BatchCompleted message)
    {
        if (_expected.TryRemove(message.Batch.Id, out var waiting))
            waiting.SetResult(message.Result);
    }
}

/// <summary>Hears of completions.</summary>
internal sealed class CompletionConsumer(Completions completions) : IConsumer<BatchCompleted>
{
    public Task Consume(ConsumeContext<BatchCompleted> context)
    {
        completions.Completed(context.Message);
        return Task.CompletedTask;
    }
}
