using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shortlist.Batches;
using Shortlist.Store;

namespace Shortlist.FaultInjection;

/// <summary>Waits for a host that is about to be built, and wraps what it uses.</summary>
internal sealed class HostWatcher(FaultOrders orders) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string HostingListener = "Microsoft.Extensions.Hosting";
    private const string HostBuilding = "HostBuilding";

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == HostingListener)
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == HostBuilding && value.Value is IHostBuilder host)
            host.ConfigureServices(services => Wrap(services));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private void Wrap(IServiceCollection services)
    {
        Replace<IDocumentStore>(services, inner => new FaultyStore(inner, orders));
        Replace<IBatchMessenger>(services, inner => new FaultyMessenger(inner, orders));
        Replace<TimeProvider>(services, inner => new JumpingTime(inner, orders));
    }

    private static void Replace<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(T)) is not { } original)
            return;
        services.Remove(original);
        services.AddSingleton(provider => wrap((T)(original.ImplementationInstance
            ?? original.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!))));
    }
}
