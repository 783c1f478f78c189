namespace Shortlist.Store.MongoDb;

/// <summary>Whether a server that takes writes answers now: a ping of the primary.</summary>
internal static class MongoCheck
{
    private static readonly BsonDocument Ping = new("ping", 1);

    public static Task RunAsync(IMongoDatabase database, CancellationToken cancellationToken) => MongoCall.RunAsync(
        () => database.RunCommandAsync<BsonDocument>(Ping, ReadPreference.Primary, cancellationToken), cancellationToken);
}
