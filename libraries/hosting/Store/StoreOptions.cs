using System.ComponentModel.DataAnnotations;
using Shortlist.Store.Sqlite;

namespace Shortlist.Hosting;

/// <summary>Where a process keeps documents and blobs. Bound from the section <c>Store</c>.</summary>
public sealed class StoreOptions : IValidatableObject
{
    /// <summary><c>sqlite</c> (default): one host, any number of processes.</summary>
    public string Kind { get; set; } = "sqlite";

    /// <summary>The folder of the database and the blobs, the same for every process of a host. Default <c>./data</c>.</summary>
    public string Path { get; set; } = "data";

    /// <summary><c>Full</c> (default): what was answered survives loss of power. <c>Normal</c>: it survives the death of any process.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind is not "sqlite")
            yield return new($"Store:Kind is '{Kind}'; it can be 'sqlite'.", [nameof(Kind)]);
        if (string.IsNullOrWhiteSpace(Path))
            yield return new("Store:Path is empty; it names the folder of the database and the blobs.", [nameof(Path)]);
    }
}
