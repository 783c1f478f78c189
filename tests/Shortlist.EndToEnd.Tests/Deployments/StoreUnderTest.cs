using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shortlist.Hosting;
using Shortlist.Store;
#if MONGODB
using MongoDB.Bson;
using MongoDB.Driver;
#endif

namespace Shortlist.EndToEnd.Tests.Deployments;

/// <summary>
/// The store of a deployment: SQLite in a folder, or, where <c>SHORTLIST_STORE=mongodb</c> says so in a build with MongoDB, a
/// database of its own on the server that <c>MONGODB_URI</c> names.
/// </summary>
internal sealed class StoreUnderTest : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private readonly ServiceProvider _services;

    public StoreUnderTest(string folder)
    {
        _settings = new(StringComparer.Ordinal)
        {
            ["Store:Path"] = folder,
            ["Store:Database"] = $"shortlist_e2e_{Path.GetRandomFileName().Replace('.', '_')}",
        };
        var configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection([.. _settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)), new("Store:Synchronous", "Normal")])
            .Build();
        IsMongoDb = configuration["SHORTLIST_STORE"] == StoreOptions.MongoDb;
        _services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddShortlistStore().BuildServiceProvider();
    }

    /// <summary>Whether the data lies in a database and not in the folder.</summary>
    public bool IsMongoDb { get; }

    /// <summary>What every process of the deployment is told, as environment variables.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment =>
        _settings.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value));

    public IDocumentStore Documents => _services.GetRequiredService<IDocumentStore>();

    public IBlobStore Blobs => _services.GetRequiredService<IBlobStore>();

    /// <summary>How many blobs are being written or were left behind.</summary>
    public async Task<long> CountUnfinishedBlobsAsync(CancellationToken cancellationToken)
    {
#if MONGODB
        if (IsMongoDb)
        {
            return await Database.GetCollection<BsonDocument>("blobs.leftovers")
                .CountDocumentsAsync(new BsonDocument(), cancellationToken: cancellationToken);
        }
#endif
        cancellationToken.ThrowIfCancellationRequested();
        var aside = Path.Combine(_settings["Store:Path"], "blobs", "aside");
        return await Task.FromResult(Directory.Exists(aside) ? Directory.EnumerateFiles(aside).LongCount() : 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
#if MONGODB
        if (IsMongoDb)
            await Database.Client.DropDatabaseAsync(_settings["Store:Database"]);
#endif
    }

#if MONGODB
    private IMongoDatabase Database =>
        new MongoClient(System.Environment.GetEnvironmentVariable("MONGODB_URI")).GetDatabase(_settings["Store:Database"]);
#endif
}
