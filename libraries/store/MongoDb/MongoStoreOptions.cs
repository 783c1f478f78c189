namespace Shortlist.Store.MongoDb;

/// <summary>Which database documents and blobs are kept in.</summary>
public sealed record MongoStoreOptions
{
    /// <summary>A connection string of MongoDB: <c>mongodb://user:password@host:27017/?replicaSet=rs0</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The name of the database; made on first use.</summary>
    public required string Database { get; init; }

    /// <summary>
    /// How long a call waits for a server to be found or for a majority to have its write, before it fails with
    /// <see cref="StoreUnavailableException"/>.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Opens the database with what the ports promise: writes are answered once a majority of the replica set has them, reads see
    /// only such writes, and a call that is cut off is tried once more by the driver. Nothing is connected before the first call.
    /// </summary>
    /// <exception cref="MongoConfigurationException">The connection string is none.</exception>
    internal IMongoDatabase Open()
    {
        var settings = MongoClientSettings.FromConnectionString(ConnectionString);
        settings.ApplicationName ??= "shortlist";
        settings.WriteConcern = WriteConcern.WMajority.With(wTimeout: Patience);
        settings.ReadConcern = ReadConcern.Majority;
        settings.ReadPreference = ReadPreference.Primary;
        settings.RetryWrites = true;
        settings.RetryReads = true;
        settings.ServerSelectionTimeout = Patience;
        settings.ConnectTimeout = Patience;

        // Clients of equal settings share their connections, which the disposal of one of them would take from all.
        return new MongoClient(settings).GetDatabase(Database);
    }
}
