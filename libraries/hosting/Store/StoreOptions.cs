using System.ComponentModel.DataAnnotations;
using Shortlist.Store.Sqlite;

namespace Shortlist.Hosting;

/// <summary>Where a process keeps documents and blobs. Bound from the section <c>Store</c>.</summary>
public sealed class StoreOptions : IValidatableObject
{
    /// <summary>The value of <see cref="Kind"/> for files of one host.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The value of <see cref="Kind"/> for a MongoDB database.</summary>
    public const string MongoDb = "mongodb";

    /// <summary>
    /// <c>sqlite</c> (default): one host, any number of processes. <c>mongodb</c>: any number of hosts; only in builds with
    /// <c>-p:MongoDb=true</c>. Without it the environment variable <c>SHORTLIST_STORE</c> says.
    /// </summary>
    public string Kind { get; set; } = Sqlite;

    /// <summary>The folder of the database and the blobs of SQLite, the same for every process of a host. Default <c>./data</c>.</summary>
    public string Path { get; set; } = "data";

    /// <summary><c>Full</c> (default): what was answered survives loss of power. <c>Normal</c>: it survives the death of any process.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>
    /// How MongoDB is reached: <c>mongodb://user:password@host:27017/?replicaSet=rs0</c>. Without it the environment variable
    /// <c>MONGODB_URI</c> says.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>The name of the database in MongoDB. Default <c>shortlist</c>.</summary>
    public string Database { get; set; } = "shortlist";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind is not (Sqlite or MongoDb))
            yield return new($"Store:Kind is '{Kind}'; it can be '{Sqlite}' or '{MongoDb}'.", [nameof(Kind)]);
        if (Kind == Sqlite && string.IsNullOrWhiteSpace(Path))
            yield return new("Store:Path is empty; it names the folder of the database and the blobs.", [nameof(Path)]);
        if (Kind == MongoDb && !StoreServices.HasMongoDb)
            yield return new($"Store:Kind is '{MongoDb}', which this build is without: build with -p:MongoDb=true.", [nameof(Kind)]);
        if (Kind == MongoDb && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Store:ConnectionString is missing; it says how MongoDB is reached.", [nameof(ConnectionString)]);
        if (Kind == MongoDb && string.IsNullOrWhiteSpace(Database))
            yield return new("Store:Database is empty; it names the database.", [nameof(Database)]);
    }
}
