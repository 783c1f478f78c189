using MassTransit;
using Shortlist.Batches;

namespace Shortlist.Tracking;

/// <summary>The tracking service, for its own host and for <c>standalone</c>.</summary>
public static class TrackingService
{
    /// <summary>Adds the sweeper.</summary>
    public static IServiceCollection AddTracking(this IServiceCollection services) =>
        services.AddBatches().AddHostedService<Sweeper>();

    /// <summary>Adds the saga to the bus.</summary>
    public static void AddTrackingConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddSagaStateMachine<BatchStateMachine, Batch, BatchSagaDefinition>().BatchRepository();
}
