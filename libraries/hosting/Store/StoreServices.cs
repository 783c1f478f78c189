using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shortlist.Store;
using Shortlist.Store.Disk;
using Shortlist.Store.Sqlite;

namespace Shortlist.Hosting;

/// <summary>Opens the store by configuration.</summary>
public static class StoreServices
{
    /// <summary>Adds documents and blobs, and what every process needs with them: the clock and ids.</summary>
    public static IServiceCollection AddShortlistStore(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration("Store").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton<IDocumentStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
            return new SqliteDocumentStore(
                new SqliteStoreOptions
                {
                    Path = Path.Combine(options.Path, "shortlist.db"),
                    Synchronous = options.Synchronous,
                },
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SqliteDocumentStore>>());
        });
        services.TryAddSingleton<IBlobStore>(provider => new DiskBlobStore(
            new DiskBlobOptions { Folder = Path.Combine(provider.GetRequiredService<IOptions<StoreOptions>>().Value.Path, "blobs") },
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
