using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Batches;
using Shortlist.Hosting;

namespace Shortlist.Bench.NoOp;

/// <summary>A service whose pool does nothing, put together like every other; configured by environment variables.</summary>
internal static class WorkerHost
{
    /// <summary>Slices worked on at once: items that take no time are bound by how many commits share one flush of the disk.</summary>
    private const int Concurrency = 64;

    public static async Task RunAsync(TimeSpan wait)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddShortlistTelemetry("no-op-worker");
        builder.Services.AddSingleton(new ItemWait(wait));
        builder.Services.AddShortlistHealth();
        builder.Services.AddShortlistStore();
        builder.Services.AddShortlistBus(
            builder.Configuration, bus => bus.AddPool<NoOpHandler>(NoOpHandler.Pool, Concurrency, builder.Configuration));

        var app = builder.Build();
        app.MapShortlistHealth();
        await app.RunAsync();
    }
}
