using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Shortlist.Hosting;

/// <summary>Wires MassTransit the same way in every process.</summary>
public static class BusServices
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Adds the bus. Messages are plain JSON with their type in a header, so that subscribers need no .NET; queues and
    /// exchanges are named in kebab-case (<c>docs/events.md</c>).
    /// </summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Section <c>Bus</c>, see <see cref="BusOptions"/>.</param>
    /// <param name="consumers">The consumers of the process, one action a service.</param>
    public static IServiceCollection AddShortlistBus(
        this IServiceCollection services, IConfiguration configuration, params Action<IBusRegistrationConfigurator>[] consumers)
    {
        services.AddOptions<BusOptions>().BindConfiguration("Bus").ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection("Bus").Get<BusOptions>() ?? new BusOptions();

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            bus.AddConfigureEndpointsCallback((_, _, endpoint) =>
            {
                endpoint.PublishFaults = false;
                if (options.QueueType == "quorum" && endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
                    rabbit.SetQuorumQueue();
            });
            foreach (var consumer in consumers)
                consumer(bus);

            if (options.IsInMemory)
            {
                bus.UsingInMemory((context, transport) => Configure(context, transport));
            }
            else
            {
                bus.UsingRabbitMq((context, transport) =>
                {
                    // Connections that a broker's death leaves behind wait so long for each call under way, one call after the other, before
                    // they are made anew: with the client's 20 s a busy worker sent nothing for three minutes.
                    transport.Host(options.Url, host => host.ContinuationTimeout(AnswerPatience));
                    Configure(context, transport);
                });
            }
        });
        services.Configure<MassTransitHostOptions>(host =>
        {
            // A stopping worker ends what it is doing; what it cannot end in time goes back to the queue. The in-memory
            // queue goes through all it holds instead, which the next start does just as well.
            host.ConsumerStopTimeout = options.IsInMemory ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(20);
            host.StopTimeout = options.IsInMemory ? TimeSpan.FromSeconds(5) : TimeSpan.FromSeconds(25);
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        return services;
    }

    private static void Configure<TEndpoint>(IBusRegistrationContext context, IBusFactoryConfigurator<TEndpoint> transport)
        where TEndpoint : IReceiveEndpointConfigurator
    {
        var json = new AnonymousRawJson();
        transport.AddSerializer(json);
        transport.AddDeserializer(json, isDefault: true);
        transport.ConfigureJsonSerializerOptions(json =>
        {
            json.WriteIndented = false;
            json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            return json;
        });
        transport.MessageTopology.SetEntityNameFormatter(new ExchangeNames());

        // MassTransit has a header of its own for the trace; subscribers look for the standard one.
        transport.ConfigurePublish(publish => publish.UseExecute(context =>
        {
            if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
                context.Headers.Set("traceparent", trace);
        }));

        // A store or broker that is down must not drain a queue into its error queue message by message.
        transport.UseKillSwitch(kill => kill
            .SetActivationThreshold(10)
            .SetTripThreshold(0.5)
            .SetTrackingPeriod(s: 10)
            .SetRestartTimeout(s: 10));
        transport.ConfigureEndpoints(context);
    }

    /// <summary>Exchanges are named <c>shortlist.batch-completed</c>, whatever namespaces the types live in.</summary>
    private sealed class ExchangeNames : IEntityNameFormatter
    {
        public string FormatEntityName<T>() =>
            $"shortlist.{KebabCaseEndpointNameFormatter.Instance.SanitizeName(typeof(T).Name)}";
    }
}
