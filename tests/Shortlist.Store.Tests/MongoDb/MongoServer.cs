using MongoDB.Driver;
using Shortlist.Store.MongoDb;

namespace Shortlist.Store.Tests.MongoDb;

/// <summary>A database of a test's own, on the server that <c>MONGODB_URI</c> names; without one the test is skipped.</summary>
internal sealed class MongoServer
{
    private MongoServer(MongoStoreOptions options) => Options = options;

    public MongoStoreOptions Options { get; }

    public IMongoDatabase Database => Options.Open();

    public static MongoServer NewDatabase()
    {
        var uri = Environment.GetEnvironmentVariable("MONGODB_URI");
        Assert.SkipUnless(uri is { Length: > 0 }, "MONGODB_URI names no server");
        return new(new MongoStoreOptions { ConnectionString = uri!, Database = $"shortlist_test_{Path.GetRandomFileName().Replace('.', '_')}" });
    }

    public Task DropAsync() => Database.Client.DropDatabaseAsync(Options.Database, CancellationToken.None);
}
