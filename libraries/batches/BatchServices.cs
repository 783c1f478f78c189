using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Shortlist.Hosting;

namespace Shortlist.Batches;

/// <summary>Registers the engine.</summary>
public static class BatchServices
{
    /// <summary>What a process that only reads batches needs.</summary>
    public static IServiceCollection AddBatchReads(this IServiceCollection services)
    {
        services.TryAddSingleton<BatchCollection>();
        services.TryAddSingleton<SliceCollection>();
        return services;
    }

    /// <summary>What every process that works on batches needs: collections, intake, messenger, options.</summary>
    public static IServiceCollection AddBatches(this IServiceCollection services)
    {
        services.AddOptions<BatchOptions>().BindConfiguration("Batches").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new TransportLife(
            provider.GetRequiredService<IOptions<BusOptions>>().Value.IsInMemory
                ? provider.GetRequiredService<IIdGenerator>().Next().ToString("N")
                : null));
        services.AddBatchReads();
        services.TryAddSingleton<TenantSlotCollection>();
        services.TryAddSingleton<IBatchMessenger, MassTransitMessenger>();
        services.TryAddSingleton(provider => new BatchOutbox(
            provider.GetRequiredService<BatchCollection>(),
            provider.GetRequiredService<TenantSlotCollection>(),
            provider.GetRequiredService<IBatchMessenger>(),
            provider.GetRequiredService<IOptions<BatchOptions>>()));
        services.TryAddSingleton<BatchIntake>();
        services.TryAddSingleton<CancelWatch>();
        services.TryAddSingleton<IHintSender, HintSender>();
        services.TryAddSingleton<LateOutcomes>();
        services.TryAddSingleton(provider => new BatchTracker(
            provider.GetRequiredService<SliceCollection>(),
            provider.GetRequiredService<TenantSlotCollection>(),
            provider.GetRequiredService<IOptions<BatchOptions>>(),
            provider.GetRequiredService<TransportLife>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>
    /// Adds a pool's worker to the bus. <c>Pools:{pool}:Concurrency</c> says how many slices this process works on at once
    /// (default <paramref name="concurrency"/>).
    /// </summary>
    public static void AddPool<THandler>(
        this IBusRegistrationConfigurator bus, string pool, int concurrency, IConfiguration configuration)
        where THandler : class, ISliceHandler
    {
        bus.AddBatches();
        bus.TryAddSingleton<THandler>();
        var limit = configuration.GetValue($"Pools:{pool}:Concurrency", concurrency);
        bus.TryAddSingleton(provider => new PoolProcessor<THandler>(
            ActivatorUtilities.CreateInstance<SliceProcessor>(provider, provider.GetRequiredService<THandler>()), limit));

        AddQueue<SliceConsumer<THandler>>(bus, pool, limit);
        AddQueue<BacklogConsumer<THandler>>(bus, BatchQueues.BacklogOf(pool), limit);
    }

    private static void AddQueue<TConsumer>(IBusRegistrationConfigurator bus, string queue, int limit)
        where TConsumer : class, IConsumer =>
        bus.AddConsumer<TConsumer>(consumer => consumer.ConcurrentMessageLimit = limit)
            .Endpoint(endpoint =>
            {
                endpoint.Name = queue;
                endpoint.PrefetchCount = limit * 2;
                endpoint.ConfigureConsumeTopology = false;
            });
}
