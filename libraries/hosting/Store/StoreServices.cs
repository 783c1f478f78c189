using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shortlist.Store;
using Shortlist.Store.Disk;
using Shortlist.Store.Sqlite;
#if MONGODB
using Shortlist.Store.MongoDb;
#endif

namespace Shortlist.Hosting;

/// <summary>Opens the store by configuration.</summary>
public static class StoreServices
{
#if MONGODB
    internal const bool HasMongoDb = true;
#else
    internal const bool HasMongoDb = false;
#endif

    /// <summary>Adds documents and blobs, and what every process needs with them: the clock and ids.</summary>
    public static IServiceCollection AddShortlistStore(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().Configure<IConfiguration>(UseMachine).BindConfiguration("Store").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdGenerator, SystemIdGenerator>();
        services.TryAddSingleton(OpenDocuments);
        services.TryAddSingleton(OpenBlobs);
        return services;
    }

    // What a machine says once for all that runs on it; settings of the section win.
    private static void UseMachine(StoreOptions options, IConfiguration configuration)
    {
        options.Kind = configuration["SHORTLIST_STORE"] is { Length: > 0 } kind ? kind : options.Kind;
        options.ConnectionString = configuration["MONGODB_URI"];
    }

    private static IDocumentStore OpenDocuments(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
#if MONGODB
        if (options.Kind == StoreOptions.MongoDb)
            return new MongoDocumentStore(ToMongo(options));
#endif
        return new SqliteDocumentStore(
            new SqliteStoreOptions
            {
                Path = Path.Combine(options.Path, "shortlist.db"),
                Synchronous = options.Synchronous,
            },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteDocumentStore>>());
    }

    private static IBlobStore OpenBlobs(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
#if MONGODB
        if (options.Kind == StoreOptions.MongoDb)
            return new MongoBlobStore(ToMongo(options), time);
#endif
        return new DiskBlobStore(new DiskBlobOptions { Folder = Path.Combine(options.Path, "blobs") }, time);
    }

#if MONGODB
    private static MongoStoreOptions ToMongo(StoreOptions options) => new()
    {
        ConnectionString = options.ConnectionString!,
        Database = options.Database,
    };
#endif
}
